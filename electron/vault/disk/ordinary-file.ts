// Reads a small file of the vault's without trusting what lies under its name: a link could lead anywhere, a pipe would be waited for.
import { lstat, open } from 'node:fs/promises';
import { readOnlyFlags } from './read-only-flags.ts';
import { fromSystemError, systemCode } from './system-failure.ts';

/**
 * At most `most` bytes of the file; null when there is none. What is no ordinary file reads as nothing. Throws the failures of the disk.
 */
export const readOrdinaryFile = async (file: string, most: number): Promise<Buffer | null> => {
  try {
    if (!(await lstat(file)).isFile()) return Buffer.alloc(0);
    const handle = await open(file, readOnlyFlags);
    try {
      const length = Math.min(most, (await handle.stat()).size);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw fromSystemError(error);
  }
};
