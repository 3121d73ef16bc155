// Whether what is written at a place reaches other computers: the one question that everything asks before it leaves the vault for a folder.
import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isInSyncedFolder } from '../../../shared/synced-folder.ts';

/** Links on the way are followed; what is still to be made counts by its own name and by where it will lie. */
export const isInSyncedPlace = async (path: string): Promise<boolean> => {
  const wanted = resolve(path);
  const found = await realpath(wanted).catch(() => null);
  if (found !== null) return isInSyncedFolder(found);
  const above = dirname(wanted);
  return isInSyncedFolder(basename(wanted)) || (above !== wanted && (await isInSyncedPlace(above)));
};
