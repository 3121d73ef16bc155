// Makes the names in a folder durable: a renamed file survives a power cut only once its folder was synced.
import { open } from 'node:fs/promises';
import { systemCode } from './system-failure.ts';

/** Syncs one folder. Throws what the system throws, except where a system has no way to sync folders (Windows). */
export const syncFolder = async (folder: string): Promise<void> => {
  let handle;
  try {
    handle = await open(folder, 'r');
  } catch (error) {
    if (process.platform === 'win32' && foldersCannotBeSynced.has(systemCode(error) ?? '')) return;
    throw error;
  }
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FAT file systems answer EINVAL for a folder; they order names in their own way.
    if (!foldersCannotBeSynced.has(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
};

const foldersCannotBeSynced: ReadonlySet<string> = new Set(process.platform === 'win32' ? ['EISDIR', 'EPERM', 'EACCES', 'EINVAL'] : ['EINVAL', 'ENOTSUP', 'ENOSYS']);
