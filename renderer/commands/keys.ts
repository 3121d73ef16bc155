// Key combinations as data: written, read from a press, matched and shown. Pure.
import type { KeyCombination } from '../../shared/window/keys.ts';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Modifiers, then the key. The plus sign is a key too. */
const partsOf = (combination: KeyCombination): readonly string[] => (combination.endsWith('+') ? [...combination.split('+').slice(0, -2), '+'] : combination.split('+'));

/** A letter or digit by its physical place, for layouts whose letters are not Latin (Cyrillic, Georgian, Arabic). */
const byPlace = (press: KeyPress): string | null => /^(?:Key|Digit)([A-Z0-9])$/u.exec(press.code)?.[1] ?? null;

/** The key a press stands for: its own letter where the layout is Latin, else the letter printed at that place. */
export const keyOf = (press: KeyPress): string => {
  if (press.key.length > 1) return press.key;
  const isLatinLetter = /^[a-z]$/iu.test(press.key);
  const isLetter = /^\p{L}$/u.test(press.key);
  if (isLatinLetter) return press.key.toUpperCase();
  // In a combination the digit row may give shifted signs (AZERTY), so it goes by place; alone, the sign is what was meant.
  const isDigitPlace = /^Digit/u.test(press.code) && (press.ctrlKey || press.metaKey);
  return (isLetter || isDigitPlace ? byPlace(press) : null) ?? press.key;
};

/** Whether a press is the combination. On macOS ⌘ stands for Ctrl and Ctrl itself for nothing. */
export const matches = (press: KeyPress, combination: KeyCombination, isMac: boolean): boolean => {
  const parts = partsOf(combination);
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const command = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  // A sign such as `/` or `+` may need Shift on some layouts.
  const shiftFits = press.shiftKey === wants('Shift') || /^[^\p{L}\d\s]$/u.test(key);
  return keyOf(press) === key && command === wants('Ctrl') && !other && press.altKey === wants('Alt') && shiftFits;
};

const modifierKeys: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified']);

/** The combination a press is written as, or null while only modifiers are held. */
export const combinationOf = (press: KeyPress, isMac: boolean): KeyCombination | null => {
  if (modifierKeys.has(press.key)) return null;
  const key = keyOf(press);
  // A sign says by itself whether Shift was held.
  const shift = press.shiftKey && !/^[^\p{L}\d\s]$/u.test(key);
  const held = [(isMac ? press.metaKey : press.ctrlKey) ? 'Ctrl' : null, press.altKey ? 'Alt' : null, shift ? 'Shift' : null];
  return [...held.filter((one) => one !== null), key].join('+');
};

const shownKeys: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', ' ': 'Space' };

/** How a combination is printed beside a command. */
export const shownCombination = (combination: KeyCombination, isMac: boolean): string =>
  partsOf(combination)
    .map((part) => (part === 'Ctrl' && isMac ? '⌘' : part === 'Alt' && isMac ? '⌥' : part === 'Shift' && isMac ? '⇧' : (shownKeys[part] ?? part)))
    .join(isMac ? '' : ' ');

/** Whether this computer's keyboard has ⌘. */
export const isMacKeyboard = (platform: string): boolean => platform.startsWith('Mac') || platform === 'darwin';
