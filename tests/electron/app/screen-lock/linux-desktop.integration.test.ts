// Locked screens, other users and sleep on Linux, heard over a real message bus through the real dbus-monitor.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesktopWatch, type DesktopWatch } from '../../../../electron/app/screen-lock/linux-desktop.ts';
import { hasMessageBus, joinBus, startBus, type BusProgram, type MessageBus } from './message-bus.ts';

const login = 'org.freedesktop.login1';
const session = '/org/freedesktop/login1/session/_32';
const waiting = { timeout: 20_000, interval: 20 };

let folder = '';
let buses: MessageBus[] = [];
let programs: BusProgram[] = [];
let watch: DesktopWatch | undefined;
const told: string[] = [];
const tellers: string[] = [];

const bus = async (name: string): Promise<MessageBus> => {
  const started = await startBus(folder, name);
  buses.push(started);
  return started;
};
const program = async (on: MessageBus, name?: string): Promise<BusProgram> => {
  const joined = await joinBus(on, name);
  programs.push(joined);
  return joined;
};
const listen = (env: Record<string, string>): DesktopWatch => {
  watch = createDesktopWatch({ tell: (event) => told.push(event), tellerChanged: (teller) => tellers.push(teller), env: { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${join(folder, 'none')}`, ...env } });
  watch.follow(true);
  return watch;
};
const isListening = (): Promise<void> => vi.waitFor(() => { expect(watch?.teller).toBe('desktop'); }, waiting);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-bus-'));
});
afterEach(async () => {
  watch?.follow(false);
  for (const joined of programs) joined.leave();
  for (const started of buses) await started.end();
  [buses, programs, watch] = [[], [], undefined];
  told.length = 0;
  tellers.length = 0;
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasMessageBus())('a Linux desktop', () => {
  it.each(['org.gnome.ScreenSaver', 'org.freedesktop.ScreenSaver', 'org.cinnamon.ScreenSaver', 'org.mate.ScreenSaver', 'org.xfce.ScreenSaver'])('says on the session bus that its screen is locked: %s', async (locker) => {
    const own = await bus('session');
    listen({ DBUS_SESSION_BUS_ADDRESS: own.address });
    await isListening();
    const desktop = await program(own, locker);
    desktop.say(`/${locker.replaceAll('.', '/')}`, locker, 'ActiveChanged', [false]);
    desktop.say('/elsewhere', 'org.example.Player', 'ActiveChanged', [true]);
    desktop.say(`/${locker.replaceAll('.', '/')}`, locker, 'ActiveChanged', [true]);
    await vi.waitFor(() => { expect(told).toEqual(['lock-screen']); }, waiting);
  });

  it('says on the system bus that a session is locked, that another one is in front, and that the computer goes to sleep', async () => {
    const system = await bus('system');
    listen({ DBUS_SYSTEM_BUS_ADDRESS: system.address });
    await isListening();
    const manager = await program(system, login);
    const change = (properties: Record<string, boolean | string>): void => { manager.say(session, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', [`${login}.Session`, properties, []]); };
    change({ IdleHint: true, Active: true });
    change({ LockedHint: false, State: 'LockedHint', IdleHint: true });
    manager.say('/org/freedesktop/login1', `${login}.Manager`, 'PrepareForSleep', [false]);
    manager.say(session, `${login}.Session`, 'Unlock', []);
    change({ State: 'active', LockedHint: true });
    await vi.waitFor(() => { expect(told).toEqual(['lock-screen']); }, waiting);
    change({ Active: false, LockedHint: false });
    manager.say(session, `${login}.Session`, 'Lock', []);
    manager.say('/org/freedesktop/login1', `${login}.Manager`, 'PrepareForSleep', [true]);
    await vi.waitFor(() => { expect(told).toEqual(['lock-screen', 'user-did-resign-active', 'lock-screen', 'suspend']); }, waiting);
  });

  it('is not believed where somebody else speaks in the name of the login manager', async () => {
    const system = await bus('system');
    listen({ DBUS_SYSTEM_BUS_ADDRESS: system.address });
    await isListening();
    const [stranger, manager] = [await program(system), await program(system, login)];
    stranger.say(session, `${login}.Session`, 'Lock', []);
    stranger.say('/org/freedesktop/login1', `${login}.Manager`, 'PrepareForSleep', [true]);
    await setTimeout(300);
    manager.say(session, `${login}.Session`, 'Lock', []);
    await vi.waitFor(() => { expect(told).toEqual(['lock-screen']); }, waiting);
  });

  it('is heard again after its bus ended and came back', async () => {
    const first = await bus('session');
    listen({ DBUS_SESSION_BUS_ADDRESS: first.address });
    await isListening();
    await first.end();
    await vi.waitFor(() => { expect(watch?.teller).toBe('noBus'); }, waiting);
    rmSync(join(folder, 'session'), { force: true });
    const second = await bus('session');
    await isListening();
    (await program(second)).say('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', [true]);
    await vi.waitFor(() => { expect(told).toEqual(['lock-screen']); }, waiting);
    expect(tellers).toEqual(['desktop', 'noBus', 'desktop']);
  });

  it('is not listened to while no vault is open', async () => {
    const own = await bus('session');
    const desktop = listen({ DBUS_SESSION_BUS_ADDRESS: own.address });
    await isListening();
    desktop.follow(false);
    expect(desktop.teller).toBe('noBus');
    (await program(own)).say('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', [true]);
    await setTimeout(300);
    expect(told).toEqual([]);
  });

  it('is not looked for on another computer', async () => {
    const desktop = listen({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/none;tcp:host=192.0.2.1,port=9', DBUS_SYSTEM_BUS_ADDRESS: 'tcp:host=192.0.2.1,port=9' });
    await setTimeout(300);
    expect([desktop.teller, tellers]).toEqual(['noBus', []]);
  });

  it('is found by the socket file that the session has', async () => {
    await bus('bus');
    listen({ XDG_RUNTIME_DIR: folder });
    await isListening();
  });
});
