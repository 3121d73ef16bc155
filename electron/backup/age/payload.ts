// The payload of an age file: chunks of 64 KiB, each sealed under its number and whether it is the last. Geometry and single chunks only;
// threads and files are elsewhere.
import { hkdfSync } from 'node:crypto';
import { nonceBytes, openInto, sealInto, tagBytes } from './chacha.ts';

export const chunkBytes = 64 * 1024;
export const sealedChunkBytes = chunkBytes + tagBytes;
/** Stands between header and first chunk. */
export const payloadNonceBytes = 16;

/** The key of the chunks, from the file key and the 16 bytes after the header. The caller clears it. */
export const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));

/** Chunks that hold `plainLength` bytes. An empty payload has one empty chunk; any other has no empty one. */
export const chunkCount = (plainLength: number): number => Math.max(1, Math.ceil(plainLength / chunkBytes));

/** Bytes of plaintext in a payload of this length, or undefined when no whole payload has it. */
export const plainLength = (sealedLength: number): number | undefined => {
  const chunks = Math.ceil(sealedLength / sealedChunkBytes);
  const length = sealedLength - chunks * tagBytes;
  if (chunks === 0 || length < 0) return undefined;
  // The last of several chunks holds at least one byte.
  return chunks > 1 && length <= (chunks - 1) * chunkBytes ? undefined : length;
};

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(nonceBytes);
  // Eleven bytes of counter, of which a safe integer needs seven.
  nonce.writeUIntBE(Math.floor(index / 2 ** 32), 4, 3);
  nonce.writeUInt32BE(index % 2 ** 32, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
};

/** Seals chunk `index` into `into`, 16 bytes longer than `plain`. Each index is sealed once under one key. */
export const sealChunk = (key: Uint8Array, index: number, last: boolean, plain: Uint8Array, into: Uint8Array): void => {
  sealInto(into, plain, nonceOf(index, last), key);
};

/** Opens chunk `index` into `into`; false, with zeros written, when it is not what was sealed there. */
export const openChunk = (key: Uint8Array, index: number, last: boolean, sealed: Uint8Array, into: Uint8Array): boolean => openInto(into, sealed, nonceOf(index, last), key);
