// Writes a document that a person asked for outside the vault: complete or not at all, readable by its owner alone.
import { open, rename, unlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fromSystemError } from '../vault/system-failure.ts';

/** Replaces `file` (the system's dialog already asked). Throws HoldfastError for a full, missing or read-only disk. */
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
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw fromSystemError(error);
  }
};
