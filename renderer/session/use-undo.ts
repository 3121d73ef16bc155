// The undo stack of the opened vault: kept among the session's answers, so that a lock forgets it.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { UndoId } from '../../shared/ids.ts';
import { ask } from '../api.ts';
import { editSession } from './edit-session.ts';
import { createUndoStack, type UndoStack, type UndoState } from './undo-stack.ts';

const key = ['undo-stack'];

/** The stack that belongs to these answers. */
export const undoStackOf = (client: QueryClient): UndoStack => {
  const known = client.getQueryData<UndoStack>(key);
  if (known !== undefined) return known;
  const stack = createUndoStack(async (edits) => {
    const answer = await ask('evidence.undo', { edits: [...edits], session: editSession() });
    await Promise.all((['evidence.get', 'evidence.links', 'evidence.page', 'evidence.months', 'evidence.tags', 'custody.page'] as const).map((read) => client.invalidateQueries({ queryKey: [read] })));
    return answer;
  });
  client.setQueryDefaults(key, { gcTime: Infinity, staleTime: Infinity });
  client.setQueryData(key, stack);
  return stack;
};

export const useUndoStack = (): UndoStack => undoStackOf(useQueryClient());

/** What could be undone and redone now. */
export const useUndoState = (): UndoState => {
  const stack = useUndoStack();
  return useSyncExternalStore(stack.subscribe, stack.state);
};

/** Notes an edit that the vault made; answers with its step for a notice, undefined where it cannot be undone. */
export const useNoteUndo = (): ((words: string, edit: UndoId | null, run?: string) => number | undefined) => {
  const stack = useUndoStack();
  return useCallback((words, edit, run) => (edit === null ? undefined : stack.note({ words, edit, at: Date.now(), ...(run === undefined ? {} : { run }) })), [stack]);
};
