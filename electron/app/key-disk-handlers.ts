// Main's part of the opening file on another disk: dialogs, and remembering the places, which panic must know. A place is remembered before anything
// is written there: a kill in between must not leave slots that panic does not reach.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { headerFolderIn } from '../vault/header/folder-name.ts';
import type { VaultProcessClient } from '../vault-process/client.ts';
import type { Dialogs } from './dialogs.ts';
import type { PreferenceStore } from './preferences.ts';
import type { Tickets } from './tickets.ts';
import type { VaultControl } from './vault-control.ts';

export interface KeyDiskParts {
  readonly vault: VaultControl;
  readonly client: () => VaultProcessClient;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly preferences: PreferenceStore;
  /** Looks after the disk with the opening file: `pause` while that file is moved or removed on purpose, `goOn` with the places there are then. */
  readonly keyDisk: { readonly pause: () => void; readonly goOn: () => void };
}

const diskOf = (path: string): Promise<number | null> => stat(path).then(({ dev }) => dev, () => null);

export const keyDiskHandlers = ({ vault, client, dialogs, tickets, preferences, keyDisk }: KeyDiskParts): Handlers<'keyDisk', 'main'> => {
  /** Whatever became of the change, the places that the vault process knows are the ones that count. */
  const remembering = async <T>(work: () => Promise<T>): Promise<T> => {
    keyDisk.pause();
    try {
      return await work();
    } finally {
      if (vault.isOpen) {
        await preferences.useHeaderFolders((await client().askInternal('process.headerFolders', {})).folders);
        keyDisk.goOn();
      }
    }
  };
  const writingTo = (place: string, work: () => Promise<unknown>): Promise<Record<string, never>> =>
    remembering(async () => {
      const { vaultId } = vault.status;
      if (vaultId === null) throw new HoldfastError('vault-locked');
      await preferences.useHeaderFolders([...preferences.headerFolders, headerFolderIn(place, vaultId)]);
      await work();
      return {};
    });
  return {
    async choose() {
      const folder = await dialogs.chooseFolder('keyDisk');
      if (folder === null) return { ticket: null, name: '', isVaultsDisk: false };
      const own = preferences.vaultFolder;
      return { ticket: tickets.issue(folder), name: basename(folder), isVaultsDisk: own !== null && (await diskOf(folder)) === (await diskOf(own)) };
    },
    move: ({ ticket, current }) => {
      const place = tickets.pathOf(ticket);
      return writingTo(place, () => client().askInternal('process.headerMove', { place, current }));
    },
    copy: ({ ticket, current }) => {
      const place = tickets.pathOf(ticket);
      return writingTo(place, () => client().askInternal('process.headerCopy', { place, current }));
    },
    remove: ({ id, current }) => remembering(() => client().askInternal('process.headerRemove', { id, current })),
    moveBack: ({ current }) => remembering(() => client().askInternal('process.headerMoveBack', { current })),
    async find() {
      const place = await dialogs.chooseFolder('keyDisk');
      const vaultFolder = preferences.vaultFolder;
      if (place === null || vaultFolder === null) return { found: false };
      const { folder } = await client().askInternal('process.headerFind', { folder: vaultFolder, place });
      await preferences.useHeaderFolders([folder, ...preferences.headerFolders]);
      return { found: true };
    },
  };
};
