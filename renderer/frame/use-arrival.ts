// Gives a place the keyboard when it is gone to and what had the focus went with the place before: Tab then begins in it, and the keys
// that scroll move it. Never takes the focus from anything that has it.
import { useEffect, type RefObject } from 'react';

/** `place` is another value whenever the window goes somewhere; `main` holds it. */
export const useArrival = (main: RefObject<HTMLElement | null>, place: object): void => {
  useEffect(() => {
    const element = main.current;
    const holder = document.activeElement;
    if (element === null || (holder !== null && holder !== document.body && holder !== element)) return undefined;
    // Nobody moved the focus here, so no ring jumps at the reader; F6 and the link to the content show theirs.
    element.toggleAttribute('data-arrived', true);
    element.focus({ preventScroll: true });
    const leave = (): void => { element.removeAttribute('data-arrived'); };
    element.addEventListener('blur', leave, { once: true });
    return () => { element.removeEventListener('blur', leave); leave(); };
  }, [main, place]);
};
