// Writes what people say, reviews, checks and preview states, each in the caller's transaction. Original facts are not
// written here: the database itself refuses it.
import { descriptionSchema, type Description, type EvidenceItem } from '../../../shared/evidence/schema.ts';
import type { MemberCode, ObjectId } from '../../../shared/ids.ts';
import type { Instant, UncertainDate } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { readUnlessDamaged } from '../../vault/database/row-damage.ts';
import { sql } from '../../vault/database/sql.ts';
import { effectiveDate, isDescribed, sortKeysOf } from './description.ts';
import { jsonIn, numberIn, numberOrNull, textOrNull } from '../rows.ts';

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Writes a whole description and everything lists derive from it. */
export const writeDescription = async (db: WritableDb, number: number, said: Description, file: { readonly name: string; readonly date: UncertainDate | null }): Promise<void> => {
  const date = effectiveDate(said.capturedAt, file.date);
  const keys = sortKeysOf(said.title, file.name, date);
  // Naming a column rewrites every index it is in, changed or not, and lists have many: only rows that differ are written.
  await db.run(sql`UPDATE evidence SET title = ${said.title}, kind = ${said.kind}, sensitivity = ${said.sensitivity}, captured_at = ${json(date)},
      described = ${isDescribed(said) ? 1 : 0}, title_sort = ${keys.titleSort}, undated = ${keys.undated}, captured_sort = ${keys.capturedSort},
      captured_first = ${keys.capturedFirst}, captured_last = ${keys.capturedLast}
    WHERE number = ${number} AND (title, kind, sensitivity, captured_at, described) IS NOT (${said.title}, ${said.kind}, ${said.sensitivity}, ${json(date)}, ${isDescribed(said) ? 1 : 0})`);
  await db.run(sql`UPDATE evidence_description SET description = ${said.description}, originality = ${said.originality}, made_by = ${said.madeBy},
      handed_over_by = ${said.handedOverBy}, obtained_how = ${said.obtainedHow}, obtained_at = ${json(said.obtainedAt)}, obtained_place = ${said.obtainedPlace},
      captured_at = ${json(said.capturedAt)}, captured_place = ${said.capturedPlace}, clock_offset_minutes = ${said.clockOffsetMinutes},
      people_shown = ${said.peopleShown}, language = ${said.language}, reliability = ${said.reliability}, authenticity_notes = ${said.authenticityNotes},
      physical_location = ${said.physicalLocation}, notes = ${said.notes}, device = ${said.device}, source_kind = ${said.sourceKind}, obtained_by = ${said.obtainedBy},
      authority = ${said.authority}, told_fingerprint = ${said.toldFingerprint}, coordinates = ${said.coordinates}, coordinates_precision = ${said.coordinatesPrecision},
      coordinates_basis = ${said.coordinatesBasis}, legal_privilege = ${said.legalPrivilege}, restrictions = ${said.restrictions}, web_address = ${said.webAddress},
      web_archive_address = ${said.webArchiveAddress}, web_captured_by = ${said.webCapturedBy}, web_tool = ${said.webTool}, web_captured_at = ${json(said.webCapturedAt)} WHERE number = ${number}`);
};

/** Counts one more change of each item. */
export const grow = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  await db.run(sql`UPDATE evidence SET revision = revision + 1 WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
};

/** The fields that a sitting has already been recorded for, by item. */
export const recordedFields = async (db: ReadableDb, session: string, numbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> => {
  const rows = await db.all(sql`SELECT number, fields FROM evidence_edit_session WHERE session = ${session} AND number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  return new Map(rows.map((row) => {
    const fields = jsonIn(row, 'fields');
    return [numberIn(row, 'number'), Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []];
  }));
};

