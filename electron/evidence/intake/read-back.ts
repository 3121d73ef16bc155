// Reads a stored object from its first byte to its last and says what it holds: the check behind every "read back and equal".
import type { Sha256 } from '../../../shared/ids.ts';
import type { ObjectReader } from '../../vault/objects/object-store.ts';
import { blockBytes, inlineHashing, type Hashing } from './hashing.ts';

/** The fingerprint of what is stored, padding checked too. Throws `object-damaged` when any byte of it was altered. */
export const readBack = async (reader: ObjectReader, hashing: Hashing, worked: (bytes: number) => void): Promise<Sha256> => {
  try {
    for (let at = 0; at < reader.size; at += blockBytes) {
      const bytes = await reader.read(at, Math.min(reader.size, at + blockBytes));
      const block = await hashing.block();
      block.set(bytes);
      hashing.update(block, bytes.byteLength, Promise.resolve());
      worked(bytes.byteLength);
    }
    await reader.checkPadding();
    return await hashing.digest();
  } finally {
    hashing.end();
  }
};

/** The same in this thread alone. */
export const readBackHere = (reader: ObjectReader, worked: (bytes: number) => void = () => undefined): Promise<Sha256> =>
  readBack(reader, inlineHashing(reader.size), worked);
