import { describe, expect, it } from 'vitest';
import { parseAccelerator } from '../../../build/shell/api/accelerator.ts';

const none = { ctrl: false, alt: false, shift: false, meta: false };

describe('an accelerator', () => {
  it.each([
    ['CmdOrCtrl+Shift+L', { ...none, ctrl: true, shift: true, key: 'l' }],
    ['Alt+Left', { ...none, alt: true, key: 'ArrowLeft' }],
    ['F1', { ...none, key: 'F1' }],
    ['Ctrl+,', { ...none, ctrl: true, key: ',' }],
    ['Super+Plus', { ...none, meta: true, key: '+' }],
  ])('%s is read as a keyboard event shows it', (text, keys) => {
    expect(parseAccelerator(text, false)).toStrictEqual(keys);
  });

  it('means the command key on a Mac', () => {
    expect(parseAccelerator('CmdOrCtrl+K', true)).toStrictEqual({ ...none, meta: true, key: 'k' });
  });

  it.each(['Hyper+L', 'Ctrl+', ''])('that names no key is refused: "%s"', (text) => {
    expect(() => parseAccelerator(text)).toThrow('cannot read');
  });
});
