// Reads one object from wherever its file can be read from, in order and to its last byte: a copy inside a backup, for one. The same checks as for a file
// in its place.
import { chunkBytes, sealedChunkBytes } from '../crypto/chunked.ts';
import { chunkPlace, lastChunk, objectStartBytes } from './object-format.ts';
import { checkStatus, damaged, openerFor } from './object-start.ts';
import type { ObjectRef } from './object-store.ts';

/** Chunks asked for at once: about a mebibyte. */
const chunksAtOnce = 64;

export interface ObjectBytes {
  readonly length: number;
  /** The bytes `[start, end)` of the object's file. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/**
 * Hands the content to `each` piece by piece; a piece is only its until it returns. Authenticates every byte, padding too. Throws `object-damaged`, and what
 * `bytes.read` throws.
 */
export const streamObject = async (ref: ObjectRef, bytes: ObjectBytes, each: (plain: Uint8Array) => void): Promise<void> => {
  checkStatus({ isFile: () => true, size: bytes.length }, ref);
  const opener = openerFor(await bytes.read(0, objectStartBytes), ref);
  const plain = new Uint8Array(chunkBytes);
  const last = lastChunk(ref.size);
  for (let first = 0; first <= last; first += chunksAtOnce) {
    const to = Math.min(last, first + chunksAtOnce - 1);
    const begin = chunkPlace(ref.size, first).offset;
    const final = chunkPlace(ref.size, to);
    const sealed = await bytes.read(begin, final.offset + final.length);
    for (let index = first; index <= to; index += 1) {
      const at = (index - first) * sealedChunkBytes;
      if (!opener.open(index, sealed.subarray(at, at + chunkPlace(ref.size, index).length), plain)) throw damaged(ref, 'not-authentic', { chunk: index });
      const content = Math.min(chunkBytes, ref.size - index * chunkBytes);
      if (content > 0) each(plain.subarray(0, content));
    }
  }
  plain.fill(0);
};
