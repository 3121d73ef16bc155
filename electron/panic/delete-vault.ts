// Deletes a vault whose slots are destroyed. The header copies, which carry the mark, go last: whenever this is cut short, the next start
// knows that there is something to finish. Files of others in the folder are left where they are, and the folder with them.
import { lstat, readdir, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strayHeaders } from '../vault/header/stray-copies.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { anchorFile, damagedPagesFile, databaseFiles, pageListFile, previewsFile, recordsFile, unfinishedAnchorFile, unfinishedDamagedPagesFile, unfinishedPageListFile } from '../vault/vault-files.ts';
import { overwriteFiles } from './destroy.ts';
import { deleteTree, removeFile } from './delete-tree.ts';
import { isSlotFile, isVaultName, longestOverwritten, objectsFolder, setApartFolder, slotFiles } from './places.ts';

export interface Deleted {
  readonly files: number;
  /** Names of the vault's own that could not be removed. They hold nothing that could be read. */
  readonly left: readonly string[];
  /** How many names in the folder are not the vault's and were not touched. */
  readonly strangers: number;
}

/** Databases and anchor say most about the vault (how much, how long, until when), so they go first. */
const first: readonly string[] = [...databaseFiles(recordsFile), ...databaseFiles(previewsFile), pageListFile, unfinishedPageListFile, damagedPagesFile, unfinishedDamagedPagesFile, anchorFile, unfinishedAnchorFile];

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

const overwriteStray = async (folder: string, names: readonly string[]): Promise<void> => {
  const { sync } = overwriteFiles(names.map((name) => join(folder, name)));
  await sync().catch(() => undefined);
};

/** Removes one name of the vault's; counts files. A folder in the place of a file is a stranger's and stays, unless it is empty. */
const remove = async (folder: string, name: string): Promise<{ readonly files: number; readonly gone: boolean }> => {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => null);
  if (found === null) return { files: 0, gone: true };
  if (!found.isDirectory()) return (await removeFile(folder, name)) ? { files: 1, gone: true } : { files: 0, gone: false };
  if (name === objectsFolder || name === setApartFolder) return deleteTree(path);
  await rmdir(path).catch(() => undefined);
  return { files: 0, gone: true };
};

const removeAll = async (folder: string, names: readonly string[]): Promise<{ files: number; left: string[] }> => {
  const left: string[] = [];
  let files = 0;
  for (const name of names) {
    const removed = await remove(folder, name);
    files += removed.files;
    if (!removed.gone) left.push(name);
  }
  return { files, left };
};

/** Deletes header copies on other disks, with their folders; before the vault's own, which carries the mark to the end. */
export const deleteHeaders = async (folders: readonly string[]): Promise<void> => {
  for (const folder of folders) await deleteVault(folder);
};

/** Asked when all but the mark is deleted: false keeps the mark, and with it the knowledge that there is something to finish. */
export type MayEnd = () => Promise<boolean>;

/**
 * Deletes what belongs to the vault in `folder`, then the folder when nothing else is in it. For a vault whose slots were destroyed and
 * whose process has ended. Never throws: what could not be removed is in the answer, and then the mark stays for the next try.
 */
export const deleteVault = async (folder: string, mayEnd: MayEnd = () => Promise.resolve(true)): Promise<Deleted> => {
  const names = await namesIn(folder);
  const stray = await strayHeaders(folder, names.filter((name) => !isSlotFile(name)), longestOverwritten);
  await overwriteStray(folder, stray);
  const rest = names.filter((name) => !isSlotFile(name) && !first.includes(name) && (isVaultName(name) || stray.includes(name)));
  const contents = await removeAll(folder, [...first, ...rest]);
  await syncFolder(folder).catch(() => undefined);
  // The first copy is the last to go: it is the one that is looked at first.
  const isEnded = contents.left.length === 0 && (await mayEnd());
  const headers = isEnded ? await removeAll(folder, slotFiles.toReversed()) : { files: 0, left: contents.left.length > 0 ? [] : names.filter(isSlotFile) };
  await syncFolder(folder).catch(() => undefined);
  await rmdir(folder).then(() => syncFolder(dirname(folder)), () => undefined).catch(() => undefined);
  const left = [...contents.left, ...headers.left];
  // Where something of the vault's stayed, its header copies stayed on purpose and are no strangers.
  const strangers = (await namesIn(folder)).filter((name) => !left.includes(name) && !(contents.left.length > 0 && isSlotFile(name))).length;
  return { files: contents.files + headers.files, left, strangers };
};
