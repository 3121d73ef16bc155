// Renders the marked copy, offers it to be looked at, and hands it to the vault. One at a time; leaving ends what is under way.
import { useEffect, useRef, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { CopyPlan } from '../../../../shared/evidence/working-copy.ts';
import type { CopyFailure } from '../../../media/working-copies/copy-messages.ts';
import { CopyError, copyTypeOf, renderCopy, type FinishedCopy } from '../../../media/working-copies/render-copy.ts';
import { whyNot } from '../../../media/media-failure.ts';

interface Finished {
  readonly plan: CopyPlan;
  readonly copy: FinishedCopy;
}

export interface CopyMaking {
  readonly finished: Finished | null;
  readonly isMaking: boolean;
  readonly why: CopyFailure | null;
  readonly make: (bitmap: ImageBitmap, plan: CopyPlan) => void;
  /** Gives the finished copy up, to mark on. */
  readonly giveUp: () => void;
}

export const useCopyMaking = (item: EvidenceItem): CopyMaking => {
  const [finished, setFinished] = useState<Finished | null>(null);
  const [making, setMaking] = useState<AbortController | null>(null);
  const [why, setWhy] = useState<CopyFailure | null>(null);
  const held = useRef<{ making: AbortController | null; copy: FinishedCopy | null }>({ making: null, copy: null });
  useEffect(() => {
    const leaving = held.current;
    return () => {
      leaving.making?.abort();
      leaving.copy?.bitmap.close();
    };
  }, []);
  const keep = (next: Finished | null): void => {
    held.current.copy?.bitmap.close();
    held.current.copy = next?.copy ?? null;
    setFinished(next);
  };
  return {
    finished, isMaking: making !== null, why,
    make: (bitmap, plan) => {
      if (held.current.making !== null) return;
      const mine = new AbortController();
      held.current.making = mine;
      setMaking(mine);
      setWhy(null);
      renderCopy(bitmap, plan, copyTypeOf(item.mediaType), mine.signal).then(
        (copy) => {
          if (mine.signal.aborted) copy.bitmap.close();
          else keep({ plan, copy });
        },
        (thrown: unknown) => { if (!mine.signal.aborted) setWhy(thrown instanceof CopyError ? thrown.why : whyNot(thrown)); },
      ).finally(() => {
        held.current.making = null;
        if (!mine.signal.aborted) setMaking(null);
      });
    },
    giveUp: () => { keep(null); },
  };
};
