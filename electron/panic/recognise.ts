// Tells a vault from any other folder, and a vault that was being destroyed from one that was not. Reads a few files, changes nothing.
import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { beginningOf, looksLikeHeader } from '../vault/header/stray-copies.ts';
import { systemCode } from '../vault/disk/system-failure.ts';
import { idInAnchor } from '../vault/anchor.ts';
import { headerFiles, readHeaderCopy } from '../vault/header/files.ts';
import { headerFolderIn, isHeaderFolder } from '../vault/header/folder-name.ts';
import { idInStub, longestStub } from '../vault/header/stub.ts';
import type { VaultId } from '../../shared/ids.ts';
import { recordsFile } from '../vault/vault-files.ts';
import { carriesMark } from './mark.ts';
import { longestOverwritten, objectsFolder, slotPlacesIn } from './places.ts';

const plainDatabase = Buffer.from('SQLite format 3\0');

/** Whether one of the four names is there: a header, whole or not. */
export const holdsSlots = async (folder: string): Promise<boolean> =>
  (await Promise.all(slotPlacesIn(folder).map((place) => beginningOf(place, 1)))).some((bytes) => bytes !== null);

/** Whether the vault's folder says that its header is on another disk. */
export const headerIsElsewhere = async (folder: string): Promise<boolean> => (await elsewhereId(folder)) !== null;

const elsewhereId = async (folder: string): Promise<VaultId | null> => {
  for (const place of slotPlacesIn(folder)) {
    const text = (await beginningOf(place, longestStub))?.toString('utf8') ?? '';
    const id = idInStub(text);
    if (id !== null) return id;
  }
  return null;
};

/** The folders of this vault's header for the places that somebody named: the vault's folder, or its anchor, knows which vault it is. */
export const headerFoldersOf = async (folder: string, places: readonly string[]): Promise<readonly string[]> => {
  if (places.length === 0) return [];
  // Once more: what a disk does not give back at first it may at the second try, and without it a header elsewhere is not found.
  const id = (await elsewhereId(folder)) ?? (await idInAnchor(folder).catch(() => idInAnchor(folder)).catch(() => null));
  // Without an id only a folder that names one itself can be meant.
  return id === null ? places.filter(isHeaderFolder) : places.map((place) => headerFolderIn(place, id));
};

/** Whether destroying was begun here: a header copy carries the mark. */
export const wipeWasBegun = async (folder: string): Promise<boolean> => {
  const beginnings = await Promise.all(slotPlacesIn(folder).map((place) => beginningOf(place, longestOverwritten)));
  return beginnings.some((bytes) => bytes !== null && carriesMark(bytes));
};

const holdsWholeHeader = async (folder: string): Promise<boolean> =>
  (await Promise.all(headerFiles.map((file) => readHeaderCopy(folder, file)))).some((copy) => 'sealed' in copy);

/**
 * Whether destroying this vault was begun, in its folder or where its header lies on other disks. A strike comes to the folder first: beside a whole
 * header there, a mark on another disk is that of a vault which was destroyed, and restored since.
 */
export const wipeOfVaultWasBegun = async (folder: string, headerFolders: readonly string[]): Promise<boolean> => {
  if (await wipeWasBegun(folder)) return true;
  return (await Promise.all(headerFolders.map(wipeWasBegun))).includes(true) && !(await holdsWholeHeader(folder));
};

/** Records and objects as only a vault has them: what is left of one whose headers are damaged, and of one that was never finished. */
const hasRemains = async (folder: string): Promise<boolean> => {
  const objects = await lstat(join(folder, objectsFolder)).catch(() => null);
  const records = await beginningOf(join(folder, recordsFile), plainDatabase.byteLength);
  return objects?.isDirectory() === true && records !== null && !records.equals(plainDatabase);
};

/**
 * Resolves when the folder is a vault, whatever state it is in. HoldfastError `vault-missing` or `folder-not-a-vault` otherwise: what is
 * not clearly a vault is never destroyed on someone's word.
 */
export const requireVault = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw new HoldfastError('vault-missing');
    throw error;
  });
  if (!found.isDirectory()) throw new HoldfastError('folder-not-a-vault');
  const headers = await Promise.all(slotPlacesIn(folder).map((place) => beginningOf(place, longestOverwritten)));
  const known = headers.some((bytes) => bytes !== null && (looksLikeHeader(bytes) || carriesMark(bytes)));
  if (!known && !(await hasRemains(folder))) throw new HoldfastError('folder-not-a-vault');
};
