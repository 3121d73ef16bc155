// Reads a stored object from its first byte to its last and says what it holds: the check behind every "read back and equal".
import { timingSafeEqual } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Sha256 } from '../../../shared/ids.ts';
import type { ObjectReader, ObjectRef, ObjectStore } from '../../vault/objects/object-store.ts';
import { startMarking, type ContentMark } from './content-mark.ts';
import { blockBytes, type Hashing } from './hashing.ts';

export const readBackDiffers = (name: string, cause?: unknown): HoldfastError => new HoldfastError('read-back-differs', { name: name.slice(0, 1000) }, { cause });

/** Damage found in something written a moment ago means that this disk does not give back what it took. */
export const readBackFailure = (error: unknown, name: string): unknown =>
  error instanceof HoldfastError && (error.code === 'object-damaged' || error.code === 'object-missing') ? readBackDiffers(name, error) : error;

/** The fingerprint of what is stored, padding checked too. Throws `object-damaged` when any byte of it was altered. `each` sees the content on its way. */
export const fingerprintOf = async (reader: ObjectReader, hashing: Hashing, worked: (bytes: number) => void, each: (plain: Uint8Array) => void = () => undefined): Promise<Sha256> => {
  try {
    for (let at = 0; at < reader.size; at += blockBytes) {
      const bytes = await reader.read(at, Math.min(reader.size, at + blockBytes));
      each(bytes);
      const block = await hashing.block();
      block.set(bytes);
      hashing.update(block, bytes.byteLength);
      worked(bytes.byteLength);
    }
    await reader.checkPadding();
    return await hashing.digest();
  } finally {
    hashing.end();
  }
};

/**
 * Whether the content of a stored object is the content that was marked when it was added. Authenticates every byte of the file, then
 * compares marks; a second fingerprint would say nothing more, because the tags prove that what was sealed is what is stored, and the
 * marks, under a key nobody else has, that what was sealed is what was fingerprinted. `each` sees the content on its way.
 */
export const holdsMarked = (store: ObjectStore, ref: ObjectRef, { key, tag }: ContentMark, each: (plain: Uint8Array, at: number) => void): boolean => {
  const marking = startMarking(key);
  store.passThrough(ref, (plain, at) => {
    marking.update(plain);
    each(plain, at);
  });
  return timingSafeEqual(marking.mark().tag, tag);
};
