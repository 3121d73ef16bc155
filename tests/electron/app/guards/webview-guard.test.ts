import { expect, it } from 'vitest';
import { denyWebviews } from '../../../../electron/app/guards/webview-guard.ts';
import { recordEvents } from '../recorded-events.ts';

it.each([{}, { src: 'holdfast://app/index.html' }, { src: 'https://example.org/', allowpopups: 'on', nodeintegration: 'on' }])('a webview is not attached with %j', (params) => {
  const events = recordEvents();
  denyWebviews(events.target);
  expect(events.stops('will-attach-webview', {}, { contextIsolation: true, sandbox: true }, params)).toBe(true);
});
