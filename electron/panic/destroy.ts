// Makes a vault unreadable: writes over every place where slot bytes can be and syncs it. Needs no key, no database, no other process, and
// looks at a fixed number of names, so that it takes as long for ten objects as for a hundred thousand.
import { overwriteInPlace, type Overwritten } from '../vault/disk/overwrite-in-place.ts';
import { isNothingButMark, markedBytes, markedLength } from './mark.ts';
import { longestOverwritten, slotPlacesIn } from './places.ts';

/**
 * Overwrites the given files with the mark where they are there. When this returns, no program reads the old bytes any more; `sync` makes that last. A full disk that
 * never writes in place keeps a mark that is there: without it nobody would know later that there is something to finish.
 */
export const overwriteFiles = (paths: readonly string[]): Overwritten =>
  overwriteInPlace(paths, { contentFor: (size) => markedBytes(markedLength(Math.min(size, longestOverwritten))), isOverwritten: isNothingButMark });

/** Destroys the slots of a vault: of every copy of its header in these folders. Never throws; a second call does no harm. */
export const destroySlots = (folders: readonly string[]): Overwritten => overwriteFiles(folders.flatMap(slotPlacesIn));
