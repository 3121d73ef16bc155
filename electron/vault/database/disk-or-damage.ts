// Whether the disk or what lies on it is at fault. SQLite calls a page that the disk does not give back a damaged one, so before anybody is told of damage
// the disk is asked for every byte. Called only while no connection to the file is open in this process: closing a second descriptor drops its locks.
import { open } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { MiB } from '../../../shared/sizes.ts';
import { readOnlyFlags } from '../disk/read-only-flags.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';

/** Reads the file to its end; one that is not there has nothing to give back. Throws what the disk answers. */
const readThrough = async (file: string): Promise<void> => {
  const handle = await open(file, readOnlyFlags).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return;
  try {
    const block = Buffer.alloc(MiB);
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(block, 0, block.byteLength, at);
      if (bytesRead === 0) return;
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
};

/** Whether the engine said that the file is damaged, as opposed to what we found wrong in it. */
export const isEnginesWord = (error: unknown): error is HoldfastError => error instanceof HoldfastError && error.code === 'database-damaged' && typeof error.cause === 'string';

/**
 * Runs `work`, which opens `file`. Where the engine calls the file damaged, the disk is asked and `work` runs once more: damage is there the second time
 * as well. Throws the failure of the disk where it does not give the file back.
 */
export const whateverTheDisk = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isEnginesWord(error)) throw error;
    for (const name of [file, `${file}-wal`]) await readThrough(name).catch((failure: unknown) => { throw fromSystemError(failure); });
    return work();
  }
};
