// Lets the keyboard scroll a box that is too long for its place and holds nothing else that takes the keyboard.
import { useCallback, useState } from 'react';

const takesKeyboard = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/** A ref for the box, and the tab stop to give it: 0 while it needs one, undefined while it does not. */
export const useScrollStop = (): readonly [(box: HTMLElement | null) => (() => void) | undefined, 0 | undefined] => {
  const [needs, setNeeds] = useState(false);
  const hold = useCallback((box: HTMLElement | null) => {
    if (box === null) return undefined;
    const look = (): void => { setNeeds(box.scrollHeight > box.clientHeight + 1 && box.querySelector(takesKeyboard) === null); };
    look();
    const sizes = new ResizeObserver(look);
    const contents = new MutationObserver(look);
    sizes.observe(box);
    contents.observe(box, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, []);
  return [hold, needs ? 0 : undefined];
};
