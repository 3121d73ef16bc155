// Reads a stored object from its first byte to its last and says what it holds: the check behind every "read back and equal".
import { createHash } from 'node:crypto';
import { sha256Schema, type Sha256 } from '../../../shared/ids.ts';
import type { ObjectReader } from '../../vault/objects/object-store.ts';
import { blockBytes, type Hashing } from './hashing.ts';

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

/** The same for a small object, all at once; gives the bytes too, so that whoever looks into them next need not decrypt again. */
export const readBackSmall = async (reader: ObjectReader): Promise<{ readonly sha256: Sha256; readonly bytes: Uint8Array }> => {
  const bytes = await reader.read(0, reader.size);
  await reader.checkPadding();
  return { sha256: sha256Schema.parse(createHash('sha256').update(bytes).digest('hex')), bytes };
};
