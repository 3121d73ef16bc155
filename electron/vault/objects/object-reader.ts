// Reads any range of one object: only the chunks that overlap it are read and decrypted, and no byte is returned before its
// tag was checked. The length of the file must be exactly the one that the records imply, so that a cut or longer file is refused at once.
import { open, type FileHandle } from 'node:fs/promises';
import { chunkBytes, sealedChunkBytes, type MessageOpener } from '../crypto/chunked.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromSystemError } from '../disk/system-failure.ts';
import { chunksInBlock, type BlockPool } from './block-pool.ts';
import { ChunkCache } from './chunk-cache.ts';
import { chunkPlace, lastChunk, objectStartBytes } from './object-format.ts';
import { checkStatus, damaged, openerFor, openingFailure } from './object-start.ts';
import type { ObjectReader, ObjectRef } from './object-store.ts';

const chunksKept = 16;

/** Opens and checks the start of the file. Throws `object-missing`, `object-damaged` (object, reason), or a failure of the disk. */
export const openObjectReader = async (path: string, ref: ObjectRef, pool: BlockPool): Promise<ObjectReader> => {
  const handle = await openFile(path, ref);
  try {
    const opener = await checkStart(handle, ref);
    return readerOf(handle, ref, opener, pool);
  } catch (error) {
    await handle.close();
    throw fromSystemError(error);
  }
};

const readerOf = (handle: FileHandle, ref: ObjectRef, opener: MessageOpener, pool: BlockPool): ObjectReader => {
  const cache = new ChunkCache(chunksKept);
  let closed = false;

  /** Hands each chunk from `first` to `last` to `each`, in order, read in large pieces. */
  const chunks = async (first: number, last: number, each: (index: number, sealed: Uint8Array) => void): Promise<void> => {
    for (let from = first; from <= last; from += chunksInBlock) {
      const to = Math.min(last, from + chunksInBlock - 1);
      const begin = chunkPlace(ref.size, from).offset;
      const final = chunkPlace(ref.size, to);
      const block = pool.take();
      try {
        await readFully(handle, block.subarray(0, final.offset + final.length - begin), begin, ref);
        for (let index = from; index <= to; index += 1) {
          const offset = (index - from) * sealedChunkBytes;
          each(index, block.subarray(offset, offset + chunkPlace(ref.size, index).length));
        }
      } finally {
        pool.giveBack(block);
      }
    }
  };

  const openChunk = (index: number, sealed: Uint8Array, into: Uint8Array): void => {
    if (!opener.open(index, sealed, into)) throw damaged(ref, 'not-authentic', { chunk: index });
  };

  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const output = new Uint8Array(end - start);
    if (start === end) return output;
    const copyOut = (index: number, plain: Uint8Array): void => {
      const at = index * chunkBytes;
      const from = Math.max(start, at);
      output.set(plain.subarray(from - at, Math.min(end, at + chunkBytes) - at), from - start);
    };
    let first = Math.floor(start / chunkBytes);
    let last = Math.floor((end - 1) / chunkBytes);
    for (let kept = cache.get(first); first <= last && kept !== undefined; kept = cache.get(first)) copyOut(first++, kept);
    for (let kept = cache.get(last); first <= last && kept !== undefined; kept = cache.get(last)) copyOut(last--, kept);
    await chunks(first, last, (index, sealed) => {
      const at = index * chunkBytes;
      if (at >= start && at + chunkBytes <= end) {
        openChunk(index, sealed, output.subarray(at - start, at - start + chunkBytes));
      } else {
        const plain = new Uint8Array(sealed.byteLength);
        openChunk(index, sealed, plain);
        copyOut(index, plain);
        cache.put(index, plain);
      }
    });
    return output;
  };

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new Error('an object reader was used after it was closed');
    try {
      return await work();
    } catch (error) {
      throw fromSystemError(error);
    }
  };

  return {
    size: ref.size,
    read: (start, end) =>
      guarded(async () => {
        if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || end > ref.size) throw new RangeError('a range lies within the object');
        return read(start, end);
      }),
    checkPadding: () =>
      guarded(async () => {
        const scratch = new Uint8Array(chunkBytes);
        await chunks(Math.floor(ref.size / chunkBytes), lastChunk(ref.size), (index, sealed) => openChunk(index, sealed, scratch));
        scratch.fill(0);
      }),
    close: async () => {
      if (closed) return;
      closed = true;
      await handle.close();
      cache.clear();
    },
  };
};

const openFile = (path: string, ref: ObjectRef): Promise<FileHandle> =>
  open(path, readOnlyFlags).catch((error: unknown) => {
    throw openingFailure(error, ref);
  });

const checkStart = async (handle: FileHandle, ref: ObjectRef): Promise<MessageOpener> => {
  checkStatus(await handle.stat(), ref);
  const start = Buffer.alloc(objectStartBytes);
  await readFully(handle, start, 0, ref);
  return openerFor(start, ref);
};

const readFully = async (handle: FileHandle, into: Buffer, position: number, ref: ObjectRef): Promise<void> => {
  for (let done = 0; done < into.byteLength; ) {
    const { bytesRead } = await handle.read(into, done, into.byteLength - done, position + done);
    if (bytesRead === 0) throw damaged(ref, 'length');
    done += bytesRead;
  }
};
