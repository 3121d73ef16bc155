// What is to leave of one picture, and the copy without camera details that is made first where that was chosen.
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../../shared/ids.ts';
import { makeBareCopy, type BareCopy } from '../../../media/working-copies/bare-copy.ts';
import { canLeaveWithout, proposedLeaving, type Leaving } from '../rules/leaving.ts';

export interface LeavingChoice {
  /** Null where there is no choice. */
  readonly leaving: Leaving | null;
  /** How many of the chosen files state a place; null until it is known. */
  readonly withPlace: number | null;
  /** Whether it is known what there is to choose from: nothing leaves before. */
  readonly isKnown: boolean;
  readonly isMaking: boolean;
  /** Why the copy could not be made. */
  readonly failed: Exclude<BareCopy, { readonly id: unknown }> | null;
  /** What really leaves: of a copy that is made first, the copy. Null when it could not be made. */
  readonly selectionFor: () => Promise<Selection | null>;
}

/** `chosen` is what the person said, or empty. */
export const useLeaving = (selection: Selection, chosen: string): LeavingChoice => {
  const only = selection.by === 'ids' && selection.ids.length === 1 ? selection.ids[0] : undefined;
  const answer = useAnswer('evidence.get', { id: only ?? evidenceId(1) }, { enabled: only !== undefined });
  const places = useAnswer('evidence.statedPlaces', { selection });
  const [isMaking, setMaking] = useState(false);
  const [failed, setFailed] = useState<LeavingChoice['failed']>(null);
  const item = only === undefined ? null : answer.data?.item ?? null;
  const leaving = item === null || !canLeaveWithout(item) ? null : chosen === 'as-added' || chosen === 'without-details' ? chosen : proposedLeaving(item);
  return {
    leaving, isMaking, failed,
    isKnown: only === undefined || answer.data !== undefined || answer.isError,
    withPlace: places.data?.withPlace ?? null,
    selectionFor: async () => {
      setFailed(null);
      if (item === null || leaving !== 'without-details') return selection;
      setMaking(true);
      const copy = await makeBareCopy(api.evidence, item);
      setMaking(false);
      if ('id' in copy) return { by: 'ids', ids: [copy.id] };
      setFailed(copy);
      return null;
    },
  };
};
