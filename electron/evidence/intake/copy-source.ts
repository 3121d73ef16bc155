// Copies one source into the vault: read once, into its fingerprint and into an object at the same time. Notices when the source changes under it.
import { closeSync, fstatSync, read as readLater, readSync, type BigIntStats } from 'node:fs';
import { promisify } from 'node:util';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { MiB } from '../../../shared/sizes.ts';
import type { ObjectWriter } from '../../vault/objects/object-store.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import type { ContentMark } from './content-mark.ts';
import { startFingerprint } from './fingerprint.ts';
import { openSource, readToEnd, sourceChanged, type OpenSource } from './read-source.ts';
import type { Reading } from './reading.ts';

/** From here on a source is read and fingerprinted in a thread of its own. Below, starting one costs more than it gives. */
export const largeFile = 8 * MiB;

export interface CopiedFacts {
  readonly size: number;
  readonly sha256: Sha256;
  /** To compare what is stored with what was copied. Null for a large file: it is read back while it is written, and where that does not hold, its fingerprint is taken again. */
  readonly mark: ContentMark | null;
  readonly modifiedAt: number | null;
  readonly createdAt: number | null;
}

type Copied = Pick<CopiedFacts, 'size' | 'sha256' | 'mark'>;

const blockBytes = 1 * MiB;
/** Blocks that nobody uses: making and clearing a mebibyte for each photo costs more than hashing it. */
const spare: Uint8Array[] = [];
const mostSpare = 16;

/** Only long reads are left to other threads; the rest is over sooner than it is handed over, and this thread serves nothing but copies. */
const readElsewhere = promisify(readLater);

const read = async (file: number, block: Uint8Array, length: number): Promise<number> =>
  length < blockBytes ? readSync(file, block, 0, length, null) : (await readElsewhere(file, block, 0, length, null)).bytesRead;

/** In this thread. */
const copySmall = async (source: OpenSource, writer: ObjectWriter, worked: (bytes: number) => void): Promise<Copied> => {
  const fingerprint = startFingerprint();
  const block = spare.pop() ?? new Uint8Array(blockBytes);
  try {
    const size = await readToEnd(source, {
      block: () => block,
      filled: async (_, length) => {
        const bytes = block.subarray(0, length);
        fingerprint.update(bytes);
        await writer.write(bytes);
        worked(length);
      },
    }, read);
    return { size, ...fingerprint.end() };
  } finally {
    if (spare.length < mostSpare) {
      spare.push(block);
    }
  }
};

/** Out of another thread, which reads and fingerprints it. */
const copyLarge = async (reading: Reading, writer: ObjectWriter, worked: (bytes: number) => void): Promise<Copied> => {
  try {
    for (let bytes = await reading.next(); bytes !== null; bytes = await reading.next()) {
      await writer.write(bytes);
      worked(bytes.byteLength);
      reading.free();
    }
    return { ...(await reading.result()), mark: null };
  } finally {
    await reading.end();
  }
};

const millisecondsOf = (time: bigint): number | null => (time > 0n ? Number(time / 1_000_000n) : null);

const unchanged = (before: BigIntStats, after: BigIntStats, size: number): boolean =>
  BigInt(size) === before.size && before.size === after.size && before.mtimeNs === after.mtimeNs && before.ino === after.ino;

/**
 * Copies the file at `path` into `writer` (which the caller finishes or discards) and returns what was copied. A large one is read by `readingOf`. Throws
 * `source-unreadable` with the bytes read so far, `source-changed`, or the writer's own failure.
 */
export const copyFile = async (path: string | Buffer, name: string, writer: ObjectWriter, readingOf: (source: OpenSource) => Reading, worked: (bytes: number) => void): Promise<CopiedFacts> => {
  const file = openSource(path, name);
  try {
    const before = fstatSync(file, { bigint: true });
    if (!before.isFile()) {
      throw new HoldfastError('source-unreadable', { name: name.slice(0, 1000), bytes: 0, reason: 'notAFile' });
    }
    const source: OpenSource = { file, name, size: Number(before.size) };
    const copied = await (source.size < largeFile ? copySmall(source, writer, worked) : copyLarge(readingOf(source), writer, worked));
    if (!unchanged(before, fstatSync(file, { bigint: true }), copied.size)) {
      throw sourceChanged(name);
    }
    return { ...copied, modifiedAt: millisecondsOf(before.mtimeNs), createdAt: millisecondsOf(before.birthtimeNs) };
  } finally {
    closeSync(file);
  }
};

/** The same for bytes that have no file. */
export const copyBytes = async (bytes: Uint8Array, writer: ObjectWriter, worked: (bytes: number) => void): Promise<CopiedFacts> => {
  const fingerprint = startFingerprint();
  fingerprint.update(bytes);
  await writer.write(bytes);
  worked(bytes.byteLength);
  return { ...fingerprint.end(), size: bytes.byteLength, modifiedAt: null, createdAt: null };
};
