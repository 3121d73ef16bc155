// The folders of a mirror are folders and nothing else. A link in the place of one would let what is cleared away lie anywhere, and what is found lie in the vault itself.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';
import { generationNumber, generationsOf, isPassingGeneration, isShard, storeOf, unfinishedOf } from './places.ts';
import { orUnreadable } from './unreadable.ts';

/** Names in a folder; none when it is not there. Throws the failures of the disk. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((error: unknown) => {
  if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
  throw fromSystemError(error);
});

/** False when nothing is there. Throws `not-a-mirror` for a link and whatever else is no folder, and the failures of the disk. */
export const isRealFolder = async (folder: string): Promise<boolean> => {
  const status = await lstat(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw fromSystemError(error);
  });
  if (status?.isDirectory() === false) throw new HoldfastError('not-a-mirror', { reason: 'notEmpty' });
  return status !== null;
};

/** Looks at every folder that a mirror may have. One that cannot be read leads nowhere else. Throws as `isRealFolder` does. */
export const requireRealFolders = async (root: string): Promise<void> => {
  const unless = <T>(folder: string, look: () => Promise<T>, instead: T): Promise<T> => orUnreadable(root, folder, () => undefined, look, instead);
  if (await isRealFolder(storeOf(root))) {
    const shards = (await unless(storeOf(root), () => namesIn(storeOf(root)), [])).filter(isShard).map((name) => join(storeOf(root), name));
    for (const folder of [unfinishedOf(root), ...shards]) await unless(folder, () => isRealFolder(folder), true);
  }
  if (await isRealFolder(generationsOf(root))) {
    for (const name of await namesIn(generationsOf(root))) if (generationNumber(name) !== undefined || isPassingGeneration(name)) await isRealFolder(join(generationsOf(root), name));
  }
};
