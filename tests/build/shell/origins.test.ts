import { describe, expect, it } from 'vitest';
import { createOrigins, dialogAddress, dialogIdOf } from '../../../build/shell/origins.ts';

const origins = createOrigins();
origins.register('holdfast');

describe('origins', () => {
  it.each([
    ['holdfast://app/index.html', 'https://app.holdfast.shell.invalid/index.html'],
    ['holdfast://app/media/abc?x=1#y', 'https://app.holdfast.shell.invalid/media/abc?x=1#y'],
  ])('show %s to Chromium as https and back', (app, chromium) => {
    expect(origins.toChromium(app)).toBe(chromium);
    expect(origins.toApp(chromium)).toBe(app);
    expect(origins.toApp(`blob:${chromium}`)).toBe(`blob:${app}`);
  });

  it.each([
    'https://example.com/', 'https://app.other.shell.invalid/', 'https://holdfast.shell.invalid/', 'http://app.holdfast.shell.invalid/',
    'https://app.holdfast.shell.invalid.example.com/', 'about:blank', '',
  ])('leave a foreign address as it is: %s', (url) => {
    expect(origins.toApp(url)).toBe(url);
  });

  it('keep an unregistered scheme unknown', () => {
    expect(origins.toChromium('other://app/index.html')).toBe('other://app/index.html');
  });

  it('know their own dialogs and no others', () => {
    expect(dialogIdOf(dialogAddress('abc'))).toBe('abc');
    expect(dialogIdOf('https://app.holdfast.shell.invalid/abc')).toBeNull();
  });
});
