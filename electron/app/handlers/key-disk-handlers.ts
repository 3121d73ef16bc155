// Main's part of the opening file on another disk: dialogs, and remembering the places, which panic must know. A place is remembered before anything
// is written there: a kill in between must not leave slots that panic does not reach.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Ticket } from '../../../shared/ids.ts';
import { isInSyncedPlace } from '../../evidence/outside/synced-place.ts';
import type { Handlers } from '../../ipc/handlers.ts';
import { isSlotFile } from '../../panic/places.ts';
import { headerFolderIn } from '../../vault/header/folder-name.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Dialogs } from '../dialogs.ts';
import type { PreferenceStore } from '../preferences.ts';
import type { Tickets } from './tickets.ts';
import type { VaultControl } from '../vault-control.ts';

export interface KeyDiskParts {
  readonly vault: VaultControl;
  readonly client: () => VaultProcessClient;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
  readonly preferences: PreferenceStore;
  /** Looks after the disk with the opening file: `pause` while that file is moved or removed on purpose, `goOn` with the places there are then. */
  readonly keyDisk: { readonly pause: () => void; readonly goOn: () => void };
}

/** More disks than anybody keeps copies on: panic overwrites all of them in one step, and that step has to stay short. */
const mostHeaderFolders = 16;

const diskOf = (path: string): Promise<number | null> => stat(path).then(({ dev }) => dev, () => null);

/** Whether it was seen that nothing lies there that opens a vault. On a disk that is not there, or is another one than before, nothing was seen. */
const isSeenEmpty = async (folder: string, disk: number | null): Promise<boolean> => {
  if (disk === null || (await diskOf(dirname(folder))) !== disk) return false;
  return readdir(folder).then((names) => !names.some(isSlotFile), (error: unknown) => systemCode(error) === 'ENOENT');
};

const holdsSlots = (folder: string): Promise<boolean> => readdir(folder).then((names) => names.some(isSlotFile), () => false);

interface Seen {
  /** Places that were not seen to be empty. */
  readonly notEmpty: readonly string[];
  /** Places that held what opens a vault before, and were seen to hold nothing of it after. */
  readonly emptied: readonly string[];
}

/** Looks at the folders now; the answer tells, later, what became of them. */
const watching = async (folders: readonly string[]): Promise<() => Promise<Seen>> => {
  const looked = await Promise.all(folders.map(async (folder) => ({ folder, disk: await diskOf(dirname(folder)), held: await holdsSlots(folder) })));
  return async () => {
    const after = await Promise.all(looked.map(async ({ folder, disk, held }) => ({ folder, held, isEmpty: await isSeenEmpty(folder, disk) })));
    return {
      notEmpty: after.filter(({ isEmpty }) => !isEmpty).map(({ folder }) => folder),
      emptied: after.filter(({ held, isEmpty }) => held && isEmpty).map(({ folder }) => folder),
    };
  };
};

/** Where a lock is what ended the work, waits until its process is gone and writes nothing more. */
const untilEnded = (vault: VaultControl): Promise<void> => (vault.status.state === 'closing' ? vault.lock('asked') : Promise.resolve());

export const keyDiskHandlers = ({ vault, client, dialogs, tickets, preferences, keyDisk }: KeyDiskParts): Handlers<'keyDisk', 'main'> => {
  /**
   * What is remembered is remembered of the vault that is open, which is not the one in use after a duress passphrase: panic reaches the same places
   * as before, whatever is done there. What the vault process knows counts; after a failure, every place that was not seen to be empty stays as well. After a lock in the
   * middle that process knows nothing any more: then what was seen to be empty once that process had ended is given up, of the new place and of those that held the file before.
   */
  const remembering = async <T>(place: string | null, work: () => Promise<T>): Promise<T> => {
    const { openFolder: folder, status: { vaultId } } = vault;
    if (folder === null || vaultId === null) throw new HoldfastError('vault-locked');
    const known = preferences.headerFoldersOf(folder).filter((one) => headerFolderIn(one, vaultId) === one);
    const wanted = [...new Set([...known, ...(place === null ? [] : [headerFolderIn(place, vaultId)])])];
    if (wanted.length > Math.max(known.length, mostHeaderFolders)) throw new HoldfastError('header-place-refused', { reason: 'tooMany' });
    await preferences.useHeaderFolders(folder, wanted);
    const seen = await watching(wanted);
    let left: readonly string[] = [];
    keyDisk.pause();
    try {
      return await work();
    } catch (error) {
      await untilEnded(vault);
      const { notEmpty, emptied } = await seen();
      left = notEmpty;
      const isLocked = vault.openFolder !== folder;
      // Panic may have been the end: nothing is added to what is remembered then.
      if (isLocked) await preferences.useHeaderFolders(folder, preferences.headerFoldersOf(folder).filter((one) => (known.includes(one) && !emptied.includes(one)) || left.includes(one)));
      throw error;
    } finally {
      if (vault.openFolder === folder) {
        await preferences.useHeaderFolders(folder, [...(await client().askInternal('process.headerFolders', {})).folders, ...left]);
        keyDisk.goOn();
      }
    }
  };
  const writingTo = (place: string, work: () => Promise<unknown>): Promise<Record<string, never>> =>
    remembering(place, async () => {
      await work();
      return {};
    });
  const chosenBeside = async (vaultsDisk: () => Promise<number | null>): Promise<{ ticket: Ticket | null; name: string; isVaultsDisk: boolean; isCopied: boolean }> => {
    const folder = await dialogs.chooseFolder('keyDisk');
    if (folder === null) return { ticket: null, name: '', isVaultsDisk: false, isCopied: false };
    const disk = await diskOf(folder);
    return { ticket: tickets.issue(folder), name: basename(folder), isVaultsDisk: disk !== null && disk === (await vaultsDisk()), isCopied: await isInSyncedPlace(folder) };
  };
  return {
    choose: () => chosenBeside(async () => (vault.openFolder === null ? null : diskOf(vault.openFolder))),
    chooseForNew({ vault: chosen }) {
      const folder = tickets.pathOf(chosen);
      // The folder may be still to be made, in one that is there.
      return chosenBeside(async () => (await diskOf(folder)) ?? diskOf(dirname(folder)));
    },
    move: ({ ticket, current }) => {
      const place = tickets.pathOf(ticket);
      return writingTo(place, () => client().askInternal('process.headerMove', { place, current }));
    },
    copy: ({ ticket, current }) => {
      const place = tickets.pathOf(ticket);
      return writingTo(place, () => client().askInternal('process.headerCopy', { place, current }));
    },
    remove: ({ id, current }) => remembering(null, () => client().askInternal('process.headerRemove', { id, current })),
    moveBack: ({ current }) => remembering(null, () => client().askInternal('process.headerMoveBack', { current })),
    async find() {
      const place = await dialogs.chooseFolder('keyDisk');
      const vaultFolder = preferences.vaultFolder;
      if (place === null || vaultFolder === null) return { found: false };
      const { folder } = await client().askInternal('process.headerFind', { folder: vaultFolder, place });
      await preferences.useHeaderFolders(vaultFolder, [folder, ...preferences.headerFolders]);
      return { found: true };
    },
  };
};
