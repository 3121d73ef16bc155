// Reads one source from its start to its end exactly once, into its fingerprint and into the vault at the same time. Notices when
// the source changes under it. Never writes to the source, not even its time of last access where the system allows that.
import { closeSync, constants, fstatSync, openSync, read as readLater, readSync, type BigIntStats } from 'node:fs';
import { promisify } from 'node:util';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import { MiB } from '../../../shared/sizes.ts';
import type { ObjectWriter } from '../../vault/objects/object-store.ts';
import { systemCode } from '../../vault/system-failure.ts';
import type { ContentMark } from './content-mark.ts';
import { blockBytes, inlineHashing, type Hashing } from './hashing.ts';

/** From here on the fingerprint is computed in a thread of its own. Below, starting one costs more than it gives. */
export const largeFile = 8 * MiB;

export interface CopiedFacts {
  readonly sha256: Sha256;
  /** To compare the stored bytes with these ones; of no use afterwards. */
  readonly mark: ContentMark;
  readonly size: number;
  readonly modifiedAt: number | null;
  readonly createdAt: number | null;
}

const errorOf = (error: unknown, name: string, bytes: number): HoldfastError =>
  new HoldfastError('source-unreadable', { name: name.slice(0, 1000), bytes, reason: systemCode(error) ?? 'unknown' }, { cause: error });

/** Only long reads are left to other threads; the rest is over sooner than it is handed over, and this thread serves nothing but copies. */
const readElsewhere = promisify(readLater);

const read = async (file: number, block: Uint8Array, length: number): Promise<number> =>
  length < blockBytes ? readSync(file, block, 0, length, null) : (await readElsewhere(file, block, 0, length, null)).bytesRead;

const openQuietly = (path: string | Buffer): number => {
  // Flags that a system does not have count as nothing here. O_NONBLOCK: a pipe put in the file's place must not hold us for ever. O_NOFOLLOW: what was walked is what is opened.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const noTime = 'O_NOATIME' in constants ? constants.O_NOATIME : 0;
  try {
    return openSync(path, flags | noTime);
  } catch (error) {
    if (noTime !== 0 && systemCode(error) === 'EPERM') {
      return openSync(path, flags);
    }
    throw error;
  }
};

const openSource = (path: string | Buffer, name: string): number => {
  try {
    return openQuietly(path);
  } catch (error) {
    throw errorOf(error, name, 0);
  }
};

const millisecondsOf = (time: bigint): number | null => (time > 0n ? Number(time / 1_000_000n) : null);

/** Feeds blocks to fingerprint and vault side by side; one block may be read while earlier ones are still being worked on. */
const pump = async (file: number, sizeBefore: number, name: string, writer: ObjectWriter, hashing: Hashing, worked: (bytes: number) => void): Promise<number> => {
  let written: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  let size = 0;
  // A file that says it is empty is read all the same: some that say so are not. Growth shows in its size and times afterwards.
  while (size === 0 || size < sizeBefore) {
    const block = await hashing.block();
    if (failures.length > 0) {
      throw failures[0];
    }
    const bytesRead = await read(file, block, Math.min(block.byteLength, sizeBefore - size + 1)).catch((error: unknown) => {
      throw errorOf(error, name, size);
    });
    if (bytesRead === 0) {
      break;
    }
    size += bytesRead;
    if (size > sizeBefore) {
      throw new HoldfastError('source-changed', { name: name.slice(0, 1000) });
    }
    const filled = block.subarray(0, bytesRead);
    written = written.then(() => writer.write(filled)).catch((error: unknown) => {
      failures.push(error);
    });
    hashing.update(block, bytesRead, written);
    worked(bytesRead);
  }
  await written;
  if (failures.length > 0) {
    throw failures[0];
  }
  return size;
};

const unchanged = (before: BigIntStats, after: BigIntStats, size: number): boolean =>
  BigInt(size) === before.size && before.size === after.size && before.mtimeNs === after.mtimeNs && before.ino === after.ino;

/**
 * Copies the file at `path` into `writer` (which the caller finishes or discards) and returns what was copied. `hashingOf` is told how
 * long the file is and gives what takes its fingerprint. Throws
 * `source-unreadable` with the bytes read so far, `source-changed`, or the writer's own failure.
 */
export const copyFile = async (path: string | Buffer, name: string, writer: ObjectWriter, hashingOf: (size: number) => Hashing, worked: (bytes: number) => void): Promise<CopiedFacts> => {
  const file = openSource(path, name);
  try {
    const before = fstatSync(file, { bigint: true });
    if (!before.isFile()) {
      throw new HoldfastError('source-unreadable', { name: name.slice(0, 1000), bytes: 0, reason: 'not-a-file' });
    }
    const sizeBefore = Number(before.size);
    const hashing = hashingOf(sizeBefore);
    try {
      const size = await pump(file, sizeBefore, name, writer, hashing, worked);
      const after = fstatSync(file, { bigint: true });
      if (!unchanged(before, after, size)) {
        throw new HoldfastError('source-changed', { name: name.slice(0, 1000) });
      }
      return { ...(await hashing.digest()), size, modifiedAt: millisecondsOf(before.mtimeNs), createdAt: millisecondsOf(before.birthtimeNs) };
    } finally {
      hashing.end();
    }
  } finally {
    closeSync(file);
  }
};

/** The same for bytes that have no file. */
export const copyBytes = async (bytes: Uint8Array, writer: ObjectWriter, worked: (bytes: number) => void): Promise<CopiedFacts> => {
  const hashing = inlineHashing();
  hashing.update(bytes, bytes.byteLength, Promise.resolve());
  await writer.write(bytes);
  worked(bytes.byteLength);
  return { ...(await hashing.digest()), size: bytes.byteLength, modifiedAt: null, createdAt: null };
};
