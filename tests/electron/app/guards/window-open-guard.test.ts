import { expect, it } from 'vitest';
import { denyNewWindows } from '../../../../electron/app/guards/window-open-guard.ts';
import { recordEvents } from '../recorded-events.ts';

const addresses = ['https://example.org/', 'about:blank', '', 'file:///etc/passwd', 'javascript:alert(1)', 'mailto:a@example.org', 'holdfast://app/index.html', 'holdfast://app/other.html', 'blob:holdfast://app/1'];

it.each(addresses)('a page opens no second window for "%s"', (url) => {
  const events = recordEvents();
  denyNewWindows(events.target);
  const [handler] = events.given('setWindowOpenHandler') as [(details: object) => unknown];
  for (const disposition of ['default', 'foreground-tab', 'background-tab', 'new-window', 'other']) expect(handler({ url, frameName: '', features: 'nodeIntegration=yes', disposition })).toStrictEqual({ action: 'deny' });
});
