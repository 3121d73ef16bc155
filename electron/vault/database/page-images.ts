// Decrypts the pages of an SQLCipher 4 file one by one, without an engine: no page needs another, so that damage to the first page, to an
// inner page or to the salt does not take the rest with it. For salvage alone: nothing read here is believed as records are.
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { open } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { readOnlyFlags } from '../read-only-flags.ts';
import { fromSystemError, systemCode } from '../system-failure.ts';
import { pageSize, requireOrdinaryFiles } from './proof.ts';

/** SQLCipher's reserve at the end of each page: a random IV, then HMAC-SHA512. */
const ivBytes = 16;
const macBytes = 64;
const saltBytes = 16;

/** Bytes of a page that SQLite uses. */
export const usableBytes = pageSize - ivBytes - macBytes;

export interface PageImage {
  readonly number: number;
  /** Decrypted, without the reserve. */
  readonly plain: Buffer;
  /** False for a page whose seal does not hold: some of its bytes are not what was written. */
  readonly authentic: boolean;
}

const macKeyFrom = (key: Uint8Array, salt: Uint8Array): Buffer => pbkdf2Sync(key, salt.map((byte) => byte ^ 0x3a), 2, 32, 'sha512');

const imageOf = (page: Buffer, number: number, key: Uint8Array, macKey: Uint8Array): PageImage => {
  // The first page begins with the salt, which is neither encrypted nor sealed.
  const from = number === 1 ? saltBytes : 0;
  const iv = page.subarray(usableBytes, usableBytes + ivBytes);
  const counter = Buffer.alloc(4);
  counter.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(page.subarray(from, usableBytes + ivBytes)).update(counter).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = Buffer.concat([Buffer.alloc(from), decipher.update(page.subarray(from, usableBytes)), decipher.final()]);
  return { number, plain, authentic: timingSafeEqual(mac, page.subarray(usableBytes + ivBytes)) };
};

/** Pieces of a file of one length each from `start`; a shorter one at the end is left out. Nothing when there is no file. */
async function* pieces(file: string, start: number, length: number): AsyncGenerator<Buffer> {
  const handle = await open(file, readOnlyFlags).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw fromSystemError(error);
  });
  if (handle === null) return;
  try {
    for (let at = start; ; at += length) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      if (bytesRead < length) return;
      yield buffer;
    }
  } finally {
    await handle.close();
  }
}

const logStart = 32;
const frameStart = 24;

/**
 * Every page of the file, then every page that its log holds. Memory stays flat. Throws `database-damaged` where there is no ordinary file or not
 * one whole page.
 */
export async function* pageImages(file: string, key: Uint8Array): AsyncGenerator<PageImage> {
  await requireOrdinaryFiles(file);
  let number = 0;
  let macKey: Buffer = Buffer.alloc(0);
  for await (const page of pieces(file, 0, pageSize)) {
    number += 1;
    if (number === 1) macKey = macKeyFrom(key, page.subarray(0, saltBytes));
    yield imageOf(page, number, key, macKey);
  }
  if (number === 0) throw new HoldfastError('database-damaged', { reason: 'missing' });
  for await (const frame of pieces(`${file}-wal`, logStart, frameStart + pageSize)) yield imageOf(frame.subarray(frameStart), frame.readUInt32BE(0), key, macKey);
}
