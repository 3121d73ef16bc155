// Keeps objects that belong to no record in a folder of their own. They may be what an interrupted write left, and they may be all that is left
// of something newer than records that were put back: nobody can tell, so they are kept until a person removes the folder, and taken back
// as soon as the records know them again.
import { lstat, readdir, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { objectIdSchema, type ObjectId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { ReadableDb } from '../database/handle.ts';
import { hasObject } from '../objects-repository.ts';
import { objectPaths } from '../objects/object-path.ts';
import type { Swept } from './sweep.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromErrorInOwnFolder, fromSystemError, systemCode } from '../disk/system-failure.ts';
import { makeOwnFolder } from '../disk/own-folder.ts';
import { objectsFolder, setApartFolder } from '../vault-files.ts';

const placeOf = (folder: string, id: ObjectId): string => join(folder, setApartFolder, id);

const isThere = async (path: string): Promise<boolean> => (await lstat(path).catch(() => null)) !== null;

const idsIn = async (folder: string): Promise<readonly ObjectId[]> => {
  const names = await readdir(join(folder, setApartFolder)).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
    throw fromSystemError(error);
  });
  return names.flatMap((name) => {
    const parsed = objectIdSchema.safeParse(name);
    return parsed.success ? [parsed.data] : [];
  });
};

/** Moves published objects out of the way of the others; answers how many. Never replaces a file. Throws the failures of the disk. */
export const setApart = async (folder: string, ids: readonly ObjectId[]): Promise<number> => {
  const paths = objectPaths(folder);
  let moved = 0;
  try {
    await makeOwnFolder(join(folder, setApartFolder));
    for (const id of ids) {
      if (await isThere(placeOf(folder, id))) continue;
      await rename(paths.publishedFile(id), placeOf(folder, id));
      moved += 1;
    }
    await syncFolder(join(folder, setApartFolder));
    await syncFolder(folder);
  } catch (error) {
    throw fromErrorInOwnFolder(error);
  }
  return moved;
};

/** Takes back every object whose key the records hold, and says so. Does nothing where nothing was ever set apart. */
export const bringBack = async (folder: string, db: ReadableDb): Promise<Swept> => {
  const paths = objectPaths(folder);
  let count = 0;
  for (const id of await idsIn(folder)) {
    const place = paths.publishedFile(id);
    if (!(await hasObject(db, id)) || (await isThere(place))) continue;
    try {
      await makeOwnFolder(join(folder, objectsFolder));
      await makeOwnFolder(dirname(place));
      await rename(placeOf(folder, id), place);
      await syncFolder(dirname(place));
    } catch (error) {
      throw fromErrorInOwnFolder(error);
    }
    count += 1;
  }
  if (count > 0) await rmdir(join(folder, setApartFolder)).catch(() => undefined);
  return { problems: count === 0 ? [] : [{ severity: 'note', kind: 'files-brought-back', item: null, file: setApartFolder, facts: { count } }], sweptFiles: 0 };
};

/** What lies there, as one note; null when nothing does. */
export const setApartNote = async (folder: string): Promise<Problem | null> => {
  const ids = await idsIn(folder);
  if (ids.length === 0) return null;
  let bytes = 0;
  for (const id of ids) bytes += (await lstat(placeOf(folder, id)).catch(() => null))?.size ?? 0;
  return { severity: 'note', kind: 'files-set-apart', item: null, file: setApartFolder, facts: { count: ids.length, bytes } };
};
