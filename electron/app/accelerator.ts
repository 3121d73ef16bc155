// Key combinations in Electron's spelling. Pure.
import type { KeyCombination } from '../../shared/window/keys.ts';

const electronNames: Readonly<Record<string, string>> = { Ctrl: 'CmdOrCtrl', ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down', '+': 'Plus' };

/** A combination as Electron's menus take it. */
export const acceleratorOf = (combination: KeyCombination): string =>
  [...combination.matchAll(/[^+]+|\+$/gu)].map(([part]) => electronNames[part] ?? part).join('+');
