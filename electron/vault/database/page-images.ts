// Decrypts the pages of an SQLCipher 4 file one by one, without an engine: no page needs another, so that damage to the first page, to an
// inner page or to the salt does not take the rest with it. For salvage alone: nothing read here is believed as records are.
import { open, type FileHandle } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { pageSize, requireOrdinaryFiles } from './proof.ts';
import { clearBytes, decryptedPage, macKeyFrom, saltBytes, sealHolds } from './sealed-page.ts';

export interface PageImage {
  readonly number: number;
  /** Decrypted, without the reserve. */
  readonly plain: Buffer;
  /** False for a page whose seal does not hold: some of its bytes are not what was written. */
  readonly authentic: boolean;
}

const imageOf = (page: Buffer, number: number, key: Uint8Array, macKey: Uint8Array): PageImage =>
  ({ number, plain: Buffer.concat([Buffer.alloc(clearBytes(number)), decryptedPage(page, number, key)]), authentic: sealHolds(page, number, macKey) });

interface Piece {
  readonly bytes: Buffer;
  /** False where the disk did not give it back: zeros stand for it. */
  readonly isRead: boolean;
}

/** Reads one piece; null where the file ends before it does. One that the disk does not give back must not take the others with it. */
const pieceAt = async (handle: FileHandle, at: number, length: number): Promise<Piece | null> => {
  const bytes = Buffer.alloc(length);
  try {
    const { bytesRead } = await handle.read(bytes, 0, length, at);
    return bytesRead < length ? null : { bytes, isRead: true };
  } catch (error) {
    if (systemCode(error) !== 'EIO') throw fromSystemError(error);
    return { bytes: bytes.fill(0), isRead: false };
  }
};

/** Pieces of a file of one length each from `start`; a shorter one at the end is left out. Nothing when there is no file. */
async function* pieces(file: string, start: number, length: number): AsyncGenerator<Piece> {
  const handle = await open(file, readOnlyFlags).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw fromSystemError(error);
  });
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    for (let at = start; at + length <= size; at += length) {
      const piece = await pieceAt(handle, at, length);
      if (piece === null) return;
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

const logStart = 32;
const frameStart = 24;

/**
 * Every page of the file, then every page that its log holds; one that the disk does not give back is not authentic. Memory stays flat. Throws
 * `database-damaged` where there is no ordinary file or not one whole page, `disk-gone` where the disk gives back none.
 */
export async function* pageImages(file: string, key: Uint8Array): AsyncGenerator<PageImage> {
  await requireOrdinaryFiles(file);
  let [number, read] = [0, 0];
  let macKey: Buffer = Buffer.alloc(0);
  for await (const { bytes, isRead } of pieces(file, 0, pageSize)) {
    number += 1;
    read += isRead ? 1 : 0;
    if (number === 1) macKey = macKeyFrom(key, bytes.subarray(0, saltBytes));
    yield imageOf(bytes, number, key, macKey);
  }
  if (number === 0) throw new HoldfastError('database-damaged', { reason: 'missing' });
  if (read === 0) throw new HoldfastError('disk-gone');
  for await (const { bytes } of pieces(`${file}-wal`, logStart, frameStart + pageSize)) yield imageOf(bytes.subarray(frameStart), bytes.readUInt32BE(0), key, macKey);
}
