// Which case items belong to.
import { caseId, caseNumber, type CaseId } from '../../../shared/ids.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn } from '../rows.ts';

/** The case of an item where that is another than this one; null where it is this one. */
export const otherCaseOf = async (db: ReadableDb, number: number, than: CaseId): Promise<CaseId | null> => {
  const row = await db.get(sql`SELECT case_number FROM evidence WHERE number = ${number} AND case_number <> ${caseNumber(than)}`);
  return row === undefined ? null : caseId(numberIn(row, 'case_number'));
};

/** Moves those of these items that are in another case, and answers with where each was, in order of numbers. */
export const writeCase = async (db: WritableDb, numbers: readonly number[], to: CaseId): Promise<ReadonlyMap<number, CaseId>> => {
  const rows = await db.all(sql`SELECT number, case_number FROM evidence
    WHERE number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) AND case_number IS NOT ${caseNumber(to)} ORDER BY number`);
  const before = new Map(rows.map((row) => [numberIn(row, 'number'), caseId(numberIn(row, 'case_number'))] as const));
  await db.run(sql`UPDATE evidence SET case_number = ${caseNumber(to)} WHERE number IN (SELECT value FROM json_each(${JSON.stringify([...before.keys()])}))`);
  return before;
};
