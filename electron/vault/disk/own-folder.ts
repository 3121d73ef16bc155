// Makes the folders that a vault or a mirror has within it.
import { mkdir } from 'node:fs/promises';
import { systemCode } from './system-failure.ts';

/**
 * Makes one folder where there is nothing of its name; true when it is new. Never what lies above it: where a disk was taken out, its mount point is
 * empty, and folders made there would be taken for the vault. Throws the errors of the system as they are.
 */
export const makeOwnFolder = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};
