// Removes what an interrupted write left behind, and says so. Called while the vault is held and before anything new is written, so that
// whatever has no record here belongs to a write that never ended.
import { join } from 'node:path';
import type { ObjectId } from '../../shared/ids.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { clearPlace } from './clear-place.ts';
import type { ReadableDb } from './database/handle.ts';
import { sweepUnfinishedHeaders } from './header.ts';
import { hasObject } from './objects-repository.ts';
import type { ObjectStore } from './objects/object-store.ts';
import { creatingFile, unfinishedAnchorFile } from './vault-files.ts';

export interface Swept {
  readonly problems: readonly Problem[];
  readonly sweptFiles: number;
}

/**
 * Most finished objects that one interrupted write can leave without a record. More than that is no interruption: it looks like a
 * database older than its objects, whose keys may yet come back, and nothing is removed.
 */
export const mostLeftBehind = 512;

const removed = async (file: string): Promise<number> => clearPlace(file).then((cleared) => (cleared ? 1 : 0), () => 0);

/** Temporary files of header, anchor and creation. Cheap: done at every opening. */
export const sweepFolder = async (folder: string): Promise<Swept> => {
  const headers = (await sweepUnfinishedHeaders(folder)) ? 1 : 0;
  const anchors = await removed(join(folder, unfinishedAnchorFile));
  const creating = await removed(join(folder, creatingFile));
  return { problems: [], sweptFiles: headers + anchors + creating };
};

/** Lists every object, so it is done only when the vault was not closed in order. Objects with a record are never touched. */
export const sweepObjects = async (objects: ObjectStore, db: ReadableDb): Promise<Swept> => {
  const unfinished: ObjectId[] = [];
  const withoutRecord: ObjectId[] = [];
  for await (const found of objects.inventory()) {
    if (found.id === null) continue;
    if (found.unfinished) unfinished.push(found.id);
    else if (!(await hasObject(db, found.id))) withoutRecord.push(found.id);
  }
  const keep = withoutRecord.length > mostLeftBehind;
  const leftovers = keep ? unfinished : [...unfinished, ...withoutRecord];
  for (const id of leftovers) await objects.remove(id);
  const problems: Problem[] = [];
  if (leftovers.length > 0) problems.push({ severity: 'note', kind: 'unfinished-write', item: null, file: null, facts: { count: leftovers.length } });
  if (keep) problems.push({ severity: 'warning', kind: 'object-without-record', item: null, file: null, facts: { count: withoutRecord.length } });
  return { problems, sweptFiles: leftovers.length };
};
