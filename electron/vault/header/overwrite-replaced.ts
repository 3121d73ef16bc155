// Overwrites a header that was just replaced, so that a slot that was taken away does not stay readable in freed blocks of the
// disk. Best effort: flash storage, journals and copy-on-write file systems may keep old blocks (FORMAT.md says so).
import { open, type FileHandle } from 'node:fs/promises';
import type { RandomSource } from '../crypto/random.ts';
import { systemRandom } from '../crypto/random.ts';
import { systemCode } from '../disk/system-failure.ts';

/** Takes hold of the file that is about to be replaced, or of nothing when there is none that could be overwritten. */
export const holdReplaced = async (path: string): Promise<FileHandle | undefined> => {
  // Windows does not rename over a file that is open.
  if (process.platform === 'win32') return undefined;
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
};

/**
 * Overwrites the held file with random bytes once it has no name left: never before, so that a crash cannot harm the header in
 * force, and never where a hard link keeps it as somebody's backup. A failure is no failure of the change: the new header is in place.
 */
export const overwriteReplaced = async (held: FileHandle | undefined, random: RandomSource = systemRandom): Promise<void> => {
  if (held === undefined) return;
  try {
    const { nlink, size } = await held.stat();
    if (nlink !== 0) return;
    await held.write(random.bytes(size), 0, size, 0);
    await held.sync();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  } finally {
    await held.close();
  }
};
