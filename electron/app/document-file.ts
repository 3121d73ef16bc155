// Writes a document that a person asked for outside the vault: complete and read back, or not at all; readable by its owner alone.
import { open, readFile, rename, unlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { syncFolder } from '../vault/sync-folder.ts';
import { fromSystemError } from '../vault/system-failure.ts';

/** Replaces `file` (the system's dialog already asked). Throws HoldfastError for a full, missing or read-only disk, and `read-back-differs`. */
export const writeDocument = async (file: string, bytes: Uint8Array): Promise<void> => {
  const temporary = join(dirname(file), `.holdfast-${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(temporary)).equals(bytes)) throw new HoldfastError('read-back-differs');
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw fromSystemError(error);
  }
};
