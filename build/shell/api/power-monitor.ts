// powerMonitor. The system's sleep and screen lock do not reach it: only tests send these. Idle time is the time since
// someone touched the window.
import type * as Electron from 'electron';
import { createEmitter } from '../emitter.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

const events = ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'user-did-become-active', 'user-did-resign-active', 'shutdown'] as const;

export type PowerEvent = (typeof events)[number];

export interface PowerModule {
  readonly api: object;
  emit(event: PowerEvent): void;
}

export const createPowerMonitor = (runtime: Runtime): PowerModule => {
  const emitter = createEmitter('powerMonitor', events, () => api);
  const shape = {
    getSystemIdleTime: () => Math.floor((performance.now() - runtime.lastInput) / 1000),
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'on' | 'once' | 'off'>;
  const api = strict('powerMonitor', shape) as unknown as Electron.PowerMonitor;
  return {
    api,
    emit(event) {
      emitter.emit(event);
    },
  };
};
