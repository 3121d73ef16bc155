// Makes a vault unreadable: writes over every place where slot bytes can be and syncs it. Needs no key, no database, no other process, and
// looks at a fixed number of names, so that it takes as long for ten objects as for a hundred thousand.
//
// The writing is synchronous on purpose: nothing else in this process can come between the first copy and the last, and no pool of
// threads that waits for a slow disk can hold it up.
import { chmodSync, closeSync, constants, fstatSync, fsync, fsyncSync, ftruncateSync, lstatSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from '../vault/sync-folder.ts';
import { systemCode } from '../vault/system-failure.ts';
import { markedBytes, smallestMarked } from './mark.ts';
import { longestOverwritten, slotPlacesIn } from './places.ts';

/** Windows lacks both flags, whatever the types say. */
const flags: Readonly<Record<string, number | undefined>> = constants;
const readWrite = constants.O_RDWR | (flags['O_NOFOLLOW'] ?? 0) | (flags['O_NONBLOCK'] ?? 0);

export interface Destroyed {
  /** Files that were overwritten. */
  readonly overwritten: number;
  /** What the system answered where a file is there and could not be overwritten. Links and folders hold no slot of this vault. */
  readonly failures: readonly unknown[];
  /** Resolves when the disk has taken it. Rejects with what the system answered; everything else was synced all the same. Call it once. */
  sync(): Promise<void>;
}

/** A file that its own permissions, or its folder's, keep from being written: they are no protection from its owner. */
const openForWriting = (path: string): number => {
  try {
    return openSync(path, readWrite);
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(systemCode(error) ?? '')) throw error;
    chmodSync(dirname(path), 0o700);
    if (!lstatSync(path).isSymbolicLink()) chmodSync(path, 0o600);
    return openSync(path, readWrite);
  }
};

const writeAll = (descriptor: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.byteLength;) at += writeSync(descriptor, bytes, at, bytes.byteLength - at, at);
};

/** Overwrites in place, in one write. Where the disk refuses new bytes, cutting the old ones off is better than leaving them. */
const overwrite = (descriptor: number, size: number): void => {
  try {
    writeAll(descriptor, markedBytes(Math.min(Math.max(size, smallestMarked), longestOverwritten)));
  } catch (error) {
    ftruncateSync(descriptor, 0);
    fsyncSync(descriptor);
    throw error;
  }
};

/** Nothing of ours lies under this name: no file, a link (which is never followed), a folder in its place, a disk that is not there. */
const nothingThere: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'EMLINK', 'ENXIO', 'ENODEV']);

/** Overwrites one file and answers with it, still open, for syncing; null when there is no file to overwrite. */
const overwriteFile = (path: string, failures: unknown[]): number | null => {
  let descriptor: number | null = null;
  try {
    descriptor = openForWriting(path);
    const found = fstatSync(descriptor);
    if (found.isFile()) {
      overwrite(descriptor, found.size);
      return descriptor;
    }
  } catch (error) {
    if (!nothingThere.has(systemCode(error) ?? '')) failures.push(error);
  }
  if (descriptor !== null) closeSync(descriptor);
  return null;
};

/** Cuts off what was not overwritten. Apart from the writing, because cutting off much takes a file system long. */
const cutOff = (descriptor: number, failures: unknown[]): void => {
  try {
    if (fstatSync(descriptor).size > longestOverwritten) ftruncateSync(descriptor, longestOverwritten);
  } catch (error) {
    failures.push(error);
  }
};

const synced = promisify(fsync);

const syncAll = async (descriptors: readonly number[], folders: ReadonlySet<string>): Promise<void> => {
  const results = await Promise.allSettled(descriptors.map((descriptor) => synced(descriptor).finally(() => { closeSync(descriptor); })));
  results.push(...(await Promise.allSettled([...folders].map(syncFolder))));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

/** Overwrites the given files where they are there. When this returns, no program reads the old bytes any more; `sync` makes that last. */
export const overwriteFiles = (paths: readonly string[]): Destroyed => {
  const failures: unknown[] = [];
  const written = paths.flatMap((path) => {
    const descriptor = overwriteFile(path, failures);
    return descriptor === null ? [] : [{ path, descriptor }];
  });
  for (const { descriptor } of written) cutOff(descriptor, failures);
  return {
    overwritten: written.length,
    failures,
    sync: () => syncAll(written.map(({ descriptor }) => descriptor), new Set(written.map(({ path }) => dirname(path)))),
  };
};

/** Destroys the slots of a vault: of every copy of its header in these folders. Never throws; a second call does no harm. */
export const destroySlots = (folders: readonly string[]): Destroyed => overwriteFiles(folders.flatMap(slotPlacesIn));
