// Looks at a database file from outside: what an adversary would see. Called only while no connection to it is open in this process,
// because closing a second descriptor would drop the locks that SQLite holds on the file.
import { lstat, open } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';

/** SQLCipher 4's page. */
export const pageSize = 4096;

const plainHeader = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Bits of entropy per byte, over the page's bytes. 4,096 random bytes give 7.95 within 0.02; a page of an ordinary database gives
 * less than 6.
 */
const entropyOf = (bytes: Uint8Array): number => {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits;
};

const leastEntropy = 7.7;

/** What SQLite reads beside the file itself. */
const besideIt = ['-wal', '-shm', '-journal'] as const;

/**
 * Throws `database-damaged` when the file, or a log or index beside it, is a folder, link, pipe, socket or device: an engine would follow,
 * wait or answer something else.
 */
export const requireOrdinaryFiles = async (file: string): Promise<void> => {
  for (const name of [file, ...besideIt.map((end) => file + end)]) {
    const status = await lstat(name).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw fromSystemError(error);
    });
    if (status !== null && !status.isFile()) throw new HoldfastError('database-damaged', { reason: 'not-a-file' });
  }
};

/** The file's first page, or as much of it as there is; null when there is no file. Other failures are the system's own. */
export const firstPage = async (file: string): Promise<Buffer | null> => {
  const handle = await open(file, readOnlyFlags).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(pageSize), 0, pageSize, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Whether the page begins as every unencrypted database does. */
export const isPlaintext = (page: Uint8Array): boolean => plainHeader.equals(page.subarray(0, plainHeader.length));

/** Throws `encryption-not-proven` when the page could be read by anyone. */
export const proveEncrypted = (page: Uint8Array): void => {
  if (isPlaintext(page) || page.length < pageSize || entropyOf(page) < leastEntropy) throw new HoldfastError('encryption-not-proven', { engine: 'file' });
};

/**
 * The first page of a database that must already exist, with its files looked at first. Throws `database-damaged` when it is missing, too
 * short or no ordinary file, and `encryption-not-proven` when it is not encrypted at all.
 */
export const foundFirstPage = async (file: string): Promise<Buffer> => {
  await requireOrdinaryFiles(file);
  const page = await firstPage(file).catch((error: unknown) => { throw fromSystemError(error); });
  if (page === null) throw new HoldfastError('database-damaged', { reason: 'missing' });
  if (isPlaintext(page)) throw new HoldfastError('encryption-not-proven', { engine: 'file' });
  if (page.length < pageSize) throw new HoldfastError('database-damaged', { reason: 'too-short' });
  return page;
};
