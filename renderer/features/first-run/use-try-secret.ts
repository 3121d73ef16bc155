// Tries what opens the chosen backup where it was entered, so that a wrong passphrase is told there and not after the last step. Nothing is restored by it.
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { secretOf, type RestoreDraft } from './restore-draft.ts';

export interface TriedSecret {
  readonly isTrying: boolean;
  readonly failure: Failure | null;
  /** What was said of an earlier try is not true of what is entered now. */
  readonly forget: () => void;
  readonly tryIt: () => void;
}

/** A mirror is opened later, with what opens its vault: nothing is tried then. */
export const useTrySecret = (draft: RestoreDraft, onOpens: () => void): TriedSecret => {
  const [isTrying, setTrying] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isUnderWay = useRef(false);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => { isShown.current = false; };
  }, []);
  const tried = async (): Promise<void> => {
    const ticket = draft.file?.ticket ?? null;
    const secret = secretOf(draft);
    if (ticket === null || secret === null) {
      onOpens();
      return;
    }
    isUnderWay.current = true;
    setTrying(true);
    setFailure(null);
    const answer = await api.backup.tryToOpen({ ticket, secret });
    isUnderWay.current = false;
    // Whoever went back meanwhile is not taken on.
    if (!isShown.current) return;
    setTrying(false);
    if (answer.ok) onOpens();
    else setFailure(answer.failure);
  };
  return { isTrying, failure, forget: () => { setFailure(null); }, tryIt: () => { if (!isUnderWay.current) void tried(); } };
};
