// Stands where Electron would: keeps the listeners that a guard adds and sends them events that can be stopped.
import type { App, Session, WebContents } from 'electron';

export interface Recorded {
  readonly target: App & Session & WebContents;
  /** How often something was added under a name. */
  readonly added: (name: string) => number;
  /** Sends an event; true when a listener stopped it. Details are what Electron puts on the event itself. */
  readonly stops: (name: string, details: object, ...args: readonly unknown[]) => boolean;
  /** Calls every listener as it is, for events without an event object. */
  readonly tell: (name: string, ...args: readonly unknown[]) => void;
  /** What was given to a setter like `setWindowOpenHandler`. */
  readonly given: (setter: string) => readonly unknown[];
}

type Listener = (...args: readonly unknown[]) => unknown;

export const recordEvents = (): Recorded => {
  const listeners = new Map<string, Listener[]>();
  const given = new Map<string, unknown[][]>();
  const target = new Proxy({}, {
    get: (_target, name) => {
      if (name === 'on') return (event: string, listener: Listener) => { listeners.set(event, [...(listeners.get(event) ?? []), listener]); };
      if (name === 'webRequest') return target;
      return (...args: unknown[]) => { given.set(String(name), [...(given.get(String(name)) ?? []), args]); };
    },
  });
  return {
    target: target as unknown as App & Session & WebContents,
    added: (name) => (listeners.get(name)?.length ?? 0) + (given.get(name)?.length ?? 0),
    stops(name, details, ...args) {
      let stopped = false;
      const event = { ...details, preventDefault() { stopped = true; } };
      for (const listener of listeners.get(name) ?? []) listener(event, ...args);
      return stopped;
    },
    tell(name, ...args) {
      for (const listener of listeners.get(name) ?? []) listener(...args);
    },
    given: (setter) => given.get(setter)?.at(-1) ?? [],
  };
};
