// One page of an SQLCipher 4 file as it lies on the disk, read without an engine: no page needs another.
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual, type KeyObject } from 'node:crypto';
import { pageSize } from './proof.ts';

/** SQLCipher's reserve at the end of each page: a random IV, then HMAC-SHA512. */
export const ivBytes = 16;
export const macBytes = 64;
export const saltBytes = 16;

/** Bytes of a page that SQLite uses. */
export const usableBytes = pageSize - ivBytes - macBytes;

/** What SQLCipher leaves in the clear: the first page begins with the salt. */
export const clearBytes = (number: number): number => (number === 1 ? saltBytes : 0);

/** The page decrypted under the raw key, without its reserve and without the salt of the first. Whether its seal holds is another question. */
export const decryptedPage = (page: Uint8Array, number: number, key: Uint8Array | KeyObject): Buffer => {
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(usableBytes, usableBytes + ivBytes)).setAutoPadding(false);
  // Whole blocks without padding: nothing is left for the end.
  return decipher.update(page.subarray(clearBytes(number), usableBytes));
};

/** The key that seals every page of a file, made of its key and of the salt that its first page begins with. */
export const macKeyFrom = (key: Uint8Array, salt: Uint8Array): Buffer => pbkdf2Sync(key, salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512');

/** Whether every byte of the page, but the salt, is what was sealed under this number. */
export const sealHolds = (page: Uint8Array, number: number, macKey: Uint8Array): boolean => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(page.subarray(clearBytes(number), usableBytes + ivBytes)).update(counter).digest();
  return timingSafeEqual(mac, page.subarray(usableBytes + ivBytes));
};
