// The door for threads that move the bytes of objects and have no session: the store of a vault's folder, and how far a file has reached the disk. Knows no
// database, so that such a thread loads none.
import { systemRandom } from './crypto/random.ts';
import { createFileObjectStore } from './objects/file-object-store.ts';
import type { ObjectStore } from './objects/object-store.ts';

export { startProgress, tellGivenUp, tellReached, waitUntilReached, type WriteProgress } from './objects/write-progress.ts';

/** The objects of the vault in `folder`, for a thread of its own. Needs no key of the vault: each object has its own. */
export const objectStoreOf = (folder: string): ObjectStore => createFileObjectStore({ folder, random: systemRandom });
