// What is taken out of the records when an item is destroyed, and what is put back when its own bytes come again. What says nothing of the content stays:
// number, fingerprint, size, kind, and when and by whom it was added. The log is never touched.
import { evidenceId, objectIdSchema, type MemberCode, type ObjectId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { nothingSaid, type FileMetadata } from '../metadata/shape.ts';
import { effectiveDate, sortKeysOf } from '../describing/description.ts';
import { numberIn, textIn } from '../rows.ts';

export interface ToDestroy {
  readonly number: number;
  readonly object: ObjectId;
  readonly sha256: string;
  readonly size: number;
}

const among = (numbers: readonly number[]) => sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`;

/** Those of these items that are removed from the list and not destroyed yet. */
export const destroyable = async (db: ReadableDb, numbers: readonly number[]): Promise<readonly ToDestroy[]> =>
  (await db.all(sql`SELECT e.number, e.object_id, e.sha256, e.size FROM evidence AS e WHERE e.number IN ${among(numbers)}
    AND e.number IN (SELECT number FROM evidence_removal) AND e.number NOT IN (SELECT number FROM evidence_destruction) ORDER BY e.number`))
    .map((row) => ({ number: numberIn(row, 'number'), object: objectIdSchema.parse(textIn(row, 'object_id')), sha256: textIn(row, 'sha256'), size: numberIn(row, 'size') }));

/** Puts on record that items are destroyed. Their keys go in the same transaction. */
export const insertDestructions = async (db: WritableDb, numbers: readonly number[], reason: string, at: Instant, by: MemberCode): Promise<void> => {
  await db.run(sql`INSERT INTO evidence_destruction (number, destroyed_at_ms, destroyed_by, reason, may_return, swept) SELECT value, ${at}, ${by}, ${reason}, 0, 0 FROM json_each(${JSON.stringify(numbers)})`);
};

const blankSays = JSON.stringify(nothingSaid);

/** Takes everything that tells of the content out of the records of these items: names, words, tags, what the files say, the index, what other offices said of them. */
export const forgetContent = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  const subjects = sql`(SELECT value FROM json_each(${JSON.stringify(numbers.map(evidenceId))}))`;
  const keys = sortKeysOf('', '', null);
  await db.run(sql`UPDATE evidence SET file_name = '', title = '', media_type = 'application/octet-stream', viewer = 'none', width = NULL, height = NULL, duration_ms = NULL,
      sensitivity = 'not-reviewed', captured_at = NULL, reviewed_by = NULL, reviewed_at_ms = NULL, described = 0, check_state = 'equal', last_checked_at_ms = NULL,
      preview_state = 'not-possible', preview_problem = NULL, revision = revision + 1, title_sort = ${keys.titleSort}, undated = ${keys.undated},
      captured_sort = ${keys.capturedSort}, captured_first = ${keys.capturedFirst}, captured_last = ${keys.capturedLast} WHERE number IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM evidence_description WHERE number IN ${among(numbers)}`);
  await db.run(sql`INSERT INTO evidence_description (number) SELECT value FROM json_each(${JSON.stringify(numbers)})`);
  await db.run(sql`DELETE FROM evidence_metadata WHERE number IN ${among(numbers)}`);
  await db.run(sql`INSERT INTO evidence_metadata (number, says, entries, problem) SELECT value, ${blankSays}, '[]', NULL FROM json_each(${JSON.stringify(numbers)})`);
  await db.run(sql`DELETE FROM evidence_tag WHERE number IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM evidence_tag WHERE evidence_tag.tag_id = tag.tag_id)`);
  await db.run(sql`DELETE FROM evidence_arrival WHERE number IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM evidence_edit_session WHERE number IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM original_removal WHERE number IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM evidence_search WHERE rowid IN ${among(numbers)}`);
  await db.run(sql`DELETE FROM evidence_source_search WHERE rowid IN ${among(numbers)}`);
  await db.run(sql`UPDATE handover_origin SET record = '{}' WHERE subject IN ${subjects}`);
  await db.run(sql`DELETE FROM handover_conflict WHERE subject IN ${subjects}`);
};

/** Writes both search indexes anew without what was deleted: until then its pieces lie in them, marked as gone. */
export const rewriteIndexes = async (db: WritableDb): Promise<void> => {
  await db.run(sql`INSERT INTO evidence_search (evidence_search) VALUES ('optimize')`);
  await db.run(sql`INSERT INTO evidence_source_search (evidence_source_search) VALUES ('optimize')`);
};

/** Destroyed items of which a file, a preview or a page of the log may be left, with their objects. */
export const unswept = async (db: ReadableDb): Promise<readonly { readonly number: number; readonly object: ObjectId }[]> =>
  (await db.all(sql`SELECT d.number, e.object_id FROM evidence_destruction AS d JOIN evidence AS e USING (number) WHERE d.swept = 0 ORDER BY d.number`))
    .map((row) => ({ number: numberIn(row, 'number'), object: objectIdSchema.parse(textIn(row, 'object_id')) }));

export const markSwept = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  await db.run(sql`UPDATE evidence_destruction SET swept = 1 WHERE number IN ${among(numbers)} AND swept = 0`);
};

/** Allows the bytes of a destroyed item to be added again; false when that is so already, or when it is not destroyed. */
export const allowReturn = async (db: WritableDb, number: number): Promise<boolean> =>
  (await db.run(sql`UPDATE evidence_destruction SET may_return = 1 WHERE number = ${number} AND may_return = 0`)).changes > 0;

/** Whether a destroyed item may come back; null for one that is not destroyed. */
export const mayReturn = async (db: ReadableDb, number: number): Promise<boolean | null> => {
  const row = await db.get(sql`SELECT may_return FROM evidence_destruction WHERE number = ${number}`);
  return row === undefined ? null : numberIn(row, 'may_return') === 1;
};

/** Gives a destroyed item its bytes again, in the list, and answers with the object it had. The database refuses other bytes, and an item that may not return. */
export const returnItem = async (db: WritableDb, number: number, object: ObjectId, fileName: string, metadata: FileMetadata, at: Instant): Promise<ObjectId> => {
  const before = await db.get(sql`SELECT object_id FROM evidence WHERE number = ${number}`);
  const date = effectiveDate(null, metadata.says.capturedAt);
  const keys = sortKeysOf('', fileName, date);
  await db.run(sql`UPDATE evidence SET object_id = ${object}, file_name = ${fileName}, media_type = ${metadata.mediaType}, viewer = ${metadata.viewer}, kind = ${metadata.kind},
      width = ${metadata.says.width}, height = ${metadata.says.height}, duration_ms = ${metadata.says.durationMs}, captured_at = ${date === null ? null : JSON.stringify(date)},
      check_state = 'equal', last_checked_at_ms = ${at}, preview_state = 'none-yet', revision = revision + 1, title_sort = ${keys.titleSort}, undated = ${keys.undated},
      captured_sort = ${keys.capturedSort}, captured_first = ${keys.capturedFirst}, captured_last = ${keys.capturedLast} WHERE number = ${number}`);
  await db.run(sql`UPDATE evidence_metadata SET says = ${JSON.stringify(metadata.says)}, entries = ${JSON.stringify(metadata.entries)}, problem = ${metadata.problem} WHERE number = ${number}`);
  await db.run(sql`DELETE FROM evidence_destruction WHERE number = ${number}`);
  await db.run(sql`DELETE FROM evidence_removal WHERE number = ${number}`);
  return objectIdSchema.parse(before === undefined ? '' : textIn(before, 'object_id'));
};

/** How many working copies, not destroyed themselves, were made of these items and stay. */
export const workingCopiesOf = async (db: ReadableDb, numbers: readonly number[]): Promise<number> => {
  const row = await db.get(sql`SELECT count(DISTINCT w.number) AS copies FROM working_copy AS w JOIN evidence AS o ON o.sha256 = w.original_sha256
    WHERE o.number IN ${among(numbers)} AND w.number NOT IN ${among(numbers)} AND w.number NOT IN (SELECT number FROM evidence_destruction)`);
  return Number(row?.['copies'] ?? 0);
};