export const rememberFields = async (db: WritableDb, session: string, recorded: readonly (readonly [number: number, fields: readonly string[]])[], at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO evidence_edit_session (session, number, fields, touched_at_ms)
    SELECT ${session}, value ->> 0, value -> 1, ${at} FROM json_each(${JSON.stringify(recorded)}) WHERE true
    ON CONFLICT (session, number) DO UPDATE SET fields = excluded.fields, touched_at_ms = excluded.touched_at_ms`);
};

/** Forgets what was recorded for a sitting up to `last`, and what a clock that was set back since puts into the future. */
export const forgetSessions = async (db: WritableDb, last: number, now: number): Promise<void> => {
  await db.run(sql`DELETE FROM evidence_edit_session WHERE touched_at_ms <= ${last} OR touched_at_ms > ${now}`);
};

/** Who looked at an item and when; nulls before anyone did. Null when there is no such item. */
export interface Reviewer {
  readonly by: string | null;
  readonly at: number | null;
}

export const reviewerOf = async (db: ReadableDb, number: number): Promise<Reviewer | null> => {
  const row = await db.get(sql`SELECT reviewed_by, reviewed_at_ms FROM evidence WHERE number = ${number}`);
  return row === undefined ? null : { by: textOrNull(row, 'reviewed_by'), at: numberOrNull(row, 'reviewed_at_ms') };
};

/** What an item was reviewed as and by whom; null when there is no such item, and where that cannot be read: it is written over, and cannot be brought back. */
export const reviewOf = async (db: ReadableDb, number: number): Promise<{ readonly sensitivity: Description['sensitivity']; readonly reviewer: Reviewer } | null> => {
  const sensitivity = await readUnlessDamaged(db.get(sql`SELECT sensitivity FROM evidence WHERE number = ${number}`));
  const found = descriptionSchema.shape.sensitivity.safeParse(sensitivity?.['sensitivity']);
  const reviewer = await readUnlessDamaged(reviewerOf(db, number));
  return !found.success || reviewer === null ? null : { sensitivity: found.data, reviewer };
};

/** Notes who looked at an item. */
export const writeReviewer = async (db: WritableDb, number: number, { by, at }: Reviewer): Promise<void> => {
  await db.run(sql`UPDATE evidence SET reviewed_by = ${by}, reviewed_at_ms = ${at} WHERE number = ${number}`);
};

/** Notes who looked at an item and what they found. */
export const writeReview = async (db: WritableDb, number: number, sensitivity: Description['sensitivity'], by: MemberCode, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE evidence SET sensitivity = ${sensitivity}, reviewed_by = ${by}, reviewed_at_ms = ${at} WHERE number = ${number}`);
};

/** Notes what a read-back found. */
export const writeCheck = async (db: WritableDb, numbers: readonly number[], state: EvidenceItem['check'], at: Instant): Promise<void> => {
  await db.run(sql`UPDATE evidence SET check_state = ${state}, last_checked_at_ms = ${at}
    WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) AND number NOT IN (SELECT number FROM evidence_destruction)`);
};

/** Notes that nobody knows any more whether the item's bytes are what was added, and keeps when that was last known. True when it was thought to be known; one that is set aside stays so. */
export const writeNotKnown = async (db: WritableDb, number: number): Promise<boolean> =>
  (await db.run(sql`UPDATE evidence SET check_state = 'not-checked' WHERE number = ${number} AND check_state = 'equal' AND number NOT IN (SELECT number FROM evidence_destruction)`)).changes > 0;

/** Notes of the items of these objects that their bytes are what was added; of those that are set aside nothing. */
export const writeWhole = async (db: WritableDb, objects: readonly ObjectId[], at: Instant): Promise<void> => {
  const which = sql`object_id IN (SELECT value FROM json_each(${JSON.stringify(objects)})) AND number NOT IN (SELECT number FROM evidence_destruction)`;
  await db.run(sql`UPDATE evidence SET last_checked_at_ms = ${at} WHERE ${which} AND check_state <> 'set-aside'`);
  // Apart, because eight indexes hold the state and are written anew with it, and as a rule it is what it was.
  await db.run(sql`UPDATE evidence SET check_state = 'equal' WHERE ${which} AND check_state = 'not-checked'`);
};

/** Notes whether there is a preview; false when there is no such item. */
export const writePreviewState = async (db: WritableDb, number: number, state: EvidenceItem['preview'], problem: string | null): Promise<boolean> =>
  (await db.run(sql`UPDATE evidence SET preview_state = ${state}, preview_problem = ${problem} WHERE number = ${number} AND number NOT IN (SELECT number FROM evidence_destruction)`)).changes > 0;

/** How many items say that there is a preview. */
export const countPreviewsReady = async (db: ReadableDb): Promise<number> => {
  const row = await db.get(sql`SELECT count(*) AS items FROM evidence WHERE preview_state = 'ready'`);
  return row === undefined ? 0 : numberIn(row, 'items');
};

/** Those whose preview is gone wait for one again. One that could not be made stays so. */
export const forgetPreviewsReady = async (db: WritableDb): Promise<void> => {
  await db.run(sql`UPDATE evidence SET preview_state = 'none-yet' WHERE preview_state = 'ready'`);
};

/** Whether an item has arrived under this name from this folder before. */
export const arrivedBefore = async (db: ReadableDb, number: number, fileName: string, folder: string): Promise<boolean> => {
  const row = await db.get(sql`SELECT count(*) AS times FROM evidence_arrival WHERE number = ${number} AND file_name = ${fileName} AND source_folder = ${folder}`);
  return row !== undefined && numberIn(row, 'times') > 0;
};
