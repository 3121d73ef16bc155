// C2SP chunked encryption, instance Cobblestone-256: AES-256-GCM over 16 KiB chunks, HKDF-SHA512-Expand, key commitment,
// random access, truncation-proof (https://c2sp.org/chunked-encryption). Bytes only: no files here, no padding, no ids.
//
//   message = salt (24) | commitment (32) | chunk 0 | chunk 1 | ... ; a chunk is its ciphertext and a 16-byte tag.
//   Every chunk but the last holds 16 KiB; the last holds less, possibly nothing: that is what marks the end.
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { nonceBytes, tagBytes } from './aead.ts';
import { expandSha512 } from './derive.ts';
import { sameBytes } from './digest.ts';

export const chunkBytes = 16 * 1024;
export const sealedChunkBytes = chunkBytes + tagBytes;
export const messageKeyBytes = 32;
export const messageSaltBytes = 24;
const commitmentBytes = 32;
export const prefixBytes = messageSaltBytes + commitmentBytes;
/** The construction's own bound: 4 PiB, where the key of a block cipher wears out. */
const mostChunks = 2 ** 38;

const cipher = 'aes-256-gcm';
const options = { authTagLength: tagBytes } as const;
const infoStart = Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0');

/** Seals the chunks of one message. Chunks must be sealed in order, each once: the index is the nonce. */
export interface MessageSealer {
  /** Salt and commitment: the first 56 bytes of the message. */
  readonly prefix: Uint8Array;
  /** Seals chunk `index` into `into`, and says how many bytes that was. */
  seal(index: number, plain: Uint8Array, into: Uint8Array): number;
}

/** Opens chunks of one message in any order. */
export interface MessageOpener {
  /** Writes the plain bytes of chunk `index` to the start of `into`; false, with nothing written, when they are not authentic. */
  open(index: number, sealed: Uint8Array, into: Uint8Array): boolean;
}

/** Length of the message that holds `plainLength` bytes. */
export const messageLength = (plainLength: number): number => prefixBytes + plainLength + tagBytes * (Math.floor(plainLength / chunkBytes) + 1);

/** Bytes of plaintext in a message of this length, or undefined when no message has this length (it was cut or extended). */
export const plainLength = (length: number): number | undefined => {
  const rest = length - prefixBytes;
  if (!Number.isSafeInteger(length) || rest < tagBytes) return undefined;
  const last = rest % sealedChunkBytes;
  return last < tagBytes ? undefined : rest - tagBytes * (Math.floor(rest / sealedChunkBytes) + 1);
};

/** Where chunk `index` begins in the message. */
export const chunkOffset = (index: number): number => prefixBytes + index * sealedChunkBytes;

/** Begins a message. `salt` must never repeat under one `key`; `context` is bound to it and must be given again to open. */
export const sealMessage = (key: Uint8Array, salt: Uint8Array, context: Uint8Array): MessageSealer => {
  const derived = deriveMessage(key, salt, context);
  let expected = 0;
  let ended = false;
  return {
    prefix: Buffer.concat([salt, derived.commitment]),
    seal: (index, plain, into) => {
      if (ended || index !== expected || plain.byteLength > chunkBytes) throw new RangeError('chunks are sealed in order, each once');
      expected += 1;
      ended = plain.byteLength < chunkBytes;
      const sealing = createCipheriv(cipher, derived.key, derived.nonceOf(index), options);
      const body = sealing.update(plain);
      sealing.final();
      const { byteLength } = body;
      into.set(body);
      into.set(sealing.getAuthTag(), byteLength);
      release(body);
      return byteLength + tagBytes;
    },
  };
};

/** An opener for the message that begins with `prefix`, or undefined when key, context and message do not belong together. */
export const openMessage = (key: Uint8Array, prefix: Uint8Array, context: Uint8Array): MessageOpener | undefined => {
  if (key.byteLength !== messageKeyBytes || prefix.byteLength !== prefixBytes) return undefined;
  const derived = deriveMessage(key, prefix.subarray(0, messageSaltBytes), context);
  if (!sameBytes(derived.commitment, prefix.subarray(messageSaltBytes))) return undefined;
  return {
    open: (index, sealed, into) => {
      const length = sealed.byteLength - tagBytes;
      if (length < 0 || length > chunkBytes) return false;
      const opening = createDecipheriv(cipher, derived.key, derived.nonceOf(index), options);
      opening.setAuthTag(sealed.subarray(length));
      const body = opening.update(sealed.subarray(0, length));
      try {
        opening.final();
      } catch {
        release(body.fill(0));
        return false;
      }
      into.set(body);
      release(body.fill(0));
      return true;
    },
  };
};

/**
 * Gives the memory of a cipher's output back at once. Left to the collector, a large file held hundreds of megabytes of such
 * outputs, and fresh memory for each cost a quarter of the encryption.
 */
const release = (output: Buffer<ArrayBuffer>): void => {
  if (output.byteLength === output.buffer.byteLength) output.buffer.transfer(0);
};

interface DerivedMessage {
  readonly key: KeyObject;
  readonly commitment: Uint8Array;
  nonceOf(index: number): Uint8Array;
}

const deriveMessage = (key: Uint8Array, salt: Uint8Array, context: Uint8Array): DerivedMessage => {
  if (key.byteLength !== messageKeyBytes) throw new RangeError('Cobblestone-256 takes a key of 32 bytes');
  if (salt.byteLength !== messageSaltBytes) throw new RangeError('Cobblestone-256 takes a salt of 24 bytes');
  const derived = expandSha512(key, Buffer.concat([infoStart, salt, context]), messageKeyBytes + nonceBytes + commitmentBytes);
  const baseNonce = Uint8Array.from(derived.subarray(messageKeyBytes, messageKeyBytes + nonceBytes));
  const commitment = Uint8Array.from(derived.subarray(messageKeyBytes + nonceBytes));
  // A key object, made once a message: handing raw bytes to every cipher costs more than encrypting 16 KiB does.
  const messageKey = createSecretKey(derived.subarray(0, messageKeyBytes));
  derived.fill(0);
  return { key: messageKey, commitment, nonceOf: (index) => chunkNonce(baseNonce, index) };
};

/** The base nonce with the chunk number, big-endian, XORed into its last five bytes. */
const chunkNonce = (baseNonce: Uint8Array, index: number): Uint8Array => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= mostChunks) throw new RangeError('a message has at most 2^38 chunks');
  const nonce = Buffer.from(baseNonce);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ (index % 2 ** 32)) >>> 0, 8);
  nonce.writeUInt8(nonce.readUInt8(7) ^ Math.floor(index / 2 ** 32), 7);
  return nonce;
};
