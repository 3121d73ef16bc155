// Runs a decoding for as long as the screen shows it: stopped on leaving, its reason kept when it cannot be done.
import { useEffect, useState } from 'react';
import { whyNot, type DecodeFailure } from '../../../media/media-failure.ts';

export type Decoded<T> = { readonly is: 'reading' } | { readonly is: 'ready'; readonly value: T } | { readonly is: 'failed'; readonly why: DecodeFailure };

/** `decode` must be stable (useCallback); a changed one starts anew. `release` gives back what a result holds. */
export const useDecoded = <T>(decode: (signal: AbortSignal) => Promise<T>, release?: (value: T) => void): Decoded<T> => {
  const [state, setState] = useState<Decoded<T>>({ is: 'reading' });
  useEffect(() => {
    const leaving = new AbortController();
    let held: T | undefined;
    setState({ is: 'reading' });
    decode(leaving.signal).then(
      (value) => {
        if (leaving.signal.aborted) { release?.(value); return; }
        held = value;
        setState({ is: 'ready', value });
      },
      (thrown: unknown) => { if (!leaving.signal.aborted) setState({ is: 'failed', why: whyNot(thrown) }); },
    );
    return () => {
      leaving.abort();
      if (held !== undefined) release?.(held);
    };
  }, [decode, release]);
  return state;
};
