// Recognises what an interrupted creation left: files without a header, which nobody can ever open. Never takes a vault for one.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { headerFiles } from '../header/header.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { creatingFile, inUseFile, vaultNames } from '../vault-files.ts';

/** Names in a folder, or null when there is no such folder. A file in its place is a folder that is not empty. */
export const namesIn = async (folder: string): Promise<readonly string[] | null> =>
  readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    if (systemCode(error) === 'ENOTDIR') throw new HoldfastError('folder-not-empty');
    throw fromSystemError(error);
  });

/** The mark of a creation, no header, and nothing of anyone else's. */
export const isUnfinishedVault = (names: readonly string[]): boolean =>
  names.includes(creatingFile) && !names.some((name) => headerFiles.some((file) => file === name)) && names.every((name) => vaultNames.has(name));

/** Whether a vault may be made among these names. */
export const mayBecomeVault = (names: readonly string[]): boolean => names.every((name) => name === inUseFile) || isUnfinishedVault(names);

/** Removes every file of a vault from the folder, except the lock. Only for a vault that was never finished. */
export const clearUnfinishedVault = async (folder: string): Promise<void> => {
  const names = (await namesIn(folder)) ?? [];
  const contents = names.filter((name) => vaultNames.has(name) && name !== inUseFile && name !== creatingFile);
  // The mark goes last: a clearing that is cut short is still recognised.
  for (const name of [...contents, creatingFile]) await rm(join(folder, name), { recursive: true, force: true });
};
