// The door through which other domains keep the keys of stored objects (object-threads.ts is the one for their bytes). Keys go only to code that is about to read or has just written the object.
import type { ObjectId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, WritableDb } from './database/handle.ts';
import { deleteObject, emptyKeys, insertObjects, objectRef } from './objects-repository.ts';
import { streamObject, type ObjectBytes } from './objects/object-stream.ts';
import type { ObjectRef } from './objects/object-store.ts';

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
