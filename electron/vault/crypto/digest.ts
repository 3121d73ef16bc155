// Hashes and message authentication codes of short values. Large files are hashed where they are read, with the same SHA-256.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Uint8Array.from(hash.digest());
};

/** HMAC-SHA256. Use one subkey for one purpose (derive.ts). */
export const hmacSha256 = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return Uint8Array.from(mac.digest());
};

/** Compares without telling, by the time it takes, where the two differ. Different lengths are simply unequal. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength && timingSafeEqual(one, other);
