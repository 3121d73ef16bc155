// Takes the header away from a folder on another disk: its files are removed, what they held is overwritten, and the folder goes when nothing else
// is in it. Flash memory may keep old blocks all the same (FORMAT.md says so).
import { rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { headerFiles, unfinishedHeaderFiles } from './files.ts';
import { holdReplaced, overwriteReplaced } from './overwrite-replaced.ts';

const erase = async (path: string): Promise<void> => {
  const held = await holdReplaced(path);
  try {
    await unlink(path).catch((error: unknown) => { if (systemCode(error) !== 'ENOENT') throw error; });
  } finally {
    await overwriteReplaced(held);
  }
};

/** Only for a folder whose header is no longer needed. Throws the failures of the disk. */
export const eraseHeaderFolder = async (folder: string): Promise<void> => {
  try {
    for (const file of [...headerFiles, ...unfinishedHeaderFiles]) await erase(join(folder, file));
    await syncFolder(folder);
    await rmdir(folder).then(() => syncFolder(dirname(folder)), () => undefined);
  } catch (error) {
    throw fromSystemError(error);
  }
};
