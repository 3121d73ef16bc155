import type { Session, WebContents } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowCapture, denyPermissions } from '../../../../electron/app/guards/permission-guard.ts';

type Request = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Device = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type Display = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;

const declared = readFileSync(join(import.meta.dirname, '../../../../node_modules/electron/electron.d.ts'), 'utf8');

/** Every permission that Electron's own types name for one of the two handlers. */
const namesIn = (method: string): readonly string[] => {
  const line = declared.split('\n').find((one) => one.trimStart().startsWith(`${method}(handler:`)) ?? '';
  return [...(/permission: ((?:'[\w-]+'(?: \| )?)+)/u.exec(line)?.[1] ?? '').matchAll(/'([\w-]+)'/gu)].map((match) => match[1] ?? '');
};

const guarded = (capture?: Parameters<typeof allowCapture>[1]) => {
  const handlers: { request?: Request | null; check?: Check | null; device?: Device | null; display?: Display | null } = {};
  const session = {
    setPermissionRequestHandler(handler) { handlers.request = handler; },
    setPermissionCheckHandler(handler) { handlers.check = handler; },
    setDevicePermissionHandler(handler) { handlers.device = handler; },
    setDisplayMediaRequestHandler(handler) { handlers.display = handler; },
  } satisfies Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler'> as unknown as Session;
  denyPermissions(session);
  if (capture !== undefined) allowCapture(session, capture);
  return handlers;
};

const contents = {} as unknown as WebContents;

type Rules = Parameters<typeof allowCapture>[1];

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

describe('the microphone', () => {
  const page = { isMainFrame: true, requestingUrl: 'holdfast://app/index.html', securityOrigin: 'holdfast://app/' };
  const sound = { ...page, mediaTypes: ['audio'] };
  const rules: Rules = { ours: () => contents, isRecording: (kind) => kind === 'audio', systemAllows: () => Promise.resolve(true) };

  const asked = async (change: Partial<Rules>, details: object, permission = 'media', from: WebContents = contents): Promise<boolean> =>
    new Promise((resolve) => { guarded({ ...rules, ...change }).request?.(from, permission as Parameters<Request>[1], resolve, details as Parameters<Request>[3]); });
  const looked = (change: Partial<Rules>, details: object, permission = 'media', from: WebContents | null = contents): boolean | undefined =>
    guarded({ ...rules, ...change }).check?.(from, permission as Parameters<Check>[1], 'holdfast://app/', details as Parameters<Check>[3]);

  it('is let through to our own page while it records, asked for and looked up', async () => {
    expect([await asked({}, sound), looked({}, { ...page, mediaType: 'audio' })]).toEqual([true, true]);
  });

  it('is denied before a recording was begun and after it ended', async () => {
    const isRecording = () => false;
    expect([await asked({ isRecording }, sound), looked({ isRecording }, { ...page, mediaType: 'audio' })]).toEqual([false, false]);
  });

  it.each([
    ['with the camera, while it is sound that is recorded', { ...page, mediaTypes: ['audio', 'video'] }, { ...page, mediaType: 'video' }],
    ['as the camera alone', { ...page, mediaTypes: ['video'] }, { ...page, mediaType: 'unknown' }],
    ['twice at once', { ...page, mediaTypes: ['audio', 'audio'] }, { ...page, mediaType: 'video' }],
    ['without saying what for', { ...page, mediaTypes: [] }, { ...page }],
    ['by a frame within the page', { ...sound, isMainFrame: false }, { ...page, mediaType: 'audio', isMainFrame: false }],
    ['by another address', { ...sound, requestingUrl: 'holdfast://app.example/index.html' }, { ...page, mediaType: 'audio', requestingUrl: 'https://example.org/' }],
    ['for another origin', { ...sound, securityOrigin: 'https://example.org/' }, { ...page, mediaType: 'audio', securityOrigin: 'null' }],
  ])('is denied %s', async (_, request, look) => {
    expect([await asked({}, request), looked({}, look)]).toEqual([false, false]);
  });

  it('is denied to another page than our window\u2019s, and when there is none', async () => {
    const other = {} as unknown as WebContents;
    expect([await asked({}, sound, 'media', other), looked({}, { ...page, mediaType: 'audio' }, 'media', other), looked({}, { ...page, mediaType: 'audio' }, 'media', null)]).toEqual([false, false, false]);
    expect(await asked({ ours: () => null }, sound)).toBe(false);
  });

  it('is denied where the system says no or does not answer, and where the recording ended while it asked', async () => {
    expect(await asked({ systemAllows: () => Promise.resolve(false) }, sound)).toBe(false);
    expect(await asked({ systemAllows: () => Promise.reject(new Error('no')) }, sound)).toBe(false);
    let looks = 0;
    expect(await asked({ isRecording: () => (looks += 1) === 1 }, sound)).toBe(false);
  });

  it.each(namesIn('setPermissionRequestHandler').filter((name) => name !== 'media'))('opens no way to %s', async (permission) => {
    expect(await asked({}, sound, permission)).toBe(false);
  });
});

describe('the camera', () => {
  const page = { isMainFrame: true, requestingUrl: 'holdfast://app/index.html', securityOrigin: 'holdfast://app/' };
  const film: Rules = { ours: () => contents, isRecording: () => true, systemAllows: () => Promise.resolve(true) };
  const asked = async (rules: Rules, mediaTypes: readonly string[]): Promise<boolean> =>
    new Promise((resolve) => { guarded(rules).request?.(contents, 'media', resolve, { ...page, mediaTypes } as unknown as Parameters<Request>[3]); });
  const looked = (rules: Rules, mediaType: 'audio' | 'video'): boolean | undefined => guarded(rules).check?.(contents, 'media', 'holdfast://app/', { ...page, mediaType });

  it('is let through with the microphone or alone while a film is recorded, and at no other time', async () => {
    expect([await asked(film, ['audio', 'video']), await asked(film, ['video']), looked(film, 'video')]).toEqual([true, true, true]);
    for (const kinds of [[], ['audio']] as const) {
      const rules = { ...film, isRecording: (kind: string) => (kinds as readonly string[]).includes(kind) };
      expect([await asked(rules, ['audio', 'video']), await asked(rules, ['video']), looked(rules, 'video')]).toEqual([false, false, false]);
    }
  });

  it('is denied where the system lets the microphone through and not the camera, and where the film ended while it asked', async () => {
    expect(await asked({ ...film, systemAllows: (kind) => Promise.resolve(kind === 'audio') }, ['audio', 'video'])).toBe(false);
    let looks = 0;
    expect(await asked({ ...film, isRecording: () => (looks += 1) <= 2 }, ['audio', 'video'])).toBe(false);
  });
});
