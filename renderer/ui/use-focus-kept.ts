// Keeps the keyboard inside a dialog while it works: a field that is locked, or a step that is replaced, would take the focus with it, and
// Esc would be heard by nobody. The dialog itself holds the focus meanwhile, and gives it back.
import { useCallback } from 'react';

const isLocked = (element: HTMLElement): boolean => !element.isConnected || element.matches(':disabled');

/** A ref for an element inside a dialog that holds everything in it. */
export const useFocusKept = (): ((parts: HTMLElement | null) => (() => void) | undefined) =>
  useCallback((parts) => {
    const dialog = parts?.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ?? null;
    if (parts === null || dialog === null) return undefined;
    let last: HTMLElement | null = parts.contains(document.activeElement) && document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const note = (event: FocusEvent): void => { if (event.target instanceof HTMLElement && event.target !== dialog) last = event.target; };
    const look = (): void => {
      if (last === null) return;
      const now = document.activeElement;
      if (isLocked(last) && (now === null || now === document.body || now === last)) dialog.focus();
      else if (!isLocked(last) && now === dialog) last.focus();
    };
    const changes = new MutationObserver(look);
    changes.observe(parts, { attributes: true, attributeFilter: ['disabled'], childList: true, subtree: true });
    dialog.addEventListener('focusin', note);
    return () => {
      changes.disconnect();
      dialog.removeEventListener('focusin', note);
    };
  }, []);
