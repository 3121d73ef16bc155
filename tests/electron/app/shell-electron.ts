// The module `electron` for tests of main's own parts: the development shell's implementation, with no browser behind it. Every
// function that is called on it is written down in order.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElectron } from '../../../build/shell/api/electron.ts';
import { createIpcMain, type IpcRegistry } from '../../../build/shell/api/ipc-main.ts';
import { createDialogQueue } from '../../../build/shell/dialog-answers.ts';
import { createOrigins } from '../../../build/shell/origins.ts';
import type { Runtime } from '../../../build/shell/runtime.ts';

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

export interface ShellElectron {
  readonly exports: Readonly<Record<string, object>>;
  readonly calls: readonly Call[];
  readonly ipc: IpcRegistry;
  readonly runtime: Runtime;
}

const never = (): Promise<never> => new Promise<never>(() => undefined);

/** Writes down each call of a function of `module`, also one level deeper (`app.commandLine.appendSwitch`), and of what it constructs. */
const watched = (name: string, module: object, note: (call: Call) => void): object =>
  new Proxy(module, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      const full = `${name}.${String(key)}`;
      if (typeof value === 'function') {
        return (...args: unknown[]): unknown => {
          note({ name: full, args });
          return Reflect.apply(value, target, args);
        };
      }
      return typeof value === 'object' && value !== null && typeof key === 'string' && !name.includes('.') ? watched(full, value, note) : value;
    },
    construct(target, args) {
      note({ name, args });
      return watched(name, Reflect.construct<unknown[], object>(target as new (...given: unknown[]) => object, args), note);
    },
  });

/** A fresh `electron` whose app would keep its files in a temporary folder of its own. Nothing becomes ready and no window is drawn. */
export const shellElectron = (): ShellElectron => {
  const calls: Call[] = [];
  const ipc = createIpcMain();
  const answers = createDialogQueue();
  // Made by whoever writes there, which most tests never do; a test that does removes it.
  const userData = join(tmpdir(), `holdfast-electron-${randomUUID()}`);
  const runtime: Runtime = {
    options: { entry: '', args: [], env: {}, userData, headless: true, dialogs: 'answered' },
    appName: 'Holdfast', appVersion: '0.0.0', appFolder: '', origins: createOrigins(), askedFlags: [], ipc, answers, children: new Set(), sessions: new Map(),
    menuKeys: [], systemKeys: new Map(), keyPressed: () => undefined, window: null, colorScheme: null, lastInput: 0, chromium: never, sessionCreated: (session) => { electron.app.sessionCreated(session); }, windowClosed: () => undefined, windowLoaded: () => undefined, end: () => undefined,
  };
  const electron = createElectron(runtime, answers);
  const { exports } = electron;
  const note = (call: Call): void => { calls.push(call); };
  return { exports: Object.fromEntries(Object.entries(exports).map(([name, module]) => [name, watched(name, module, note)])), calls, ipc, runtime };
};
