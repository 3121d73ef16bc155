// Gives the page its client: one function per call of the contract, one listener per event, and tickets for dropped files.
// Functions only (Electron's checklist, item 20); neither ipcRenderer nor an event object ever reaches the page.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callNames, eventNames } from '../../shared/contract/names.ts';
import type { EventName } from '../../shared/contract/registry.ts';
import { claimChannel } from '../ipc/claim.ts';

const client: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {};

for (const name of callNames) {
  const [domain = '', call = ''] = name.split('.');
  (client[domain] ??= {})[call] = (input) => ipcRenderer.invoke(name, input);
}

/** Calls `listener` with each payload of one event until the returned function is called. Unknown names are refused. */
const on = (name: EventName, listener: (payload: unknown) => void): (() => void) => {
  if (!eventNames.includes(name) || typeof listener !== 'function') {
    throw new TypeError('no such event');
  }
  const relay = (_event: unknown, payload: unknown): void => {
    listener(payload);
  };
  ipcRenderer.on(name, relay);
  return () => {
    ipcRenderer.off(name, relay);
  };
};

/** Tickets for files that a person dropped or pasted, in their order; those without a place on disk are left out. */
const claimFiles = async (files: readonly File[]): Promise<unknown> => {
  const paths = await Promise.all([...files].map(async (file) => webUtils.getPathForFile(file)));
  return ipcRenderer.invoke(claimChannel, paths.filter((path) => path !== ''));
};

contextBridge.exposeInMainWorld('holdfast', { ...client, on, claimFiles });
