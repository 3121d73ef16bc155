// The bytes that are written over a header: random, and yet known again as ours, so that a start after a crash knows that a vault was
// being destroyed and finishes it. Nobody can read anything out of them; nobody makes them by accident.
//
// Every whole block of 512 bytes is 32 bytes SHA-256("holdfast/v1/wiped\0" | the other 480), then 480 random bytes. A block is what a
// disk writes at once: of a write that a power cut tore, some blocks are old and some carry the mark, and one is enough.
import { createHash, randomBytes } from 'node:crypto';

const blockBytes = 512;
const digestBytes = 32;
const label = Buffer.from('holdfast/v1/wiped\0');

const digestOf = (rest: Uint8Array): Buffer => createHash('sha256').update(label).update(rest).digest();

/** `length` bytes, of which every whole block carries the mark. Below one block nothing could carry it: RangeError. */
export const markedBytes = (length: number): Buffer => {
  if (length < smallestMarked) throw new RangeError('too short for a mark');
  const bytes = randomBytes(length);
  for (let at = 0; at + blockBytes <= length; at += blockBytes) {
    digestOf(bytes.subarray(at + digestBytes, at + blockBytes)).copy(bytes, at);
  }
  return bytes;
};

export const smallestMarked = blockBytes;

/** How long the mark over a file of `size` bytes is: whole blocks, so that what lies there can be known for nothing but the mark. */
export const markedLength = (size: number): number => Math.max(1, Math.ceil(size / blockBytes)) * blockBytes;

const blocksOf = (bytes: Uint8Array): readonly Uint8Array[] => Array.from({ length: Math.floor(bytes.byteLength / blockBytes) }, (_, at) => bytes.subarray(at * blockBytes, (at + 1) * blockBytes));

const isMarked = (block: Uint8Array): boolean => digestOf(block.subarray(digestBytes)).equals(block.subarray(0, digestBytes));

/** Whether at least one block of what was read carries the mark. */
export const carriesMark = (bytes: Uint8Array): boolean => blocksOf(bytes).some(isMarked);

/** Whether every byte of what was read belongs to a block that carries the mark: nothing else is left there. */
export const isNothingButMark = (bytes: Uint8Array): boolean => bytes.byteLength > 0 && bytes.byteLength % blockBytes === 0 && blocksOf(bytes).every(isMarked);
