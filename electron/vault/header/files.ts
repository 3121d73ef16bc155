// The two copies of the header as files: reading without trusting, writing so that a crash at any moment leaves a whole
// header. Reading never writes.
import { lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { clearPlace } from '../disk/clear-place.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { putInPlace, writeNewFile } from '../disk/whole-file.ts';
import { holdReplaced, overwriteReplaced } from './overwrite-replaced.ts';
import { largestHeader, parseHeader, type SealedHeader } from './format.ts';

/** First copy first: it is written first, so it is never the older one unless it was put back. */
export const headerFiles = Object.freeze(['vault.json', 'vault.copy.json'] as const);
export type HeaderFile = (typeof headerFiles)[number];

/** Where a copy is written before it takes its place. Fixed names: whoever destroys slots must find every file that can hold them. */
export const unfinishedHeaderFiles = Object.freeze(['vault.json.new', 'vault.copy.json.new'] as const);

export type HeaderCopy =
  | { readonly file: HeaderFile; readonly sealed: SealedHeader }
  | { readonly file: HeaderFile; readonly failure: HoldfastError | 'missing' };

/** Reads one copy. Never throws for what is in the file or for its absence: that is part of the answer. */
export const readHeaderCopy = async (folder: string, file: HeaderFile): Promise<HeaderCopy> => {
  try {
    return { file, sealed: parseHeader(await textOf(join(folder, file))) };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return { file, failure: 'missing' };
    const failure = fromSystemError(error);
    if (failure instanceof HoldfastError) return { file, failure };
    throw error;
  }
};

/**
 * Writes one copy: temporary name in the same folder, sync, rename, sync of the folder; what it replaced is then overwritten.
 * Throws HoldfastErrors of the disk.
 */
export const writeHeaderCopy = async (folder: string, file: HeaderFile, text: string): Promise<void> => {
  const place = join(folder, file);
  const unfinished = `${place}.new`;
  try {
    await rm(unfinished, { force: true });
    await writeNewFile(unfinished, text);
    const replaced = await holdReplaced(place);
    try {
      await putInPlace(unfinished, place);
    } finally {
      await overwriteReplaced(replaced);
    }
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** Removes what an interrupted write left, moves aside what is no file. True when there was something. */
export const sweepUnfinishedHeaders = async (folder: string): Promise<boolean> => {
  const removed = await Promise.all(unfinishedHeaderFiles.map((file) => clearPlace(join(folder, file))));
  if (removed.includes(true)) await syncFolder(folder);
  return removed.includes(true);
};

/** Why a folder without any header is not a vault that can be opened: `vault-missing`, `folder-not-a-vault` or `header-damaged`. */
export const explainMissingHeader = async (folder: string): Promise<HoldfastError> => {
  try {
    const names = await readdir(folder);
    const remains = names.some((name) => name === 'records.db' || name === 'objects');
    return remains ? new HoldfastError('header-damaged', { reason: 'missing' }) : new HoldfastError('folder-not-a-vault');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return new HoldfastError('vault-missing', {}, { cause: error });
    if (code === 'ENOTDIR') return new HoldfastError('folder-not-a-vault', {}, { cause: error });
    const failure = fromSystemError(error);
    if (failure instanceof HoldfastError) return failure;
    throw error;
  }
};

const textOf = async (path: string): Promise<string> => {
  // A pipe or device under the name would block or answer for ever; a link could point anywhere.
  if (!(await lstat(path)).isFile()) throw new HoldfastError('header-damaged', { reason: 'not-a-file' });
  const handle = await open(path, readOnlyFlags);
  try {
    const buffer = Buffer.alloc(largestHeader + 1);
    let length = 0;
    while (length < buffer.byteLength) {
      const { bytesRead } = await handle.read(buffer, length, buffer.byteLength - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > largestHeader) throw new HoldfastError('header-damaged', { reason: 'too-large' });
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length));
  } catch (error) {
    if (error instanceof TypeError) throw new HoldfastError('header-damaged', { reason: 'not-text' }, { cause: error });
    throw error;
  } finally {
    await handle.close();
  }
};
