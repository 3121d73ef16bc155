// Hears on Linux what Electron tells on Windows and macOS alone: that the screen was locked, that another user took over, that the computer goes to sleep. Listens
// while a vault is open and at no other time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenLockTeller } from '../../../shared/settings/schema.ts';
import type { SystemEvent } from '../idle-lock.ts';
import { watchBus, type BusWatch } from './bus-watch.ts';
import { createSignalReader, rulesOf, type BusName } from './desktop-signals.ts';

export interface DesktopWatch {
  /** A vault was opened, or locked. */
  follow(isOpen: boolean): void;
  /** Until a bus has answered, which takes a moment, `noBus`. */
  readonly teller: ScreenLockTeller;
}

export interface DesktopWatchOptions {
  readonly tell: (event: SystemEvent) => void;
  readonly tellerChanged: (teller: ScreenLockTeller) => void;
  /** Where the buses' addresses are looked for. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Debian and most others; NixOS. Never looked for along PATH, in which somebody could put another program of that name. */
const programs = ['/usr/bin/dbus-monitor', '/run/current-system/sw/bin/dbus-monitor'] as const;

/** An address can also name another computer. A bus is a socket file on this one, or it is not listened to. */
const isHere = (address: string): boolean => address.split(';').every((one) => one.startsWith('unix:'));

const socketFile = (path: string): string | null => (existsSync(path) ? `unix:path=${path}` : null);

/** As the D-Bus specification says where they are (well-known message bus instances). Null: there is none. */
const addressOf = (bus: BusName, env: DesktopWatchOptions['env']): string | null => {
  const given = env[bus === 'session' ? 'DBUS_SESSION_BUS_ADDRESS' : 'DBUS_SYSTEM_BUS_ADDRESS'];
  if (given !== undefined && given !== '') return isHere(given) ? given : null;
  if (bus === 'system') return socketFile('/run/dbus/system_bus_socket');
  const folder = env['XDG_RUNTIME_DIR'];
  return folder === undefined || folder === '' ? null : socketFile(join(folder, 'bus'));
};

export const createDesktopWatch = ({ tell, tellerChanged, env }: DesktopWatchOptions): DesktopWatch => {
  let watches: readonly BusWatch[] = [];
  const teller = (): ScreenLockTeller => {
    const heard = watches.map(({ hearing }) => hearing);
    if (heard.includes('listening')) return 'desktop';
    return heard.includes('noProgram') ? 'noProgram' : 'noBus';
  };
  const listenTo = (bus: BusName): readonly BusWatch[] => {
    const address = addressOf(bus, env);
    return address === null ? [] : [watchBus({ programs, address, rules: rulesOf[bus], line: createSignalReader(tell), hearingChanged: () => { tellerChanged(teller()); } })];
  };
  return {
    follow(isOpen) {
      if (isOpen === watches.length > 0) return;
      for (const watch of watches) watch.end();
      watches = isOpen ? [...listenTo('session'), ...listenTo('system')] : [];
    },
    get teller() {
      return teller();
    },
  };
};
