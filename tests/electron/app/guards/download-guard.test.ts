import { expect, it } from 'vitest';
import { denyDownloads } from '../../../../electron/app/guards/download-guard.ts';
import { recordEvents } from '../recorded-events.ts';

it('a page downloads nothing, not even what it made itself', () => {
  const events = recordEvents();
  denyDownloads(events.target);
  for (const url of ['blob:holdfast://app/1', 'data:text/plain,x', 'holdfast://app/index.html', 'https://example.org/a.exe']) expect(events.stops('will-download', {}, { getURL: () => url })).toBe(true);
});
