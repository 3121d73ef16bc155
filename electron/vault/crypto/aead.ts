// Seals and opens small values with AES-256-GCM. Never returns a byte that was not authenticated. The 16-byte tag length is
// always stated, because Node otherwise accepts tags of 4 bytes, which can be guessed.
import { createCipheriv, createDecipheriv } from 'node:crypto';

export const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

const cipher = 'aes-256-gcm';
const options = { authTagLength: tagBytes } as const;

/**
 * Ciphertext followed by its tag. The nonce must never repeat under one key: callers draw it at random and wrap a handful of
 * values per key, far below the 2^32 at which random 96-bit nonces become unsafe.
 */
export const seal = (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, associated: Uint8Array): Uint8Array<ArrayBuffer> => {
  requireSizes(key, nonce);
  const sealing = createCipheriv(cipher, key, nonce, options);
  sealing.setAAD(associated);
  const body = sealing.update(plain);
  sealing.final();
  const sealed = new Uint8Array(plain.byteLength + tagBytes);
  sealed.set(body);
  sealed.set(sealing.getAuthTag(), plain.byteLength);
  return sealed;
};

/** The plain bytes in memory of their own, or undefined when key, nonce, associated data, ciphertext or tag do not belong together. */
export const open = (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  requireSizes(key, nonce);
  if (sealed.byteLength < tagBytes) return undefined;
  const length = sealed.byteLength - tagBytes;
  const opening = createDecipheriv(cipher, key, nonce, options);
  opening.setAAD(associated);
  opening.setAuthTag(sealed.subarray(length));
  const body = opening.update(sealed.subarray(0, length));
  try {
    opening.final();
  } catch {
    body.fill(0);
    return undefined;
  }
  const plain = Uint8Array.from(body);
  body.fill(0);
  return plain;
};

const requireSizes = (key: Uint8Array, nonce: Uint8Array): void => {
  if (key.byteLength !== keyBytes) throw new RangeError('AES-256-GCM takes a key of 32 bytes');
  if (nonce.byteLength !== nonceBytes) throw new RangeError('AES-256-GCM takes a nonce of 12 bytes');
};
