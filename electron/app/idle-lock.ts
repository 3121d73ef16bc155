// Locks when nobody uses the window, when the computer sleeps, and when the screen locks. Warns 30 s before the first.
import type { Settings } from '../../shared/settings/schema.ts';
import type { LockReason } from './vault-control.ts';

/** How long before an idle lock the window says so. */
export const warningSeconds = 30;

export interface SystemEvents {
  on(event: 'suspend' | 'lock-screen' | 'user-did-resign-active', listener: () => void): unknown;
}

export interface IdleLock {
  /** Someone used the window. */
  active(): void;
  /** The vault opened, locked, or its settings changed: the clock starts again or stops. */
  follow(settings: Settings | null): void;
}

export interface IdleLockOptions {
  readonly lock: (reason: LockReason) => void;
  /** Seconds left, or null when the danger is over. */
  readonly warn: (seconds: number | null) => void;
  readonly system: SystemEvents;
}

export const createIdleLock = (options: IdleLockOptions): IdleLock => {
  let settings: Settings | null = null;
  let warning: NodeJS.Timeout | undefined;
  let locking: NodeJS.Timeout | undefined;
  let warned = false;

  const stop = (): void => {
    clearTimeout(warning);
    clearTimeout(locking);
    if (warned) {
      warned = false;
      options.warn(null);
    }
  };
  const restart = (): void => {
    stop();
    if (settings === null) {
      return;
    }
    const idleMs = settings.idleLockMinutes * 60_000;
    warning = setTimeout(() => {
      warned = true;
      options.warn(warningSeconds);
    }, idleMs - warningSeconds * 1000);
    locking = setTimeout(() => {
      warned = false;
      options.lock('idle');
    }, idleMs);
  };
  const when = (wanted: (current: Settings) => boolean, reason: LockReason) => (): void => {
    if (settings !== null && wanted(settings)) {
      options.lock(reason);
    }
  };

  options.system.on('suspend', when((current) => current.lockOnSleep, 'sleep'));
  options.system.on('lock-screen', when((current) => current.lockOnScreenLock, 'screen-lock'));
  options.system.on('user-did-resign-active', when((current) => current.lockOnScreenLock, 'screen-lock'));

  return {
    active: restart,
    follow(next) {
      settings = next;
      restart();
    },
  };
};
