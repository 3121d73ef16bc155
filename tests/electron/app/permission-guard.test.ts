import type { Session, WebContents } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { denyPermissions } from '../../../electron/app/permission-guard.ts';

type Request = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Device = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type Display = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

const declared = readFileSync(join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');

/** Every permission that Electron's own types name for one of the two handlers. */
const namesIn = (method: string): readonly string[] => {
  const line = declared.split('\n').find((one) => one.trimStart().startsWith(`${method}(handler:`)) ?? '';
  return [...(/permission: ((?:'[\w-]+'(?: \| )?)+)/u.exec(line)?.[1] ?? '').matchAll(/'([\w-]+)'/gu)].map((match) => match[1] ?? '');
};

const guarded = () => {
  const handlers: { request?: Request | null; check?: Check | null; device?: Device | null; display?: Display | null } = {};
  denyPermissions({
    setPermissionRequestHandler(handler) { handlers.request = handler; },
    setPermissionCheckHandler(handler) { handlers.check = handler; },
    setDevicePermissionHandler(handler) { handlers.device = handler; },
    setDisplayMediaRequestHandler(handler) { handlers.display = handler; },
  } satisfies Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'> as unknown as Session);
  return handlers;
};

const contents = {} as unknown as WebContents;

describe('permissions', () => {
  const asked = namesIn('setPermissionRequestHandler');
  const looked = namesIn('setPermissionCheckHandler');

  it('are read from the types of the Electron that is installed', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(looked).toEqual(expect.arrayContaining(['hid', 'serial', 'usb', 'media', 'geolocation', 'clipboard-read', 'fileSystem', 'notifications']));
  });

  it.each(asked)('are denied when the page asks for %s', (permission) => {
    const decisions: boolean[] = [];
    guarded().request?.(contents, permission as Parameters<Request>[1], (granted) => { decisions.push(granted); }, {} as Parameters<Request>[3]);
    expect(decisions).toStrictEqual([false]);
  });

  it.each(looked)('are denied when the page looks whether it has %s', (permission) => {
    expect(guarded().check?.(contents, permission as Parameters<Check>[1], 'holdfast://app', {} as Parameters<Check>[3])).toBe(false);
  });

  it('are denied for every device and for pictures of the screen', () => {
    const handlers = guarded();
    const streams: unknown[] = [];
    handlers.display?.({} as Parameters<Display>[0], (given) => { streams.push(given); });
    expect(handlers.device?.({} as Parameters<Device>[0])).toBe(false);
    expect(streams).toStrictEqual([{}]);
  });
});
