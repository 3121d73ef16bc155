// Proves a mirror by a random sample of its newest generation, restored in memory. The files that open the vault must be what the generation says: without them no object
// is worth anything.
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { goOn, type BackupProgress } from '../backup/progress.ts';
import { draw, restoreInMemory } from '../backup/sample.ts';
import type { OpenSession, RecordedObjects } from '../vault/index.ts';
import { whileHeld } from './folder.ts';
import type { GenerationNote } from './generation-note.ts';
import { differentFiles, hasNote, readGenerations, readWholeList } from './generations.ts';
import { openOrdinary } from './mirror-file.ts';
import type { StoredObject } from './object-list.ts';
import { storedName } from './places.ts';
import { readAt } from './read-around.ts';
import { isUnreadable, requireOneFile } from './unreadable.ts';

export interface MirrorDrill {
  readonly mirrorId: string;
  readonly note: GenerationNote;
  readonly sample: number;
  readonly failed: number;
}

const restoreOne = async (root: string, { id }: StoredObject, session: OpenSession, recorded: RecordedObjects): Promise<HoldfastError | null> => {
  const damaged = new HoldfastError('object-damaged', { name: id });
  // A place that cannot be read is damage of this object; the disk is asked whether it is more than that.
  const asDamage = async (error: unknown): Promise<never> => {
    if (!isUnreadable(error)) throw error;
    await requireOneFile(root, error);
    throw damaged;
  };
  try {
    const handle = await openOrdinary(join(root, storedName(id))).catch(asDamage);
    if (handle === null) return new HoldfastError('object-missing', { name: id });
    try {
      return await restoreInMemory(session, id, { length: (await handle.stat()).size, read: (start, end) => readAt(handle, start, end).catch(asDamage) }, recorded);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error === damaged) return damaged;
    throw error;
  }
};

/** `tell` hears of each object: its item and what was wrong, or null. Throws `not-found` without a generation, `backup-damaged` when the newest is not what it says, and as `whileHeld` does. */
export const drillMirror = (session: OpenSession, root: string, recorded: RecordedObjects, progress: BackupProgress, tell: (item: string, failure: HoldfastError | null) => void): Promise<MirrorDrill> =>
  whileHeld(root, session.vaultId, async ({ mirrorId }) => {
    const [newest] = await readGenerations(root);
    if (newest === undefined) throw new HoldfastError('not-found', { where: 'mirror' });
    if (!hasNote(newest) || (await differentFiles(newest)).length > 0) throw new HoldfastError('backup-damaged', { part: 'payload' });
    const sample = draw((await readWholeList(newest)) ?? [], session);
    progress.found(sample.length, sample.reduce((sum, { length }) => sum + length, 0));
    let failed = 0;
    for (const object of sample) {
      await goOn(progress);
      const item = (await recorded.nameOfObject(object.id)) ?? object.id;
      progress.now(item);
      const failure = await restoreOne(root, object, session, recorded);
      if (failure !== null) failed += 1;
      progress.worked(object.length);
      tell(item, failure);
    }
    return { mirrorId, note: newest.note, sample: sample.length, failed };
  });
