// The whole way from a vault to nothing, for whoever runs it without a vault process of their own: the command line tool, and every start
// that finds a vault whose destruction was cut short.
import { realpath } from 'node:fs/promises';
import { deleteHeaders, deleteVault } from './delete-vault.ts';
import type { Deleted, MayEnd } from './delete-vault.ts';
import { destroySlots } from './destroy.ts';
import { headerIsElsewhere, holdsSlots, requireVault, wipeOfVaultWasBegun } from './recognise.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';

export interface Wiped extends Deleted {
  /** Places where slots were overwritten. */
  readonly overwritten: number;
  /** Its header is on another disk that was not given or is not there: what lies there was not reached. */
  readonly headerLeft: boolean;
}

const syncFailure = (sync: () => Promise<void>): Promise<readonly unknown[]> => sync().then(() => [], (error: unknown) => [error]);

/** A second time, now that whoever wrote a header at the same moment has written it. */
const destroyAgain = async (folders: readonly string[]): Promise<number> => {
  const { overwritten, sync } = destroySlots(folders);
  await syncFailure(sync);
  return overwritten;
};

/**
 * Destroys and deletes the vault in `folder`, and its header in `headerFolders` on other disks. HoldfastErrors: `vault-missing` and `folder-not-a-vault`, with nothing touched; a failure of
 * the disk when a copy of the header could be neither overwritten nor synced: what can be deleted is deleted all the same, but nobody may
 * be told that the vault is unreadable.
 */
export const wipeVault = async (folder: string, headerFolders: readonly string[] = []): Promise<Wiped> => {
  await requireVault(folder).catch((error: unknown) => { throw fromSystemError(error); });
  const place = await realpath(folder);
  const isElsewhere = await headerIsElsewhere(place);
  const reached = await Promise.all(headerFolders.map(holdsSlots));
  const { overwritten, failures, sync } = destroySlots([place, ...headerFolders]);
  const failed = [...failures, ...(await syncFailure(sync))];
  const again = await destroyAgain([place, ...headerFolders]);
  await deleteHeaders(headerFolders);
  const deleted = await deleteVault(place);
  if (failed.length > 0) throw fromSystemError(failed[0]);
  return { ...deleted, overwritten: Math.max(overwritten, again), headerLeft: (isElsewhere && reached.length === 0) || reached.includes(false) };
};

/** Finishes what was found to be begun in `folder`. Never throws. */
export const finishBegun = async (folder: string, headerFolders: readonly string[], mayEnd?: MayEnd): Promise<Deleted> => {
  await destroyAgain([folder, ...headerFolders]);
  await deleteHeaders(headerFolders);
  return deleteVault(folder, mayEnd);
};

/**
 * Finishes what was begun in `folder`, and does nothing where nothing was. True when there was something. Never throws for what is in the
 * folder: a start must not fail over what is left of a vault.
 */
export const finishWipe = async (folder: string, headerFolders: readonly string[] = []): Promise<boolean> => {
  if (!(await wipeOfVaultWasBegun(folder, headerFolders))) return false;
  await finishBegun(folder, headerFolders);
  return true;
};
