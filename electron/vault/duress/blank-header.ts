// The header in which nothing opens: what a destroyed header is overwritten with. It parses, its checksum holds, and it answers every secret
// as a wrong one. Made from a seed that only the records and the slot with the order to destroy know, so that it can be known again by them.
import { hkdfSha256 } from '../crypto/derive.ts';
import type { Secret } from '../crypto/secret.ts';
import { headerText, type SealedHeader, type VaultHeader } from '../header/format.ts';
import { slotBytes } from '../key-slots/slot.ts';
import { slotCount } from '../key-slots/slot-table.ts';

const noSalt = new Uint8Array(0);
const macBytes = 32;
/** What a disk writes at once. */
const blockBytes = 512;

const filling = (seed: Secret, generation: number, part: number, length: number): Uint8Array => {
  const numbers = Buffer.alloc(9);
  numbers.writeBigUInt64BE(BigInt(generation), 0);
  numbers.writeUInt8(part, 8);
  return seed.use((bytes) => hkdfSha256(bytes, noSalt, Buffer.concat([Buffer.from('holdfast/v1/blank-header\0'), numbers]), length));
};

/** The text that a header is overwritten with: the same vault, generation and parameters, and so the same length. */
export const blankHeaderText = (header: VaultHeader, seed: Secret): string =>
  headerText({
    header: { ...header, slots: Array.from({ length: slotCount }, (_, index) => filling(seed, header.generation, index, slotBytes)) },
    mac: filling(seed, header.generation, slotCount, macBytes),
  });

/** Whether this whole header is one that was overwritten. */
export const isBlank = (sealed: SealedHeader, seed: Secret): boolean => headerText(sealed) === blankHeaderText(sealed.header, seed);

/** Whether a power cut left a piece of the overwriting in these bytes: a whole block of it, which the header itself does not have. */
export const isPartlyBlank = (bytes: Uint8Array, sealed: SealedHeader, seed: Secret): boolean => {
  const [blank, whole] = [Buffer.from(blankHeaderText(sealed.header, seed)), Buffer.from(headerText(sealed))];
  for (let at = 0; at + blockBytes <= bytes.byteLength; at += blockBytes) {
    const block = bytes.subarray(at, at + blockBytes);
    if (blank.subarray(at, at + blockBytes).equals(block) && !whole.subarray(at, at + blockBytes).equals(block)) return true;
  }
  return false;
};
