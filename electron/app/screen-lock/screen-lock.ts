// What the system says of locked screens, other users and sleep, wherever it says it: Electron tells on Windows and macOS; a Linux desktop is listened to.
import type { ScreenLockTeller } from '../../../shared/settings/schema.ts';
import type { SystemEvent } from '../idle-lock.ts';
import { createDesktopWatch, type DesktopWatch } from './linux-desktop.ts';

/** The part of Electron's `powerMonitor` that tells. */
export interface PowerEvents {
  on(event: SystemEvent, listener: () => void): unknown;
}

export interface ScreenLockOptions {
  readonly power: PowerEvents;
  readonly tell: (event: SystemEvent) => void;
  readonly tellerChanged: (teller: ScreenLockTeller) => void;
}

/** Elsewhere the system tells by itself, at any time. */
const toldBySystem: DesktopWatch = { follow: () => undefined, teller: 'system' };

export const createScreenLock = ({ power, tell, tellerChanged }: ScreenLockOptions): DesktopWatch => {
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active'] as const) power.on(event, () => { tell(event); });
  return process.platform === 'linux' ? createDesktopWatch({ tell, tellerChanged, env: process.env }) : toldBySystem;
};
