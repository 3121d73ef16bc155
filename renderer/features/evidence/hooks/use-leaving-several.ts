// What is to leave of several items, and the copies without camera details that are made first, one after the other, where that was chosen.
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import type { PrivilegedWay, Selection } from '../../../../shared/evidence/schema.ts';
import { makeBareCopies, type MadeCopies, type NotMade } from '../../../media/working-copies/bare-copies.ts';
import { makeBareCopy } from '../../../media/working-copies/bare-copy.ts';
import { canLeaveWithout, canSeveralLeaveWithout, copiesLeftMs, leavingAfter, proposedForSeveral, type Leaving, type NotMadeWay } from '../rules/leaving.ts';

export interface CopiesProgress {
  readonly done: number;
  readonly of: number;
  /** Milliseconds; null while it cannot be told. */
  readonly left: number | null;
}

export interface LeavingSeveral {
  /** Null where there is no choice. */
  readonly leaving: Leaving | null;
  readonly about: OutputOf<'evidence.aboutLeaving'> | null;
  readonly isKnown: boolean;
  /** While copies are made. */
  readonly progress: CopiesProgress | null;
  readonly stop: () => void;
  /** Why the last attempt did not come to its end. */
  readonly ended: 'stopped' | Failure | null;
  /** Pictures of which no copy could be made, and what was said of them. */
  readonly notMade: readonly NotMade[];
  readonly notMadeWay: NotMadeWay | null;
  readonly setNotMadeWay: (way: NotMadeWay) => void;
  readonly isMissingWay: boolean;
  /** How many items leave, as far as that is known. */
  readonly count: number | null;
  /** What really leaves; null where the copies are not made or an answer is wanted. */
  readonly selectionFor: () => Promise<Selection | null>;
}

interface Made extends MadeCopies {
  /** What they were made for: another answer asks for others. */
  readonly privileged: PrivilegedWay;
}

/** `chosen` is what the person said, or empty. */
export const useLeavingSeveral = (selection: Selection, chosen: string, privileged: PrivilegedWay, enabled: boolean): LeavingSeveral => {
  const [progress, setProgress] = useState<CopiesProgress | null>(null);
  const answer = useAnswer('evidence.aboutLeaving', { selection, privileged }, { enabled: enabled && progress === null });
  const [ended, setEnded] = useState<LeavingSeveral['ended']>(null);
  const [lastMade, setMade] = useState<Made | null>(null);
  const [notMadeWay, setNotMadeWay] = useState<NotMadeWay | null>(null);
  const [isMissingWay, setMissingWay] = useState(false);
  const making = useRef<AbortController | null>(null);
  useEffect(() => () => { making.current?.abort(); }, []);
  const about = answer.data ?? null;
  const leaving = about === null || !canSeveralLeaveWithout(about) ? null : chosen === 'as-added' || chosen === 'without-details' ? chosen : proposedForSeveral(about);
  const made = leaving === 'without-details' && lastMade?.privileged === privileged ? lastMade : null;
  const leaves = made === null ? null : leavingAfter(made, notMadeWay);

  const make = async (): Promise<MadeCopies | null> => {
    const mine = new AbortController();
    making.current = mine;
    setEnded(null);
    setProgress({ done: 0, of: about?.pictures ?? 0, left: null });
    const items = await api.evidence.itemsLeaving({ selection, privileged });
    const began = performance.now();
    let least: number | null = null;
    const result = !items.ok ? { ended: items.failure } : await makeBareCopies({
      items: items.value, privileged, get: api.evidence.get, make: (item, signal) => makeBareCopy(api.evidence, item, signal), canLeaveWithout, signal: mine.signal,
      onStep: ({ done, made: count }) => {
        const left = copiesLeftMs(count, items.value.pictures.filter(({ copy }) => copy === null).length, performance.now() - began);
        least = left === null || least === null ? (left ?? least) : Math.min(left, least);
        setProgress({ done, of: items.value.pictures.length, left: least });
      },
    });
    making.current = null;
    setProgress(null);
    if ('leaves' in result) {
      setMade({ ...result, privileged });
      setNotMadeWay(null);
      setMissingWay(false);
      return result;
    }
    setEnded('ended' in result ? result.ended : 'stopped');
    return null;
  };

  return {
    leaving, about, progress, ended, notMadeWay, isMissingWay,
    isKnown: answer.data !== undefined || answer.isError,
    stop: () => { making.current?.abort(); },
    notMade: made?.notMade ?? [],
    setNotMadeWay: (way) => {
      setNotMadeWay(way);
      setMissingWay(false);
    },
    count: leaving !== 'without-details' || about === null ? null : leaves?.length ?? about.pictures + about.others + about.kept,
    selectionFor: async () => {
      if (leaving !== 'without-details') return selection;
      if (making.current !== null) return null;
      const ready = made === null ? await make() : made;
      const ids = ready === null ? null : leavingAfter(ready, made === null ? null : notMadeWay);
      if (made !== null) setMissingWay(ids === null);
      return ids === null || ids.length === 0 ? null : { by: 'ids', ids: [...ids] };
    },
  };
};
