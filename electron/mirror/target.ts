// Looks at the place of a mirror before a byte is written: refuses what cannot work, warns of what will not help.
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { isWithin, lookAtFolder, type TargetFolder } from '../backup/target.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { makeOwnFolder } from '../vault/disk/own-folder.ts';

const isThere = async (path: string): Promise<boolean> => {
  try {
    if (!(await stat(path)).isDirectory()) throw new HoldfastError('not-a-mirror', { reason: 'notEmpty' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw fromSystemError(error);
  }
};

/**
 * Looks at the folder, which need not be there yet when the one above it is. Throws `not-found`, `target-refused` where vault and mirror would lie in one another,
 * `not-a-mirror` for a file, and the failures of the disk.
 */
export const lookAtMirrorPlace = async (path: string, vault: string): Promise<TargetFolder> => {
  const wanted = resolve(path);
  if (!(await isThere(wanted))) {
    const above = await lookAtFolder(dirname(wanted), vault);
    return { ...above, folder: join(above.folder, basename(wanted)) };
  }
  const found = await lookAtFolder(wanted, vault);
  if (isWithin(await realpath(vault), found.folder)) throw new HoldfastError('target-refused', { reason: 'holdsVault' });
  return found;
};

/** Makes the folder where only the one above it is there. */
export const makeMirrorFolder = async (folder: string): Promise<void> => {
  await makeOwnFolder(folder).catch((error: unknown) => { throw fromSystemError(error); });
};
