// Writes small files whole: after a crash at any moment there is what was there before, or all of what is new, under the file's own name. Knows
// nothing of what it writes. Throws the errors of the system as they are.
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { clearPlace } from './clear-place.ts';
import { syncFolder } from './sync-folder.ts';

/** Writes a file that is not there yet, readable by its owner alone. Its bytes are on the disk when this resolves, its name is not before the folder was synced. */
export const writeNewFile = async (path: string, content: string | Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Gives a file that was written under a passing name its own in the same folder, in the place of what had it, for good. */
export const putInPlace = async (passing: string, file: string): Promise<void> => {
  await rename(passing, file);
  await syncFolder(dirname(file));
};

/** Writes `file` anew by way of `passing`, a name in the same folder that is freed for it. */
export const replaceFile = async (file: string, passing: string, content: string | Uint8Array): Promise<void> => {
  await clearPlace(passing);
  await writeNewFile(passing, content);
  await putInPlace(passing, file);
};
