// Which items were removed from the list, when, by whom and why. Taking the row away brings the item back.
import type { MemberCode } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn, textIn } from '../rows.ts';

const numbersIn = (rows: readonly Readonly<Record<string, unknown>>[]): ReadonlySet<number> => new Set(rows.map((row) => Number(row['number'])));

/** Which of these items are removed. */
export const removedAmong = async (db: ReadableDb, numbers: readonly number[]): Promise<ReadonlySet<number>> =>
  numbersIn(await db.all(sql`SELECT number FROM evidence_removal WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`));

/** Removes those of these items that are in the list, and answers with their numbers. */
export const insertRemovals = async (db: WritableDb, numbers: readonly number[], reason: string, at: Instant, by: MemberCode): Promise<readonly number[]> => {
  const rows = await db.all(sql`INSERT INTO evidence_removal (number, removed_at_ms, removed_by, reason)
    SELECT e.number, ${at}, ${by}, ${reason} FROM evidence AS e
    WHERE e.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) AND e.number NOT IN (SELECT number FROM evidence_removal) RETURNING number`);
  return [...numbersIn(rows)].toSorted((a, b) => a - b);
};

/** Brings back those of these items that are removed, and answers with why each was. */
export const deleteRemovals = async (db: WritableDb, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const rows = await db.all(sql`DELETE FROM evidence_removal WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) RETURNING number, reason`);
  return new Map(rows.map((row) => [numberIn(row, 'number'), textIn(row, 'reason')] as const).toSorted(([a], [b]) => a - b));
};
