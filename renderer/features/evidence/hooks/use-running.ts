// Work that takes a while, one at a time: how far it is, a way to stop it, why it failed. Leaving the screen stops it.
import { useEffect, useRef, useState } from 'react';
import { whyNot } from '../../../media/media-failure.ts';
import type { CopyFailure } from '../../../media/working-copies/copy-messages.ts';
import { CopyError } from '../../../media/working-copies/render-copy.ts';

/** Why, and of which page of a document where it is about one. */
export interface Failed { readonly why: CopyFailure; readonly page: number | null }

export interface Running<Progress> {
  /** Null while nothing runs. */
  readonly progress: Progress | null;
  readonly failed: Failed | null;
  readonly stop: () => void;
  /** Begins, unless something runs already. `done` is not called for what was stopped. */
  readonly run: <Result>(first: Progress, work: (told: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>, done: (result: Result) => void) => void;
}

export const useRunning = <Progress>(): Running<Progress> => {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const held = useRef<AbortController | null>(null);
  useEffect(() => () => { held.current?.abort(); }, []);
  return {
    progress, failed,
    stop: () => {
      held.current?.abort();
      held.current = null;
      setProgress(null);
    },
    run: (first, work, done) => {
      if (held.current !== null) return;
      const mine = new AbortController();
      held.current = mine;
      setProgress(first);
      setFailed(null);
      work((next) => { if (!mine.signal.aborted) setProgress(next); }, mine.signal).then(
        (result) => { if (!mine.signal.aborted) done(result); },
        (thrown: unknown) => { if (!mine.signal.aborted) setFailed(thrown instanceof CopyError ? thrown : { why: whyNot(thrown), page: null }); },
      ).finally(() => {
        if (held.current !== mine) return;
        held.current = null;
        if (!mine.signal.aborted) setProgress(null);
      });
    },
  };
};
