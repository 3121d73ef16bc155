// What is to leave of one picture, and the copy without camera details that is made first where that was chosen.
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import type { PrivilegedWay, Selection } from '../../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../../shared/ids.ts';
import { makeBareCopy, type BareCopy } from '../../../media/working-copies/bare-copy.ts';
import { canLeaveWithout, onlyOne, proposedLeaving, type Leaving } from '../rules/leaving.ts';

export interface LeavingChoice {
  /** Null where there is no choice. */
  readonly leaving: Leaving | null;
  /** Whether the file states a place; false until it is known. */
  readonly statesPlace: boolean;
  /** Whether it is known what there is to choose from: nothing leaves before. */
  readonly isKnown: boolean;
  /** What could not be read of the file, so that nobody takes it for saying nothing. */
  readonly unread: 'everything' | 'place' | null;
  readonly isMaking: boolean;
  /** Why the copy could not be made. */
  readonly failed: Exclude<BareCopy, { readonly id: unknown }> | null;
  /** What really leaves: of a copy that is made first, the copy. Null when it could not be made. */
  readonly selectionFor: () => Promise<Selection | null>;
}

/** `chosen` is what the person said, or empty. Of several items it knows nothing and asks nothing. */
export const useLeaving = (selection: Selection, chosen: string, privileged: PrivilegedWay): LeavingChoice => {
  const only = onlyOne(selection);
  const answer = useAnswer('evidence.get', { id: only ?? evidenceId(1) }, { enabled: only !== null });
  const about = useAnswer('evidence.aboutLeaving', { selection, privileged: null }, { enabled: only !== null });
  const [isMaking, setMaking] = useState(false);
  const [failed, setFailed] = useState<LeavingChoice['failed']>(null);
  const item = only === null ? null : answer.data?.item ?? null;
  const leaving = item === null || !canLeaveWithout(item) ? null : chosen === 'as-added' || chosen === 'without-details' ? chosen : proposedLeaving(item);
  return {
    leaving, isMaking, failed,
    isKnown: answer.data !== undefined || answer.isError,
    unread: answer.isError ? 'everything' : about.isError ? 'place' : null,
    statesPlace: (about.data?.withPlace ?? 0) > 0 && leaving !== 'without-details',
    selectionFor: async () => {
      setFailed(null);
      // What is left out needs no copy.
      if (item === null || leaving !== 'without-details' || (item.privileged && privileged === 'leave-out')) return selection;
      setMaking(true);
      const copy = await makeBareCopy(api.evidence, item);
      setMaking(false);
      if ('id' in copy) return { by: 'ids', ids: [copy.id] };
      setFailed(copy);
      return null;
    },
  };
};
