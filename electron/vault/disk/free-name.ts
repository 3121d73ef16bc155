// Gives a file that was written under a passing name its own, in the same folder, and never takes another file's. Both names may stand for it until the
// passing one is taken away. Nothing is durable before the folder was synced.
import { link, open, rename, unlink } from 'node:fs/promises';
import { systemCode } from './system-failure.ts';

/** Takes the name with an empty file, which the rename then replaces; the empty one is taken away when that fails. */
const renameIntoFree = async (from: string, to: string): Promise<boolean> => {
  try {
    await (await open(to, 'wx', 0o600)).close();
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    await unlink(to).catch(() => undefined);
    throw error;
  }
};

/** False when something has the name `to`. Throws what the system throws; `to` is free then. */
export const giveFreeName = async (from: string, to: string): Promise<boolean> => {
  const linked = await link(from, to).then(() => true, (error: unknown) => {
    if (systemCode(error) === 'EEXIST') return false;
    // Memory sticks often cannot link.
    return null;
  });
  return linked ?? renameIntoFree(from, to);
};

/** Takes away the passing name, which may be gone already. Throws what the system throws. */
export const endPassingName = async (from: string): Promise<void> => {
  await unlink(from).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
};
