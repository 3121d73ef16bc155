// Reusable memory for blocks on their way to and from the disk. Holds ciphertext only, so that nothing has to be cleared.
import { sealedChunkBytes } from '../crypto/chunked.ts';
import { objectStartBytes } from './object-format.ts';

/** A mebibyte of content: larger blocks measured no faster. */
export const chunksInBlock = 64;
/** The first block of a file also holds what stands before its first chunk. */
export const blockBytes = chunksInBlock * sealedChunkBytes + objectStartBytes;
const blocksKept = 8;

/** Users give their blocks back; a few are kept, because making a mebibyte of memory for every photo costs more than sealing the photo. */
export class BlockPool {
  readonly #free: Buffer[] = [];

  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(blockBytes);
  }

  giveBack(block: Buffer): void {
    if (this.#free.length < blocksKept) this.#free.push(block);
  }
}
