// Tells Node of every key and of the window's being in front, which Electron's main process hears by itself. Nothing can be kept from the page
// here: by the time Node knows, the page has had the key.
import type { KeyInput } from '../messages.ts';
import type { Link } from './link.ts';

const inputOf = (event: KeyboardEvent): KeyInput => ({
  type: event.type === 'keyup' ? 'keyUp' : 'keyDown', key: event.key, code: event.code, isAutoRepeat: event.repeat, isComposing: event.isComposing,
  shift: event.shiftKey, control: event.ctrlKey, alt: event.altKey, meta: event.metaKey, location: event.location, modifiers: [],
});

export const tellKeys = (link: Link): void => {
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(type, (event) => {
      if (event.isTrusted) {
        link.send({ kind: 'keyboard', input: inputOf(event) });
      }
    }, { capture: true });
  }
  for (const type of ['focus', 'blur'] as const) {
    window.addEventListener(type, (event) => {
      if (event.target === window) {
        link.send({ kind: 'front', isInFront: type === 'focus' });
      }
    });
  }
};
