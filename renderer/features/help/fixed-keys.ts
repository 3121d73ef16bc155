// Keys that lists and viewers hear themselves and that nobody can change, for the list of keys. Pure.
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { KeyCombination } from '../../../shared/window/keys.ts';

export const fixedKeys: readonly { readonly words: MessageKey; readonly keys: readonly KeyCombination[] }[] = [
  { words: 'keys.move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
  { words: 'keys.pages', keys: ['PageUp', 'PageDown', 'Home', 'End'] },
  { words: 'keys.peek', keys: [' '] },
  { words: 'keys.open', keys: ['Enter'] },
  { words: 'keys.chooseRange', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { words: 'keys.chooseOne', keys: ['Ctrl+ '] },
  { words: 'keys.chooseAll', keys: ['Ctrl+A'] },
  { words: 'keys.chooseNone', keys: ['Escape'] },
  { words: 'keys.stepItems', keys: ['ArrowRight', 'ArrowLeft'] },
];
