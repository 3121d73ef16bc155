// Writes what came in: rows of one batch in few statements, in the caller's transaction.
import { randomBytes } from 'node:crypto';
import type { arrivalWays } from '../../../shared/evidence/schema.ts';
import { caseNumber, type CaseId, type MemberCode, type ObjectId, type Sha256 } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { effectiveDate, sortKeysOf } from '../describing/description.ts';
import { searchableValues } from '../metadata/searchable.ts';
import type { FileMetadata } from '../metadata/shape.ts';
import { numberIn } from '../rows.ts';
import { indexTextOf } from '../list/search-text.ts';

export type Way = (typeof arrivalWays)[number];

/** How one copy of the bytes came in. */
export interface Arrival {
  readonly fileName: string;
  readonly sourceFolder: string;
  readonly way: Way;
  readonly modifiedAt: number | null;
  readonly createdAt: number | null;
}

export interface NewItem {
  readonly case: CaseId;
  readonly number: number;
  readonly object: ObjectId;
  readonly sha256: Sha256;
  readonly size: number;
  readonly fileName: string;
  readonly metadata: FileMetadata;
  /** The name that it has in every vault it is handed to; drawn here when it is new everywhere. */
  readonly uid?: string;
}

/** The number that the next item gets. Numbers are given once, also after a row was lost. */
export const nextNumber = async (db: ReadableDb): Promise<number> => {
  const row = await db.get(sql`SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'evidence'), 0), coalesce((SELECT max(number) FROM evidence), 0)) + 1 AS next`);
  return row === undefined ? 1 : numberIn(row, 'next');
};

/** Inserts items with their metadata and their place in the search index. Their objects' keys must already be there. */
export const insertItems = async (db: WritableDb, items: readonly NewItem[], at: Instant, by: MemberCode): Promise<void> => {
  const rows = items.map(({ number, case: belongsTo, object, sha256, size, fileName, metadata, uid }) => {
    const date = effectiveDate(null, metadata.says.capturedAt);
    const keys = sortKeysOf('', fileName, date);
    return [
      number, uid ?? randomBytes(16).toString('hex'), object, sha256, size, fileName, at, by, metadata.mediaType, metadata.viewer, metadata.says.width, metadata.says.height, metadata.says.durationMs,
      metadata.kind, date === null ? null : JSON.stringify(date), keys.titleSort, keys.undated, keys.capturedSort, keys.capturedFirst, keys.capturedLast, caseNumber(belongsTo),
    ];
  });
  await db.run(sql`INSERT INTO evidence (number, uid, object_id, sha256, size, file_name, added_at_ms, added_by, media_type, viewer, width, height, duration_ms,
      kind, captured_at, title_sort, undated, captured_sort, captured_first, captured_last, case_number,
      title, sensitivity, described, check_state, last_checked_at_ms, preview_state, revision)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12,
      value ->> 13, value ->> 14, value ->> 15, value ->> 16, value ->> 17, value ->> 18, value ->> 19, value ->> 20,
      '', 'not-reviewed', 0, 'equal', value ->> 6, 'none-yet', 0
    FROM json_each(${JSON.stringify(rows)})`);
  await db.run(sql`INSERT INTO evidence_description (number) SELECT value FROM json_each(${JSON.stringify(items.map(({ number }) => number))})`);
  await db.run(sql`INSERT INTO evidence_metadata (number, says, entries, problem) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3
    FROM json_each(${JSON.stringify(items.map(({ number, metadata }) => [number, JSON.stringify(metadata.says), JSON.stringify(metadata.entries), metadata.problem]))})`);
  await db.run(sql`INSERT INTO evidence_search (rowid, pieces) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(items.map(({ number, fileName, metadata }) => [number, indexTextOf([fileName, ...searchableValues(metadata.entries)])]))})`);
};

/** Notes how copies arrived, the first and every later one. */
export const insertArrivals = async (db: WritableDb, arrivals: readonly (Arrival & { readonly number: number })[], at: Instant, by: MemberCode): Promise<void> => {
  const rows = arrivals.map(({ number, fileName, sourceFolder, way, modifiedAt, createdAt }) => [number, fileName, sourceFolder, way, modifiedAt, createdAt]);
  await db.run(sql`INSERT INTO evidence_arrival (number, file_name, source_folder, way, file_modified_at_ms, file_created_at_ms, arrived_at_ms, arrived_by)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ${at}, ${by} FROM json_each(${JSON.stringify(rows)})`);
};
