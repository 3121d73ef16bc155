// One page of an SQLCipher 4 file as it lies on the disk, read without an engine: no page needs another.
import { createDecipheriv, type KeyObject } from 'node:crypto';
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
