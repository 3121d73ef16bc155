// Removes what an interrupted write left behind, and says so. Called while the vault is held and before anything new is written. What lies
// under a passing name was never told to anyone and goes; a finished object without a record is set apart and never destroyed, because
// records that were put back look the same.
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { clearPlace } from '../disk/clear-place.ts';
import type { ReadableDb } from '../database/handle.ts';
import { sweepUnfinishedHeaders } from '../header/header.ts';
import { hasObject, isKeyDestroyed } from '../objects-repository.ts';
import { objectPaths } from '../objects/object-path.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { setApart, setApartNote } from './set-apart.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { creatingFile, databaseFiles, snapshotFile, unfinishedAnchorFile, unfinishedDamagedPagesFile, unfinishedPageListFile } from '../vault-files.ts';

export interface Swept {
  readonly problems: readonly Problem[];
  readonly sweptFiles: number;
}

/**
 * Most finished objects that one interrupted write can leave without a record. More than that is no interruption: it looks like a
 * database older than its objects, and everything stays where it is.
 */
export const mostLeftBehind = 512;

const removed = async (file: string): Promise<number> => clearPlace(file).then((cleared) => (cleared ? 1 : 0), () => 0);

/** Temporary files of header, anchor, list of pages, mending, creation and backup. Cheap: done at every opening. */
export const sweepFolder = async (folder: string): Promise<Swept> => {
  const headers = (await sweepUnfinishedHeaders(folder)) ? 1 : 0;
  const anchors = await removed(join(folder, unfinishedAnchorFile));
  const lists = await removed(join(folder, unfinishedPageListFile));
  const damagedPages = await removed(join(folder, unfinishedDamagedPagesFile));
  const creating = await removed(join(folder, creatingFile));
  let snapshots = 0;
  for (const name of databaseFiles(snapshotFile)) snapshots += await removed(join(folder, name));
  return { problems: [], sweptFiles: headers + anchors + lists + damagedPages + creating + snapshots };
};

/** Only the passing name goes: a published object may lie beside it under the same id. */
const removeUnfinished = async (folder: string, id: ObjectId): Promise<void> => {
  try {
    await unlink(objectPaths(folder).unfinishedFile(id));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw fromSystemError(error);
  }
};

/**
 * Lists every object, so it is done only when the vault was not closed in order. Objects with a record are never touched, published
 * objects are never removed, unless their key was destroyed on record.
 */
export const sweepObjects = async (folder: string, objects: ObjectStore, db: ReadableDb): Promise<Swept> => {
  const unfinished: ObjectId[] = [];
  const withoutRecord: ObjectId[] = [];
  const destroyed: ObjectId[] = [];
  for await (const found of objects.inventory()) {
    if (found.id === null) continue;
    if (found.unfinished) unfinished.push(found.id);
    else if (await isKeyDestroyed(db, found.id)) destroyed.push(found.id);
    else if (!(await hasObject(db, found.id))) withoutRecord.push(found.id);
  }
  // Rows are written only after an object has left the passing folder, so what lies there has none.
  for (const id of unfinished) await removeUnfinished(folder, id);
  // Noise since their key went: the destroying that was interrupted ends here.
  for (const id of destroyed) await objects.remove(id);
  const problems: Problem[] = [];
  if (unfinished.length > 0) problems.push({ severity: 'note', kind: 'unfinished-write', item: null, file: null, facts: { count: unfinished.length } });
  if (withoutRecord.length > mostLeftBehind) problems.push({ severity: 'warning', kind: 'object-without-record', item: null, file: null, facts: { count: withoutRecord.length } });
  else if (withoutRecord.length > 0) {
    await setApart(folder, withoutRecord);
    const note = await setApartNote(folder);
    if (note !== null) problems.push(note);
  }
  return { problems, sweptFiles: unfinished.length };
};
