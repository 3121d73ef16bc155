// What `require('electron')` gives the preload: exactly the calls it uses, in the shape of Electron's own types.
import type * as Electron from 'electron';
import { strict } from '../strict.ts';
import { exposeInMainWorld } from './bridge.ts';
import type { Link } from './link.ts';

type Heard = (event: Electron.IpcRendererEvent, ...args: unknown[]) => void;

const createIpcRenderer = (link: Link): object => {
  const heard = new Map<string, Set<Heard>>();
  link.listen((message) => {
    if (message.kind === 'event') {
      for (const listener of [...(heard.get(message.channel) ?? [])]) {
        listener(strict('IpcRendererEvent', { ports: [] }) as unknown as Electron.IpcRendererEvent, ...message.args);
      }
    }
  });
  const on = (channel: string, listener: Heard): void => {
    heard.set(channel, (heard.get(channel) ?? new Set()).add(listener));
  };
  const off = (channel: string, listener: Heard): void => {
    heard.get(channel)?.delete(listener);
  };
  return {
    invoke: (channel, ...args: unknown[]) => link.ask((id) => ({ kind: 'invoke', id, channel, args })),
    send(channel, ...args: unknown[]) {
      link.send({ kind: 'send', channel, args });
    },
    on(channel: string, listener: Heard) {
      on(channel, listener);
      return this as unknown as Electron.IpcRenderer;
    },
    off(channel: string, listener: Heard) {
      off(channel, listener);
      return this as unknown as Electron.IpcRenderer;
    },
  } satisfies Pick<Electron.IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>;
};

/** The module as the preload sees it. `getPathForFile` answers with a promise here: the place on disk is known to Node alone. */
export const electronForPreload = (link: Link): object =>
  strict('electron', {
    contextBridge: strict('contextBridge', { exposeInMainWorld } satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>),
    ipcRenderer: strict('ipcRenderer', createIpcRenderer(link)),
    webUtils: strict('webUtils', { getPathForFile: (file: File): Promise<unknown> => link.askForFile(file) }),
  });
