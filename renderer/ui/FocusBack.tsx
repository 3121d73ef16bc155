// Gives the keyboard back to what had it, in the moment in which what lay above it goes. The library does so a frame later, which on a busy
// computer is a while, and whoever types on before that is heard by nobody.
import { useEffect, useState } from 'react';

/** Stands in what lies above the window, for as long as that is there. */
export const FocusBack = () => {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => {
    const holder = document.activeElement;
    if (!(before instanceof HTMLElement) || !before.isConnected || (holder !== null && holder !== document.body)) return;
    before.focus({ preventScroll: true });
    // It may be hidden by now, because the window became narrow.
    if (document.activeElement !== before) before.closest('main')?.focus({ preventScroll: true });
  }, [before]);
  return null;
};
