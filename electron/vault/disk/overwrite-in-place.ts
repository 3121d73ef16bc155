// Overwrites files where they lie, so that what was in them is gone for every program at once and from the disk when it is synced.
//
// The writing is synchronous on purpose: nothing else in this process can come between the first file and the last, and no pool of
// threads that waits for a slow disk can hold it up.
import { chmodSync, closeSync, constants, fstatSync, fsync, fsyncSync, ftruncateSync, futimesSync, lstatSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { syncFolder } from './sync-folder.ts';
import { systemCode } from './system-failure.ts';

/** Windows lacks both flags, whatever the types say. */
const flags: Readonly<Record<string, number | undefined>> = constants;
const readWrite = constants.O_RDWR | (flags['O_NOFOLLOW'] ?? 0) | (flags['O_NONBLOCK'] ?? 0);

export interface Overwritten {
  /** Files that were overwritten. */
  readonly overwritten: number;
  /** What the system answered where a file is there and could not be overwritten. Links and folders hold nothing of ours. */
  readonly failures: readonly unknown[];
  /** Resolves when the disk has taken it. Rejects with what the system answered; everything else was synced all the same. Call it once. */
  sync(): Promise<void>;
}

export interface Overwriting {
  /** What is written over the file at `path`, of so many bytes. What is longer is cut off. */
  readonly contentFor: (size: number, path: string) => Uint8Array;
  /** Whether a file with these bytes, and no others, was overwritten before: where the disk refuses new ones, they stay. */
  readonly isOverwritten?: (bytes: Uint8Array) => boolean;
  /** Leaves the time of the last change as it was. */
  readonly keepTimes?: boolean;
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

/** What a file holds, unless it is longer than what was to be written over it, or cannot be read. */
const shortContent = (descriptor: number, longest: number): Uint8Array | null => {
  const bytes = Buffer.alloc(longest + 1);
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.byteLength; length += read) read = readSync(descriptor, bytes, length, bytes.byteLength - length, length);
    return length > longest ? null : bytes.subarray(0, length);
  } catch {
    return null;
  }
};

/**
 * Overwrites in place, in one write. Where the disk refuses new bytes, cutting the old ones off is better than leaving them; a disk that never writes in place and is full has room for
 * the new ones then.
 */
const overwrite = (descriptor: number, content: Uint8Array, isOverwritten: (bytes: Uint8Array) => boolean): void => {
  try {
    writeAll(descriptor, content);
  } catch (error) {
    const found = shortContent(descriptor, content.byteLength);
    if (found !== null && isOverwritten(found)) return;
    ftruncateSync(descriptor, 0);
    fsyncSync(descriptor);
    try {
      writeAll(descriptor, content);
    } catch {
      throw error;
    }
  }
};

/** Nothing of ours lies under this name: no file, a link (which is never followed), a folder in its place, a disk that is not there. */
const nothingThere: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'EMLINK', 'ENXIO', 'ENODEV']);

interface Held {
  readonly path: string;
  readonly descriptor: number;
  readonly length: number;
}

const keepTimesOf = (descriptor: number, { atimeNs, mtimeNs }: { readonly atimeNs: bigint; readonly mtimeNs: bigint }): void => {
  futimesSync(descriptor, Number(atimeNs) / 1e9, Number(mtimeNs) / 1e9);
};

/** Overwrites one file and answers with it, still open, for syncing; null when there is no file to overwrite. */
const overwriteFile = (path: string, { contentFor, isOverwritten = () => false, keepTimes }: Overwriting, failures: unknown[]): Held | null => {
  let descriptor: number | null = null;
  try {
    descriptor = openForWriting(path);
    const found = fstatSync(descriptor, { bigint: true });
    if (found.isFile()) {
      const content = contentFor(Number(found.size), path);
      overwrite(descriptor, content, isOverwritten);
      if (keepTimes === true) keepTimesOf(descriptor, found);
      return { path, descriptor, length: content.byteLength };
    }
  } catch (error) {
    if (!nothingThere.has(systemCode(error) ?? '')) failures.push(error);
  }
  if (descriptor !== null) closeSync(descriptor);
  return null;
};

/** Cuts off what was not overwritten. Apart from the writing, because cutting off much takes a file system long. */
const cutOff = ({ descriptor, length }: Held, failures: unknown[]): void => {
  try {
    if (fstatSync(descriptor).size > length) ftruncateSync(descriptor, length);
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
export const overwriteInPlace = (paths: readonly string[], overwriting: Overwriting): Overwritten => {
  const failures: unknown[] = [];
  const written = paths.flatMap((path) => overwriteFile(path, overwriting, failures) ?? []);
  for (const held of written) cutOff(held, failures);
  return {
    overwritten: written.length,
    failures,
    sync: () => syncAll(written.map(({ descriptor }) => descriptor), new Set(written.map(({ path }) => dirname(path)))),
  };
};
