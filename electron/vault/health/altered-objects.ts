// Objects that are not as they were sealed, found by their own keys. Nothing is compared with a fingerprint: that is for the check of
// everything.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import { allObjects, isKeyDestroyed, objectTotals } from '../objects-repository.ts';
import type { ObjectRef } from '../objects/object-store.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { fromSystemError } from '../disk/system-failure.ts';
import { readThrough } from './read-through.ts';

/** Called before each object and each mebibyte of it; throws when the work is to end. */
type GoOn = () => Promise<void>;

/** How far the reading is, in bytes of content. */
interface ReadingProgress {
  found(items: number, bytes: number): void;
  worked(bytes: number): void;
}

/** Reads one object to the last byte of its padding. True also where there is nothing that could be altered: one that is gone or cut, or that the disk does not give back, is found by whoever copies it. */
const isAsSealed = async ({ objects }: OpenSession, ref: ObjectRef, goOn: GoOn, progress: ReadingProgress): Promise<boolean> => {
  let left = ref.size;
  try {
    const reader = await objects.open(ref);
    try {
      await readThrough(reader, goOn, ({ byteLength }) => {
        left -= byteLength;
        progress.worked(byteLength);
      });
      return true;
    } finally {
      await reader.close();
    }
  } catch (error) {
    const known = fromSystemError(error);
    if (!(known instanceof HoldfastError) || known.code === 'cancelled' || known.code === 'vault-locked') throw error;
    return known.code !== 'object-damaged' || known.facts['reason'] === 'length';
  } finally {
    // What is not read is done with as well.
    progress.worked(left);
  }
};

/** Every object that is not as it was sealed; one that was destroyed meanwhile is none. Throws what `goOn` throws, and the failures of the database. */
export const alteredObjects = async (session: OpenSession, goOn: GoOn, progress: ReadingProgress): Promise<readonly ObjectId[]> => {
  const altered: ObjectId[] = [];
  progress.found(0, (await objectTotals(session.read)).bytes);
  for await (const ref of allObjects(session.read, () => undefined)) {
    await goOn();
    if (!(await isAsSealed(session, ref, goOn, progress)) && !(await isKeyDestroyed(session.read, ref.id))) altered.push(ref.id);
  }
  return altered;
};
