import { describe, expect, it } from 'vitest';
import { guardNavigation } from '../../../../electron/app/guards/navigation-guard.ts';
import { recordEvents, type Recorded } from '../recorded-events.ts';

const guarded = (): Recorded => {
  const events = recordEvents();
  guardNavigation(events.target);
  return events;
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

  it('follows no redirect, not even to its own page', () => {
    expect(guarded().stops('will-redirect', { url: ownPage, isMainFrame: true })).toBe(true);
  });
});
