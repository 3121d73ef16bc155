// Where a line of things loses the one that had the keyboard (a tag taken off, a notice closed), the next one has it, then the one before; where
// none is left, what had it before the line, else the place itself. Without this it falls on the page, and Tab begins at the top.
import { useCallback } from 'react';

const controls = 'button:not(:disabled), input:not(:disabled), a[href], [tabindex="0"]';

/** A ref for the element that holds the line. */
export const useFocusNext = (): ((line: HTMLElement | null) => (() => void) | undefined) =>
  useCallback((line) => {
    if (line === null) return undefined;
    let held: Element | null = null;
    let place = 0;
    let before: Element | null = null;
    const all = (): HTMLElement[] => [...line.querySelectorAll<HTMLElement>(controls)];
    const note = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Element && !line.contains(relatedTarget)) before = relatedTarget;
      held = target instanceof Element ? target : null;
      place = all().findIndex((control) => control === held);
    };
    const look = (): void => {
      if (held === null || held.isConnected || (document.activeElement !== null && document.activeElement !== document.body)) return;
      held = null;
      const left = all();
      const next = left[Math.min(place, left.length - 1)] ?? (before instanceof HTMLElement && before.isConnected ? before : line.closest<HTMLElement>('main'));
      next?.focus({ preventScroll: true });
    };
    const changes = new MutationObserver(look);
    changes.observe(line, { childList: true, subtree: true });
    line.addEventListener('focusin', note);
    return () => {
      changes.disconnect();
      line.removeEventListener('focusin', note);
    };
  }, []);
