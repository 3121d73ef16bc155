// Events as Electron's objects have them: a fixed set of names, and an event object that can be prevented.
import { EventEmitter } from 'node:events';

export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** A fresh event; `details` are the properties Electron puts on it. */
export const preventable = <T extends object>(details: T): T & PreventableEvent => {
  let prevented = false;
  return Object.defineProperties({ ...details }, {
    defaultPrevented: { get: () => prevented },
    preventDefault: { value: () => { prevented = true; } },
  }) as T & PreventableEvent;
};

/** Listeners as Electron's overloads declare them: one signature wide enough for all, checked by name when it runs. */
export type Listener = (...args: never[]) => void;

export interface Emitter<Self, Name extends string> {
  readonly on: (event: string, listener: Listener) => Self;
  readonly once: (event: string, listener: Listener) => Self;
  readonly off: (event: string, listener: Listener) => Self;
  readonly emit: (event: Name, ...args: unknown[]) => boolean;
  readonly listenerCount: (event: Name) => number;
}

/**
 * An emitter that knows only `names`; listening for another name throws, because in the shell it would never be heard.
 * `self` is what `on` answers with (Electron's chaining).
 */
export const createEmitter = <Self, const Name extends string>(owner: string, names: readonly Name[], self: () => Self): Emitter<Self, Name> => {
  const emitter = new EventEmitter();
  const known = (event: string): string => {
    if (!names.some((name) => name === event)) {
      throw new Error(`the Chromium shell never sends ${owner}'s event "${event}"`);
    }
    return event;
  };
  const chain = (method: 'on' | 'once' | 'off') => (event: string, listener: Listener): Self => {
    emitter[method](known(event), listener as (...args: unknown[]) => void);
    return self();
  };
  return {
    on: chain('on'),
    once: chain('once'),
    off: chain('off'),
    emit: (event, ...args) => emitter.emit(event, ...args),
    listenerCount: (event) => emitter.listenerCount(event),
  };
};
