// The only maker of object paths. Paths are built from a checked id alone, so that nothing in a damaged or crafted database can
// lead outside the objects folder.
import { join } from 'node:path';
import { hex128 } from '../../../shared/hex.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import type { RandomSource } from '../crypto/random.ts';

const objectsFolder = 'objects';
/** Files being written. One folder for all of them: what an interrupted write left is found without reading the others. */
const unfinishedFolder = 'unfinished';
const shardPattern = /^[0-9a-f]{2}$/;

/** Whether a name is one that an object can have. */
export const isObjectId = (name: string): name is ObjectId => hex128.test(name);

export interface ObjectPaths {
  readonly root: string;
  readonly unfinished: string;
  /** Folder of a published object. */
  readonly shardOf: (id: ObjectId) => string;
  readonly publishedFile: (id: ObjectId) => string;
  readonly unfinishedFile: (id: ObjectId) => string;
}

/** Paths below one vault folder. Every function throws a RangeError for anything that is not an object id. */
export const objectPaths = (vaultFolder: string): ObjectPaths => {
  const root = join(vaultFolder, objectsFolder);
  const unfinished = join(root, unfinishedFolder);
  const shardOf = (id: ObjectId): string => join(root, checked(id).slice(0, 2));
  return {
    root,
    unfinished,
    shardOf,
    publishedFile: (id) => join(shardOf(id), checked(id)),
    unfinishedFile: (id) => join(unfinished, checked(id)),
  };
};

/** An id that nobody has. */
export const newObjectId = (random: RandomSource): ObjectId => checked(Buffer.from(random.bytes(16)).toString('hex'));

/** What a name found in the objects folder is. Paths are relative to the vault folder, with `/`. */
export const placeOf = (folderName: string, name: string): { readonly file: string; readonly id: ObjectId | null; readonly unfinished: boolean } => {
  const file = `${objectsFolder}/${folderName}/${name}`;
  const unfinished = folderName === unfinishedFolder;
  const belongs = isObjectId(name) && (unfinished || (shardPattern.test(folderName) && name.startsWith(folderName)));
  return { file, id: belongs ? name : null, unfinished };
};

/** Path, relative to the vault folder, of something that lies in the objects folder itself. */
export const strayFile = (name: string): string => `${objectsFolder}/${name}`;

/** Whether a folder of this name may hold objects. */
export const holdsObjects = (folderName: string): boolean => folderName === unfinishedFolder || shardPattern.test(folderName);

export const unfinishedFolderName = unfinishedFolder;

const checked = (id: string): ObjectId => {
  if (!isObjectId(id)) throw new RangeError('not an object id');
  return id;
};
