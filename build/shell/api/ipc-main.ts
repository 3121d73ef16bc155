// ipcMain: who answers which channel. Errors reach the page in Electron's own words, so that the app sees no difference.
import type * as Electron from 'electron';
import { strict } from '../strict.ts';

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type SendListener = (event: Electron.IpcMainEvent, ...args: unknown[]) => void;

export interface IpcRegistry {
  readonly api: object;
  /** The answer of the app's handler; rejects as the page is to see it. */
  invoke(sender: Electron.WebContents, frame: Electron.WebFrameMain | null, channel: string, args: readonly unknown[]): Promise<unknown>;
  send(sender: Electron.WebContents, frame: Electron.WebFrameMain | null, channel: string, args: readonly unknown[]): void;
}

type IpcMainShape = Pick<Electron.IpcMain, 'handle' | 'removeHandler' | 'on' | 'off'>;

export const createIpcMain = (): IpcRegistry => {
  const handlers = new Map<string, InvokeListener>();
  const listeners = new Map<string, Set<SendListener>>();

  const api = {
    handle(channel, listener) {
      if (handlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      }
      handlers.set(channel, listener);
    },
    removeHandler(channel) {
      handlers.delete(channel);
    },
    on(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return this as unknown as Electron.IpcMain;
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener);
      return this as unknown as Electron.IpcMain;
    },
  } satisfies IpcMainShape;

  const eventOf = (sender: Electron.WebContents, senderFrame: Electron.WebFrameMain | null): object =>
    strict('IpcMainEvent', { type: 'frame', sender, senderFrame } satisfies Pick<Electron.IpcMainInvokeEvent, 'type' | 'sender' | 'senderFrame'>);

  return {
    api: strict('ipcMain', api),
    async invoke(sender, frame, channel, args) {
      const handler = handlers.get(channel);
      if (handler === undefined) {
        throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`);
      }
      try {
        return await handler(eventOf(sender, frame) as Electron.IpcMainInvokeEvent, ...args);
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
      }
    },
    send(sender, frame, channel, args) {
      for (const listener of [...(listeners.get(channel) ?? [])]) {
        listener(eventOf(sender, frame) as Electron.IpcMainEvent, ...args);
      }
    },
  };
};
