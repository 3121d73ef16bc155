// Holding a button down: a tick every 100 ms as long as it is really held. Everything that could mean letting go ends it.
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../../api.ts';

const tickMs = 100;

const isPressKey = (key: string): boolean => key === ' ' || key === 'Enter';

export interface HoldHandlers {
  readonly onPointerDown: (event: React.PointerEvent) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Handlers for the button. A key that repeats keeps the row it began. */
export const useHold = (): HoldHandlers => {
  const row = useRef<ReturnType<typeof setInterval> | null>(null);
  const end = useCallback(() => {
    if (row.current === null) return;
    clearInterval(row.current);
    row.current = null;
    void api.panic.letGo({});
  }, []);
  const begin = useCallback(() => {
    if (row.current !== null) return;
    void api.panic.hold({});
    row.current = setInterval(() => { void api.panic.hold({}); }, tickMs);
  }, []);
  useEffect(() => {
    const keyUp = (event: KeyboardEvent): void => { if (isPressKey(event.key)) end(); };
    // The window's blur, not the button's: something else on the page may take the focus while a finger is still down.
    const ends = ['pointerup', 'pointercancel', 'contextmenu', 'blur', 'pagehide'] as const;
    const endOf = (event: Event): void => { if (event.type !== 'blur' || event.target === window) end(); };
    for (const type of ends) window.addEventListener(type, endOf, { capture: true });
    window.addEventListener('keyup', keyUp, { capture: true });
    document.addEventListener('visibilitychange', end);
    return () => {
      end();
      for (const type of ends) window.removeEventListener(type, endOf, { capture: true });
      window.removeEventListener('keyup', keyUp, { capture: true });
      document.removeEventListener('visibilitychange', end);
    };
  }, [end, begin]);
  return {
    onPointerDown: (event) => { if (event.button === 0 && event.isPrimary) begin(); },
    onKeyDown: (event) => {
      if (!isPressKey(event.key)) return;
      event.preventDefault();
      if (!event.repeat) begin();
    },
  };
};
