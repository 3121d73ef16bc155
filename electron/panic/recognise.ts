// Tells a vault from any other folder, and a vault that was being destroyed from one that was not. Reads a few files, changes nothing.
import { lstat, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { readOnlyFlags } from '../vault/read-only-flags.ts';
import { systemCode } from '../vault/system-failure.ts';
import { recordsFile } from '../vault/vault-files.ts';
import { carriesMark } from './mark.ts';
import { longestOverwritten, objectsFolder, slotPlacesIn } from './places.ts';

const formatName = Buffer.from('"holdfast-vault"');
const plainDatabase = Buffer.from('SQLite format 3\0');

/** The beginning of a regular file, or null where there is none that can be read. Links are not followed, pipes not waited for. */
export const beginningOf = async (path: string, most: number): Promise<Buffer | null> => {
  const handle = await open(path, readOnlyFlags).catch(() => null);
  if (handle === null) return null;
  try {
    const found = await handle.stat();
    if (!found.isFile()) return null;
    const buffer = Buffer.alloc(Math.min(found.size, most));
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** A header says what it is in its first line; also one of a later version, and one that is damaged further on. */
export const looksLikeHeader = (beginning: Buffer): boolean => beginning.subarray(0, 256).includes(formatName);

/** Whether destroying was begun here: a header copy carries the mark. */
export const wipeWasBegun = async (folder: string): Promise<boolean> => {
  const beginnings = await Promise.all(slotPlacesIn(folder).map((place) => beginningOf(place, longestOverwritten)));
  return beginnings.some((bytes) => bytes !== null && carriesMark(bytes));
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
