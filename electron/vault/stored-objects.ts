// The door through which other domains keep bytes: the store of a vault's folder, for threads that have no session, and the keys of
// stored objects. Keys go only to code that is about to read or has just written the object.
import type { ObjectId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { systemRandom } from './crypto/random.ts';
import type { ReadableDb, WritableDb } from './database/handle.ts';
import { deleteObject, emptyKeys, insertObjects, objectRef } from './objects-repository.ts';
import { createFileObjectStore } from './objects/file-object-store.ts';
import { streamObject, type ObjectBytes } from './objects/object-stream.ts';
import type { ObjectRef, ObjectStore } from './objects/object-store.ts';

export { startProgress, tellGivenUp, tellReached, waitUntilReached, type WriteProgress } from './objects/write-progress.ts';

/** The objects of the vault in `folder`, for a thread of its own. Needs no key of the vault: each object has its own. */
export const objectStoreOf = (folder: string): ObjectStore => createFileObjectStore({ folder, random: systemRandom });

/** Keeps the keys of published objects, in the caller's transaction. */
export const keepObjects = (db: WritableDb, refs: readonly ObjectRef[], at: Instant): Promise<void> => insertObjects(db, refs, at);

/** Destroys the key of an object, in the caller's transaction: its bytes are noise from then on. Remove its file once that is committed. */
export const destroyObject = (db: WritableDb, id: ObjectId): Promise<void> => deleteObject(db, id);

/** The same for objects whose items stay on record as destroyed. */
export const destroyKeys = (db: WritableDb, ids: readonly ObjectId[]): Promise<void> => emptyKeys(db, ids);

/** What is needed to read one object, or null when its key is not kept. */
export const storedObject = (db: ReadableDb, id: ObjectId): Promise<ObjectRef | null> => objectRef(db, id);

/**
 * Reads a copy of an object that lies elsewhere, with the key that is kept for it, and hands the content to `each`. False when no key is kept under this id. Throws
 * `object-damaged` for a copy that is not what was stored.
 */
export const readCopyOf = async (db: ReadableDb, id: ObjectId, bytes: ObjectBytes, each: (plain: Uint8Array) => void): Promise<boolean> => {
  const ref = await objectRef(db, id);
  if (ref === null) return false;
  await streamObject(ref, bytes, each);
  return true;
};
