// Keys are matched by letter, by physical place where the layout is not Latin, and never confuse Ctrl with AltGr.
import { describe, expect, it } from 'vitest';
import { keyOf, matches, shownCombination, type KeyPress } from '../../../renderer/commands/keys.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...part });

describe('keyOf', () => {
  it.each([
    ['a Latin letter', press({ key: 'k', code: 'KeyK' }), 'K'],
    ['a Latin letter of another layout', press({ key: 'q', code: 'KeyA' }), 'Q'],
    ['a Cyrillic letter by its place', press({ key: 'л', code: 'KeyK' }), 'K'],
    ['a Georgian letter by its place', press({ key: 'ლ', code: 'KeyL' }), 'L'],
    ['an Arabic letter by its place', press({ key: 'ن', code: 'KeyK' }), 'K'],
    ['a digit of a shifted digit row with Ctrl', press({ key: '&', code: 'Digit1', ctrlKey: true }), '1'],
    ['a sign on the digit row without Ctrl', press({ key: '/', code: 'Digit7', shiftKey: true }), '/'],
    ['a named key', press({ key: 'ArrowLeft', code: 'ArrowLeft' }), 'ArrowLeft'],
  ])('gives %s', (_, given, key) => {
    expect(keyOf(given)).toBe(key);
  });
});

describe('matches', () => {
  it('takes exactly the modifiers it names', () => {
    const ctrlK = press({ key: 'k', code: 'KeyK', ctrlKey: true });
    expect(matches(ctrlK, 'Ctrl+K', false)).toBe(true);
    expect(matches({ ...ctrlK, shiftKey: true }, 'Ctrl+K', false)).toBe(false);
    expect(matches(press({ key: 'k', code: 'KeyK' }), 'Ctrl+K', false)).toBe(false);
  });

  it('refuses AltGr, which arrives as Ctrl with Alt', () => {
    expect(matches(press({ key: 'l', code: 'KeyL', ctrlKey: true, altKey: true }), 'Ctrl+L', false)).toBe(false);
  });

  it('takes the command key for Ctrl on a Mac, and Ctrl itself for nothing', () => {
    expect(matches(press({ key: 'l', code: 'KeyL', metaKey: true }), 'Ctrl+L', true)).toBe(true);
    expect(matches(press({ key: 'l', code: 'KeyL', ctrlKey: true }), 'Ctrl+L', true)).toBe(false);
  });

  it('takes a sign with or without Shift', () => {
    expect(matches(press({ key: '/', code: 'Digit7', shiftKey: true }), '/', false)).toBe(true);
    expect(matches(press({ key: '/', code: 'Slash' }), '/', false)).toBe(true);
  });

  it('does not take a shifted letter for the letter', () => {
    expect(matches(press({ key: 'R', code: 'KeyR', shiftKey: true }), 'R', false)).toBe(false);
  });
});

describe('shownCombination', () => {
  it('prints keys as they are on the keyboard', () => {
    expect(shownCombination('Ctrl+Shift+A', false)).toBe('Ctrl Shift A');
    expect(shownCombination('Alt+ArrowLeft', false)).toBe('Alt ←');
    expect(shownCombination('Ctrl+K', true)).toBe('⌘K');
  });
});
