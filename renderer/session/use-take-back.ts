// Undoes and redoes, and says in words what came of it. What is still being typed is saved first, so that it is what is undone.
import { useCallback, useMemo } from 'react';
import { failureOf } from '../api.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { announce } from './notices.ts';
import { pendingSaves } from './pending-saves.ts';
import { useUndoStack } from './use-undo.ts';

export interface TakeBackActions {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Never throws: what the vault refuses is told as a notice. */
export const useTakeBack = (): TakeBackActions => {
  const formatter = useFormatter();
  const stack = useUndoStack();
  const run = useCallback((way: 'undo' | 'redo'): void => {
    void pendingSaves.flush().then(() => stack[way]()).then(
      (taken) => {
        if (taken === null) return;
        const { step: { words: what }, answer: { stopped, failure, changed } } = taken;
        if (failure !== null) announce(`${formatter.text('command.takenBackInPart', { what, count: changed })} ${formatter.failure(failure)}`, 'danger');
        else announce(formatter.text(stopped ? 'command.takenBackInPart' : way === 'undo' ? 'command.undone' : 'command.redone', { what, count: changed }));
      },
      (thrown: unknown) => { announce(formatter.failure(failureOf(thrown)), 'danger'); },
    );
  }, [formatter, stack]);
  return useMemo(() => ({ undo: () => { run('undo'); }, redo: () => { run('redo'); } }), [run]);
};
