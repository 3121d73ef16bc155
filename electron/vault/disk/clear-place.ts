// Frees a name that the vault writes its passing files under. What a write of ours left there is removed; a folder was put there by
// someone else and is moved aside with everything in it: it must neither keep the vault from opening nor be lost.
import { randomBytes } from 'node:crypto';
import { lstat, rename, unlink } from 'node:fs/promises';
import { systemCode } from './system-failure.ts';

/** True when there was something. Throws the errors of the system as they are. */
export const clearPlace = async (path: string): Promise<boolean> => {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    if (!(await lstat(path)).isDirectory()) throw error;
    await rename(path, `${path}.${randomBytes(4).toString('hex')}`);
    return true;
  }
};
