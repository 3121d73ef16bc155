// Which keys can be the panic key, and how they are written. Pure.
import type { PanicKey } from './schema.ts';

/** Keys alone that nobody presses while writing. */
const alone = /^F(?:[1-9]|1\d|2[0-4])$/u;
const plainCode = /^(?:Key[A-Z]|Digit\d|F(?:[1-9]|1\d|2[0-4]))$/u;

/** Keys that the window already knows, with Ctrl (or the command key) alone, and with Shift. */
const takenWithCommand = new Set(['KeyK', 'KeyL', 'KeyS', 'KeyP', 'KeyF', 'KeyZ', 'KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyY', 'KeyQ', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Comma', 'Enter']);
const takenWithShift = new Set(['KeyA', 'KeyN', 'KeyR', 'KeyB', 'KeyZ']);
const takenAlone = new Set(['F1', 'F2', 'F6']);

export type KeyProblem = 'needs-modifier' | 'taken' | 'alt-graph' | 'not-a-key';

/** Why a key cannot be the panic key, or null when it can. The default, Ctrl Shift X, can. */
export const keyProblem = (key: PanicKey): KeyProblem | null => {
  if (!plainCode.test(key.code)) return 'not-a-key';
  // On many keyboards Ctrl with Alt is AltGr, which writes letters.
  if (key.ctrl && key.alt) return 'alt-graph';
  const command = key.ctrl || key.meta;
  if (!command && !key.alt && !alone.test(key.code)) return 'needs-modifier';
  const taken = key.alt ? false : command ? (key.shift ? takenWithShift : takenWithCommand).has(key.code) : !key.shift && takenAlone.has(key.code);
  return taken ? 'taken' : null;
};

const modifierNames = ['ctrl', 'alt', 'shift', 'meta'] as const;

/** The words of a combination in the order they are shown, for the window to join in its way. */
export const keyParts = (key: PanicKey): readonly string[] => [
  ...modifierNames.flatMap((name) => (key[name] ? [{ ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', meta: 'Meta' }[name]] : [])), key.label.length === 1 ? key.label.toUpperCase() : key.label,
];

/** As Electron writes it for a system-wide key. Only keys that `keyProblem` lets through have one. */
export const acceleratorOf = (key: PanicKey): string =>
  [...modifierNames.flatMap((name) => (key[name] ? [{ ctrl: 'Control', alt: 'Alt', shift: 'Shift', meta: 'Super' }[name]] : [])), key.code.replace(/^(?:Key|Digit)/u, '')].join('+');

/** A key event as main and the window see it. */
export interface KeyEvent {
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** Whether what is pressed is exactly this key, with its modifiers and no others. */
export const isPressed = (key: PanicKey, event: KeyEvent): boolean =>
  event.code === key.code && modifierNames.every((name) => event[name] === key[name]);
