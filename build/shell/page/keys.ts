// Keys of the native menu, which Electron handles after the page had its chance, and keys that a browser would act on but
// Electron's window does not have.
import type { KeyCombination } from '../messages.ts';
import type { Link } from './link.ts';

/** Ctrl with these opens, prints, saves, searches, reloads or closes in a browser; an Electron window without a menu ignores them. */
const browserKeys = new Set(['d', 'e', 'f', 'g', 'h', 'j', 'k', 'l', 'n', 'o', 'p', 'r', 's', 't', 'u', 'w']);

const isBrowserKey = (event: KeyboardEvent): boolean =>
  event.key === 'F5' || event.key === 'F3' || (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
  || ((event.ctrlKey || event.metaKey) && !event.altKey && browserKeys.has(event.key.toLowerCase()));

const matches = (event: KeyboardEvent, keys: KeyCombination): boolean =>
  event.ctrlKey === keys.ctrl && event.altKey === keys.alt && event.metaKey === keys.meta
  && (event.key.length === 1 ? event.key.toLowerCase() : event.key) === keys.key
  // "+" and "?" are typed with Shift on many keyboards: Shift counts only where the key is the same without it.
  && (event.shiftKey === keys.shift || (keys.key.length === 1 && keys.key.toLowerCase() === keys.key.toUpperCase()));

/** Tells Node about menu keys that the page did not use itself, and about any use of the window at most once a second. */
export const watchKeys = (link: Link): void => {
  let wanted: readonly KeyCombination[] = [];
  link.listen((message) => {
    if (message.kind === 'keys') {
      wanted = message.keys;
    }
  });

  const seen = new WeakSet<KeyboardEvent>();
  const afterThePage = (event: KeyboardEvent): void => {
    if (seen.has(event) || !event.isTrusted) {
      return;
    }
    seen.add(event);
    const index = event.defaultPrevented ? -1 : wanted.findIndex((keys) => matches(event, keys));
    if (index >= 0) {
      link.send({ kind: 'key', index });
    }
    if (index >= 0 || isBrowserKey(event)) {
      event.preventDefault();
    }
  };
  window.addEventListener('keydown', (event) => {
    // Registered anew for each event so as to come last of the window's own listeners.
    window.removeEventListener('keydown', afterThePage);
    window.addEventListener('keydown', afterThePage);
    // The page may stop the event on its way; menus are asked all the same.
    setTimeout(() => {
      afterThePage(event);
    });
  }, { capture: true });

  let lastInput = -Infinity;
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const) {
    window.addEventListener(type, (event) => {
      if (event.timeStamp - lastInput >= 1000) {
        lastInput = event.timeStamp;
        link.send({ kind: 'input' });
      }
    }, { capture: true, passive: true });
  }
};
