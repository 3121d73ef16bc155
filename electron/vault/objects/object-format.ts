// The bytes of one object file, format version 1 (FORMAT.md, "Objects"):
//
//   "holdfast object" (15) | version 0x01 (1) | Cobblestone-256 message of the content followed by zeros to its padded length
//
// The message's context is the version and the object's id, so that a file under another object's name does not open.
import type { ObjectId } from '../../../shared/ids.ts';
import { chunkBytes, chunkOffset, messageLength, prefixBytes, sealedChunkBytes } from '../crypto/chunked.ts';
import { tagBytes } from '../crypto/aead.ts';
import { paddedLength } from './padding.ts';

export const objectMagic: Uint8Array = Uint8Array.from([...Buffer.from('holdfast object'), 1]);

/** Magic, version, salt, commitment: what is read before any chunk. */
export const objectStartBytes = objectMagic.byteLength + prefixBytes;

export const objectContext = (id: ObjectId): Uint8Array => Buffer.concat([Buffer.from('holdfast/v1/object\0'), Buffer.from(id, 'hex')]);

/** The exact length of the file that holds `size` bytes of content. */
export const objectFileLength = (size: number): number => objectMagic.byteLength + messageLength(paddedLength(size));

/** Where chunk `index` lies in the file of an object with `size` bytes of content. */
export const chunkPlace = (size: number, index: number): { readonly offset: number; readonly length: number } => ({
  offset: objectMagic.byteLength + chunkOffset(index),
  length: Math.min(sealedChunkBytes, paddedLength(size) - index * chunkBytes + tagBytes),
});

/** Index of the last chunk, the one that is not full. */
export const lastChunk = (size: number): number => Math.floor(paddedLength(size) / chunkBytes);
