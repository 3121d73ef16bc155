// Electron's words for a key combination ("CmdOrCtrl+Shift+L") as a keyboard event shows it.
import type { KeyCombination } from '../messages.ts';

const named: Readonly<Record<string, string>> = {
  Plus: '+', Space: ' ', Esc: 'Escape', Return: 'Enter', Up: 'ArrowUp', Down: 'ArrowDown', Left: 'ArrowLeft', Right: 'ArrowRight',
};

/** Throws for a word that names no key or modifier the shell knows. */
export const parseAccelerator = (text: string, isMac = process.platform === 'darwin'): KeyCombination => {
  const parts = text.split('+').map((part) => part.trim());
  const last = parts.pop() ?? '';
  const modifiers = { ctrl: false, alt: false, shift: false, meta: false };
  for (const part of parts) {
    if (part === 'CmdOrCtrl' || part === 'CommandOrControl') {
      modifiers[isMac ? 'meta' : 'ctrl'] = true;
    } else if (part === 'Ctrl' || part === 'Control') {
      modifiers.ctrl = true;
    } else if (part === 'Alt' || part === 'Option') {
      modifiers.alt = true;
    } else if (part === 'Shift') {
      modifiers.shift = true;
    } else if (part === 'Cmd' || part === 'Command' || part === 'Super' || part === 'Meta') {
      modifiers.meta = true;
    } else {
      throw new TypeError(`the Chromium shell cannot read the accelerator "${text}"`);
    }
  }
  const key = named[last] ?? (last.length === 1 ? last.toLowerCase() : last);
  if (key === '') {
    throw new TypeError(`the Chromium shell cannot read the accelerator "${text}"`);
  }
  return { ...modifiers, key };
};
