// Reads one object from its first byte to its last in one go, in memory that does not grow with the file: opened, every tag checked and nothing returned before
// it was, or as it lies there, sealed. Blocks its thread: handing each call of the disk to another thread costs more than the call.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { chunkBytes, sealedChunkBytes } from '../crypto/chunked.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromSystemError } from '../disk/system-failure.ts';
import { chunksInBlock, type BlockPool } from './block-pool.ts';
import { chunkPlace, lastChunk, objectFileLength, objectStartBytes } from './object-format.ts';
import type { FileIdentity, ObjectOutline, ObjectRef } from './object-store.ts';
import { checkStatus, damaged, openerFor, openingFailure } from './object-start.ts';

/** Hands every piece of content to `each`, in order; the padding is authenticated and kept back. Throws `object-missing`, `object-damaged` (object, reason), or a failure of the disk. */
export const passThroughObject = (path: string, ref: ObjectRef, pool: BlockPool, each: (plain: Uint8Array, at: number) => void): void => {
  inFile(path, ref, (file) => {
    checkStatus(fstatSync(file), ref);
    passThrough(file, ref, pool, each);
  });
};

/**
 * Hands the sealed bytes of a file that is still growing to `each`, in order, as far as it is there: `waitFor` returns once it is there up to an end, and throws when it
 * will never be. Opens nothing and needs no key. The length is checked when all was read. Throws as `passThroughObject` does.
 */
export const followObject = (path: string, ref: ObjectOutline, pool: BlockPool, waitFor: (end: number) => void, each: (sealed: Uint8Array) => void): FileIdentity =>
  inFile(path, ref, (file) => {
    const length = objectFileLength(ref.size);
    const block = pool.take();
    try {
      for (let done = 0; done < length; done += block.byteLength) {
        const end = Math.min(length, done + block.byteLength);
        waitFor(end);
        const sealed = block.subarray(0, end - done);
        readFully(file, sealed, done, ref);
        each(sealed);
      }
    } finally {
      pool.giveBack(block);
    }
    const status = fstatSync(file, { bigint: true });
    checkStatus({ isFile: () => status.isFile(), size: Number(status.size) }, ref);
    return { device: status.dev, number: status.ino };
  });

const passThrough = (file: number, ref: ObjectRef, pool: BlockPool, each: (plain: Uint8Array, at: number) => void): void => {
  const block = pool.take();
  const plain = new Uint8Array(chunkBytes);
  try {
    const last = lastChunk(ref.size);
    let start = objectStartBytes;
    let opener: ReturnType<typeof openerFor> | undefined;
    for (let from = 0; from <= last; from += chunksInBlock) {
      const to = Math.min(last, from + chunksInBlock - 1);
      const begin = chunkPlace(ref.size, from).offset - start;
      const { offset: lastOffset, length: lastLength } = chunkPlace(ref.size, to);
      const end = lastOffset + lastLength;
      readFully(file, block.subarray(0, end - begin), begin, ref);
      opener ??= openerFor(block.subarray(0, start), ref);
      for (let index = from; index <= to; index += 1) {
        const offset = start + (index - from) * sealedChunkBytes;
        if (!opener.open(index, block.subarray(offset, offset + chunkPlace(ref.size, index).length), plain)) throw damaged(ref, 'not-authentic', { chunk: index });
        const at = index * chunkBytes;
        if (at < ref.size) each(plain.subarray(0, Math.min(chunkBytes, ref.size - at)), at);
      }
      start = 0;
    }
  } finally {
    plain.fill(0);
    pool.giveBack(block);
  }
};

const inFile = <T>(path: string, ref: ObjectOutline, work: (file: number) => T): T => {
  const file = openPlain(path, ref);
  try {
    return work(file);
  } catch (error) {
    throw fromSystemError(error);
  } finally {
    closeSync(file);
  }
};

const openPlain = (path: string, ref: ObjectOutline): number => {
  try {
    return openSync(path, readOnlyFlags);
  } catch (error) {
    throw openingFailure(error, ref);
  }
};

const readFully = (file: number, into: Buffer, position: number, ref: ObjectOutline): void => {
  for (let done = 0; done < into.byteLength; ) {
    const bytesRead = readSync(file, into, done, into.byteLength - done, position + done);
    if (bytesRead === 0) throw damaged(ref, 'length');
    done += bytesRead;
  }
};
