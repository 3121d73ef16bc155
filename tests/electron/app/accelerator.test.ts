// The native menu shows the keys that people set, in Electron's spelling.
import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../../electron/app/accelerator.ts';

describe('acceleratorOf', () => {
  it.each([['Ctrl+Shift+A', 'CmdOrCtrl+Shift+A'], ['Alt+ArrowLeft', 'Alt+Left'], ['F1', 'F1'], ['Ctrl++', 'CmdOrCtrl+Plus'], ['Ctrl+/', 'CmdOrCtrl+/'], ['?', '?']])('spells %s as %s', (combination, accelerator) => {
    expect(acceleratorOf(combination)).toBe(accelerator);
  });
});
