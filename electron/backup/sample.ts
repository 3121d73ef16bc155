// A random sample of what a backup or a mirror holds, restored in memory: each object is decrypted with the keys of this vault and compared with its fingerprint. Nothing of
// it touches a disk.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { ObjectId } from '../../shared/ids.ts';
import type { OpenSession, RecordedObjects } from '../vault/index.ts';
import { readCopyOf } from '../vault/stored-objects.ts';

/** As many as a person would trust a sample of; fewer when there are fewer. */
export const sampleSize = 20;

export const draw = <T>(all: readonly T[], session: OpenSession): readonly T[] => {
  const left = [...all];
  return Array.from({ length: Math.min(sampleSize, left.length) }, () => left.splice(session.random.below(left.length), 1)).flat();
};

/** Null when it came back as it was added. Throws what `bytes.read` throws, but damage. */
export const restoreInMemory = async (session: OpenSession, id: ObjectId, bytes: Parameters<typeof readCopyOf>[2], recorded: RecordedObjects): Promise<HoldfastError | null> => {
  const hash = createHash('sha256');
  try {
    // Destroyed since: its key is gone from this vault on purpose, and nothing can be said about the copy.
    if (!(await readCopyOf(session.read, id, bytes, (plain) => { hash.update(plain); }))) return null;
  } catch (error) {
    if (error instanceof HoldfastError && ['object-damaged', 'backup-damaged'].includes(error.code)) return error;
    throw error;
  }
  const expected = await recorded.expectedSha256(id);
  return expected === null || expected === hash.digest('hex') ? null : new HoldfastError('read-back-differs', { name: id });
};
