// Tells main that someone is here, so that the idle clock starts again. At most once in five seconds.
import { useEffect } from 'react';
import { api } from '../api.ts';

const leastPauseMs = 5000;

/** Sends `window.active` while keys, pointer or wheel are used. */
export const useActivitySignal = (): void => {
  useEffect(() => {
    let last = 0;
    const signal = (event: Event): void => {
      if (event.timeStamp - last < leastPauseMs) return;
      last = event.timeStamp;
      void api.window.active({});
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, signal, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, signal, { capture: true });
    };
  }, []);
};
