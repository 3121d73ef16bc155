import { afterEach, expect, it, vi } from 'vitest';
import { callNames, eventNames } from '../../../shared/contract/names.ts';

interface Exposed {
  readonly [name: string]: unknown;
}

/** Runs the preload as Electron would and gives what it handed to the page. */
const preloaded = async () => {
  const exposed = new Map<string, Exposed>();
  const invoked: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, payload: unknown) => void>();
  vi.resetModules();
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, api: Exposed) => { exposed.set(name, api); } },
    ipcRenderer: {
      invoke: (...args: unknown[]) => { invoked.push(args); return Promise.resolve('answer'); },
      on: (name: string, listener: (event: unknown, payload: unknown) => void) => { listeners.set(name, listener); },
      off: (name: string) => { listeners.delete(name); },
    },
    webUtils: { getPathForFile: () => '/a/dropped.jpg' },
  }));
  await import('../../../electron/preload/preload.ts');
  return { exposed, invoked, listeners };
};

afterEach(() => {
  vi.doUnmock('electron');
});

/** Every path of an object with what lies there; only plain objects are entered. */
const leaves = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? Reflect.ownKeys(value).flatMap((key) => leaves(Reflect.get(value, key), `${path}.${String(key)}`))
    : [[path, typeof value]];

it('the preload gives the page one object with functions alone: every call of the contract, `on` and `claimFiles`', async () => {
  const { exposed } = await preloaded();
  expect([...exposed.keys()]).toEqual(['holdfast']);
  const found = leaves(exposed.get('holdfast'), 'holdfast');
  expect(found.filter(([, type]) => type !== 'function')).toEqual([]);
  expect(found.map(([path]) => path).sort()).toEqual([...callNames, 'on', 'claimFiles'].map((name) => `holdfast.${name}`).sort());
});

it('a call passes one argument on and a listener gets the payload alone, never the event', async () => {
  const { exposed, invoked, listeners } = await preloaded();
  const api = exposed.get('holdfast') as unknown as { vault: { status(...args: unknown[]): Promise<unknown> }; on(name: string, listener: (...args: unknown[]) => void): () => void };
  await api.vault.status({}, 'more');
  expect(invoked).toEqual([['vault.status', {}]]);
  const heard: unknown[][] = [];
  const [name = ''] = eventNames;
  const stop = api.on(name, (...args) => { heard.push(args); });
  listeners.get(name)?.({ sender: 'ipcRenderer' }, 'payload');
  expect(heard).toEqual([['payload']]);
  stop();
  expect(listeners.size).toBe(0);
});

it.each(['vault.status', 'preload.claimFiles', '__proto__', 'ipc-message', ''])('a page listens to nothing called "%s"', async (name) => {
  const { exposed, listeners } = await preloaded();
  const api = exposed.get('holdfast') as unknown as { on(name: string, listener: () => void): () => void };
  expect(() => api.on(name, () => undefined)).toThrow('no such event');
  expect(listeners.size).toBe(0);
});
