// Objects as files below `objects/`: written under `objects/unfinished/`, renamed into one of 256 folders once they are whole
// and synced. Files are 0600 and folders 0700.
import type { Stats } from 'node:fs';
import { lstat, mkdir, opendir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import type { RandomSource } from '../crypto/random.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { BlockPool } from './block-pool.ts';
import { holdsObjects, newObjectId, objectPaths, placeOf, strayFile, unfinishedFolderName, type ObjectPaths } from './object-path.ts';
import { followObject, passThroughObject } from './object-pass.ts';
import { openObjectReader } from './object-reader.ts';
import { openingFailure } from './object-start.ts';
import type { FileIdentity, ObjectRef, ObjectStore, ObjectWriter } from './object-store.ts';
import { createObjectWriter } from './object-writer.ts';

/** Renames and syncs on their way at once: enough for the disk to group them. */
const atOnce = 32;
const folderMode = 0o700;

type Found = ReturnType<ObjectStore['inventory']> extends AsyncIterable<infer T> ? T : never;

/** The object store of the vault in `folder` (the vault's own folder, not `objects/`). Makes nothing until something is written. */
export const createFileObjectStore = (options: { readonly folder: string; readonly random: RandomSource }): ObjectStore => {
  const paths = objectPaths(options.folder);
  const pool = new BlockPool();
  let unfinishedMade = false;
  /** Folders that are there, or being made and synced, for all who publish into them. */
  const shardsMade = new Map<string, Promise<void>>();

  const makeShard = (shard: string): Promise<void> => {
    const made = shardsMade.get(shard) ?? makeFolders(paths, shard);
    shardsMade.set(shard, made);
    made.catch(() => { shardsMade.delete(shard); });
    return made;
  };

  const publishOne = async (id: ObjectId): Promise<void> => {
    const shard = paths.shardOf(id);
    await makeShard(shard);
    try {
      await moveIntoPlace(paths, id);
    } catch (error) {
      if (!(error instanceof HoldfastError && error.code === 'object-missing')) throw error;
      // Someone may have taken the folder away since.
      shardsMade.delete(shard);
      await makeShard(shard);
      await moveIntoPlace(paths, id);
    }
  };

  return {
    create: (watch = {}) =>
      onDisk(async () => {
        const id = newObjectId(options.random);
        const writer = (): ObjectWriter => createObjectWriter({ id, path: paths.unfinishedFile(id), random: options.random, pool, watch });
        if (!unfinishedMade) await makeFolders(paths, paths.unfinished);
        unfinishedMade = true;
        try {
          return writer();
        } catch (error) {
          if (systemCode(error) !== 'ENOENT') throw error;
          // Someone took the folder away since.
          await makeFolders(paths, paths.unfinished);
          return writer();
        }
      }),
    publish: (refs) =>
      onDisk(async () => {
        const shards = [...new Set(refs.map((ref) => paths.shardOf(ref.id)))];
        await inGroups(refs, (ref) => publishOne(ref.id));
        await inGroups(shards, syncFolder);
      }),
    open: (ref) => openObjectReader(paths.publishedFile(ref.id), ref, pool),
    passThrough: (ref, each) => {
      passThroughObject(paths.publishedFile(ref.id), ref, pool, each);
    },
    follow: (object, waitFor, each) => followObject(paths.unfinishedFile(object.id), object, pool, waitFor, each),
    isSameFile: (ref, identity) => isSameFile(paths.publishedFile(ref.id), ref, identity),
    remove: (id) =>
      onDisk(async () => {
        const removed = await Promise.all([paths.publishedFile(id), paths.unfinishedFile(id)].map(unlinkIfThere));
        if (removed[0] === true) await syncFolder(paths.shardOf(id));
      }),
    inventory: () => inventoryOf(paths),
  };
};

/** Whether the folder is new; null when the one above it is not there. Throws when something else has its name. */
const makeFolder = async (folder: string): Promise<boolean | null> => {
  try {
    await mkdir(folder, { mode: folderMode });
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return null;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return false;
    throw error;
  }
};

/**
 * Makes a folder below `objects/`, and that one, and syncs where a new name appeared. Never the vault's own folder: when that is gone, so is its disk, and a
 * folder of the same name made in its place would be taken for the vault.
 */
const makeFolders = async (paths: ObjectPaths, folder: string): Promise<void> => {
  let isNew = await makeFolder(folder);
  let isRootNew: boolean | null = false;
  if (isNew === null) {
    isRootNew = await makeFolder(paths.root);
    isNew = isRootNew === null ? null : await makeFolder(folder);
  }
  if (isNew === null) throw new HoldfastError('disk-gone');
  if (isNew) await syncFolder(paths.root);
  if (isRootNew === true) await syncFolder(dirname(paths.root));
};

const moveIntoPlace = async (paths: ObjectPaths, id: ObjectId): Promise<void> => {
  try {
    await rename(paths.unfinishedFile(id), paths.publishedFile(id));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    // Publishing again after a failed sync is not a failure: the object is where it belongs.
    if (!(await isThere(paths.publishedFile(id)))) throw new HoldfastError('object-missing', { object: id }, { cause: error });
  }
};

const isSameFile = async (path: string, ref: ObjectRef, { device, number }: FileIdentity): Promise<boolean> => {
  try {
    const status = await lstat(path, { bigint: true });
    return status.isFile() && status.dev === device && status.ino === number;
  } catch (error) {
    throw openingFailure(error, ref);
  }
};

async function* inventoryOf(paths: ObjectPaths): AsyncGenerator<Found> {
  const folders = await namesIn(paths.root);
  folders.sort((one, other) => Number(other === unfinishedFolderName) - Number(one === unfinishedFolderName) || one.localeCompare(other));
  for (const folder of folders) {
    const path = join(paths.root, folder);
    const status = await lstat(path);
    if (!status.isDirectory() || !holdsObjects(folder)) {
      yield { id: null, file: strayFile(folder), bytes: status.isFile() ? status.size : 0, unfinished: false };
      continue;
    }
    yield* filesIn(path, folder);
  }
}

async function* filesIn(path: string, folder: string): AsyncGenerator<Found> {
  const listing = await opendir(path);
  for await (const entry of listing) {
    const place = placeOf(folder, entry.name);
    const status = await statusIfThere(join(path, entry.name));
    if (status === undefined) continue;
    yield { ...place, id: status.isFile() ? place.id : null, bytes: status.isFile() ? status.size : 0 };
  }
}

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    // What is no folder holds no object: each of them is then missing, which whoever knows their names will say.
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
    throw fromSystemError(error);
  }
};

const statusIfThere = async (path: string): Promise<Stats | undefined> => {
  try {
    return await lstat(path);
  } catch (error) {
    // Removed since the folder was listed.
    if (systemCode(error) === 'ENOENT') return undefined;
    throw fromSystemError(error);
  }
};

const isThere = async (path: string): Promise<boolean> => (await statusIfThere(path)) !== undefined;

const unlinkIfThere = async (path: string): Promise<boolean> => {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
};

const inGroups = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  for (let from = 0; from < items.length; from += atOnce) await Promise.all(items.slice(from, from + atOnce).map(work));
};

const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw fromSystemError(error);
  }
};
