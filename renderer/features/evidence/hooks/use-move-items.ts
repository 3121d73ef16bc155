// Removes items from the list, brings them back, moves them to another case, and says what came of it, with "Undo". Very many go on in Activity while nothing waits for them.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import type { CaseId } from '../../../../shared/ids.ts';
import { manyItems } from '../../../../shared/sizes.ts';
import { ask, failureOf } from '../../../api.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';

/** Away for a reason, back into the list, or into another case. */
export interface Move {
  readonly selection: Selection;
  readonly count: number;
  readonly to: { readonly reason: string } | 'list' | { readonly case: CaseId; readonly code: string };
}

export interface MoveItems {
  /** Calls `onDone` once they are moved, or once the work on very many has begun. */
  readonly move: (move: Move, onDone: () => void) => void;
  readonly isMoving: boolean;
  readonly failure: Failure | null;
}

const stale = ['evidence.page', 'evidence.get', 'evidence.months', 'evidence.tags', 'custody.page', 'home.overview', 'cases.counts'] as const;

const words = {
  away: { done: 'evidence.putAwayDone', stopped: 'evidence.putAwayStopped', broken: 'evidence.putAwayBrokenOff', started: 'evidence.putAwayStarted', undo: 'evidence.undoPutAway' },
  back: { done: 'evidence.bringBackDone', stopped: 'evidence.bringBackStopped', broken: 'evidence.bringBackBrokenOff', started: 'evidence.bringBackStarted', undo: 'evidence.undoBringBack' },
  case: { done: 'cases.moveDone', stopped: 'cases.moveStopped', broken: 'cases.moveBrokenOff', started: 'cases.moveStarted', undo: 'cases.moveUndo' },
} as const;

export const useMoveItems = (): MoveItems => {
  const formatter = useFormatter();
  const client = useQueryClient();
  const note = useNoteUndo();
  const [isMoving, setMoving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const move = useCallback<MoveItems['move']>(({ selection, count, to }, onDone) => {
    const t = formatter.text;
    const say = words[to === 'list' ? 'back' : 'reason' in to ? 'away' : 'case'];
    const code = to !== 'list' && 'code' in to ? to.code : '';
    const tell = ({ changed, undo, stopped, failure: ended, along = 0 }: OutputOf<'evidence.putAway'> & Partial<OutputOf<'evidence.moveToCase'>>): void => {
      const done = t(ended !== null ? say.broken : stopped ? say.stopped : say.done, { count: changed, code, along });
      announce([done, ...(ended === null ? [] : [formatter.failure(ended)])].join(' '), ended === null ? 'plain' : 'danger', note(t(say.undo, { count: changed }), undo));
    };
    const isMany = count > manyItems;
    setFailure(null);
    setMoving(!isMany);
    const asked = to === 'list' ? ask('evidence.bringBack', { selection }) : 'reason' in to ? ask('evidence.putAway', { selection, reason: to.reason }) : ask('evidence.moveToCase', { selection, to: to.case });
    asked.then(
      async (answer) => {
        await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read] })));
        tell(answer);
        if (!isMany) onDone();
      },
      (thrown: unknown) => {
        const refused = failureOf(thrown);
        if (!isMany) setFailure(refused);
        // A lock ends the work; what it had done is there at the next opening, and nobody is left to be told.
        else if (refused.code !== 'vault-locked') announce(formatter.failure(refused), 'danger');
      },
    ).finally(() => { setMoving(false); });
    if (!isMany) return;
    announce(t(say.started, { count, code }));
    onDone();
  }, [client, formatter, note]);
  return { move, isMoving, failure };
};
