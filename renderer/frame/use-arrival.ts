// Gives a place the keyboard when it is gone to and what had the focus went with the place before: Tab then begins in it, and the keys
// that scroll move it. Never takes the focus from anything that has it.
import { useEffect, type RefObject } from 'react';

/** `place` is another value whenever the window goes somewhere; `main` holds it. */
export const useArrival = (main: RefObject<HTMLElement | null>, place: object): void => {
  useEffect(() => {
    const holder = document.activeElement;
    if (holder === null || holder === document.body) main.current?.focus({ preventScroll: true });
  }, [main, place]);
};
