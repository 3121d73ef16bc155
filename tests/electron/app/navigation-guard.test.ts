import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardNavigation } from '../../../electron/app/navigation-guard.ts';

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** What the guard answers: whether an event is stopped, and what becomes of a window the page asks for. */
const guarded = () => {
  const listeners = new Map<string, (event: object) => void>();
  let opened: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
  guardNavigation({
    on(name: string, listener: (event: object) => void) { listeners.set(name, listener); },
    setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]) { opened = handler; },
  } as unknown as WebContents);
  return {
    stops(name: string, navigation: Navigation): boolean {
      let stopped = false;
      listeners.get(name)?.({ ...navigation, preventDefault() { stopped = true; } });
      return stopped;
    },
    open: (url: string) => opened?.({ url, frameName: '', features: '', disposition: 'foreground-tab', referrer: { url: '', policy: 'no-referrer' } }),
  };
};

const ownPage = 'holdfast://app/index.html';
const elsewhere = [
  'https://example.org/', 'http://127.0.0.1:8080/', 'file:///etc/passwd', 'data:text/html,<p>x', 'javascript:alert(1)', 'about:blank', 'blob:holdfast://app/1', 'chrome://gpu', 'mailto:a@example.org',
  'holdfast://app/other.html', 'holdfast://app/media/0123456789abcdef0123456789abcdef', 'holdfast://elsewhere/index.html', 'holdfast://app/index.html#x', 'holdfast://app.example.org/index.html', '',
];

describe('the window', () => {
  it.each(elsewhere)('does not leave its page for %s', (url) => {
    expect(guarded().stops('will-navigate', { url, isMainFrame: true })).toBe(true);
    expect(guarded().stops('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  it('may load its own page again, in the main frame alone', () => {
    expect(guarded().stops('will-navigate', { url: ownPage, isMainFrame: true })).toBe(false);
    expect(guarded().stops('will-frame-navigate', { url: ownPage, isMainFrame: true })).toBe(false);
    expect(guarded().stops('will-frame-navigate', { url: ownPage, isMainFrame: false })).toBe(true);
  });

  it('follows no redirect and takes no webview, not even of its own page', () => {
    expect(guarded().stops('will-redirect', { url: ownPage, isMainFrame: true })).toBe(true);
    expect(guarded().stops('will-attach-webview', { url: ownPage, isMainFrame: true })).toBe(true);
  });

  it.each([...elsewhere, ownPage])('opens no second window for %s', (url) => {
    expect(guarded().open(url)).toStrictEqual({ action: 'deny' });
  });
});
