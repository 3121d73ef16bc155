// Locks when nobody uses the window, when the computer sleeps, and when the screen locks. Warns 30 s before the first.
import type { Settings } from '../../shared/settings/schema.ts';
import type { LockReason } from './vault-control.ts';

/** How long before an idle lock the window says so. */
export const warningSeconds = 30;

/** What a system tells, by the names of Electron's `powerMonitor`: it goes to sleep, its screen was locked, another user took over. */
export type SystemEvent = 'suspend' | 'lock-screen' | 'user-did-resign-active';

export interface IdleLock {
  /** Someone used the window. */
  active(): void;
  /** The system told this. */
  told(event: SystemEvent): void;
  /** The vault opened, locked, or its settings changed: the clock starts again or stops. */
  follow(settings: Settings | null): void;
}

export interface IdleLockOptions {
  readonly lock: (reason: LockReason) => void;
  /** Seconds left, or null when the danger is over. */
  readonly warn: (seconds: number | null) => void;
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
  return {
    active: restart,
    told(event) {
      if (settings === null) return;
      if (event === 'suspend' && settings.lockOnSleep) options.lock('sleep');
      if (event !== 'suspend' && settings.lockOnScreenLock) options.lock('screen-lock');
    },
    follow(next) {
      settings = next;
      restart();
    },
  };
};
