// Seals the payload of an age file as it comes, chunk by chunk, in order: content that is decrypted on the way cannot be produced twice
// by several threads as a backup's files can. Memory stays at a mebibyte.
import { chunkBytes, sealChunk } from '../backup/age/payload.ts';
import { tagBytes } from '../backup/age/chacha.ts';

const chunksAtOnce = 16;

export interface SealStream {
  /** The caller may reuse the bytes once this resolves. */
  write(plain: Uint8Array): Promise<void>;
  /** Seals what is left as the end. Once, after the last `write`. */
  end(): Promise<void>;
}

/** `out` receives sealed bytes, which are its own only until it resolves. The key stays the caller's. */
export const sealStream = (key: Uint8Array, out: (sealed: Uint8Array) => Promise<void>): SealStream => {
  const plain = new Uint8Array(chunksAtOnce * chunkBytes);
  const sealed = new Uint8Array(chunksAtOnce * (chunkBytes + tagBytes));
  let filled = 0;
  let index = 0;

  const seal = async (last: boolean): Promise<void> => {
    let length = 0;
    for (let at = 0; at === 0 || at < filled; at += chunkBytes) {
      const piece = plain.subarray(at, Math.min(filled, at + chunkBytes));
      const room = sealed.subarray(length, length + piece.byteLength + tagBytes);
      sealChunk(key, index, last && at + chunkBytes >= filled, piece, room);
      index += 1;
      length += room.byteLength;
    }
    filled = 0;
    await out(sealed.subarray(0, length));
  };

  return {
    async write(bytes) {
      for (let done = 0; done < bytes.byteLength;) {
        // Sealed only when more follows: the last chunk is sealed as the last.
        if (filled === plain.byteLength) await seal(false);
        const taken = Math.min(bytes.byteLength - done, plain.byteLength - filled);
        plain.set(bytes.subarray(done, done + taken), filled);
        filled += taken;
        done += taken;
      }
    },
    async end() {
      await seal(true);
      plain.fill(0);
    },
  };
};
