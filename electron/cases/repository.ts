// Rows of cases.
import { caseId, type CaseId, caseNumber } from '../../shared/ids.ts';
import { caseSchema, type Case } from '../../shared/cases/schema.ts';
import { foldedCode } from '../../shared/cases/rules.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { sql } from '../vault/database/sql.ts';

const caseIn = (row: Row): Case => caseSchema.parse({
  id: caseId(Number(row['number'])), code: row['code'], name: row['name'], about: row['about'], openedAt: row['opened_at_ms'], closedAt: row['closed_at_ms'],
});

/** Every case, in the order that people gave them. */
export const allCases = async (db: ReadableDb): Promise<Case[]> =>
  (await db.all(sql`SELECT number, code, name, about, opened_at_ms, closed_at_ms FROM case_file ORDER BY place, number`)).map(caseIn);

/** The case, or null. */
export const caseWith = async (db: ReadableDb, id: CaseId): Promise<Case | null> => {
  const row = await db.get(sql`SELECT number, code, name, about, opened_at_ms, closed_at_ms FROM case_file WHERE number = ${caseNumber(id)}`);
  return row === undefined ? null : caseIn(row);
};

/** The case that has this code, however it is written; null when none has. */
export const caseOfCode = async (db: ReadableDb, code: string): Promise<Case | null> => {
  const row = await db.get(sql`SELECT number, code, name, about, opened_at_ms, closed_at_ms FROM case_file WHERE code_folded = ${foldedCode(code)}`);
  return row === undefined ? null : caseIn(row);
};

/** Writes a new case behind the others, and answers with its number. */
export const insertCase = async (db: WritableDb, { uid, code, name, about }: Pick<Case, 'code' | 'name' | 'about'> & { readonly uid: string }, at: Instant): Promise<number> => {
  const row = await db.get(sql`INSERT INTO case_file (uid, code, code_folded, name, about, place, opened_at_ms)
    VALUES (${uid}, ${code}, ${foldedCode(code)}, ${name}, ${about}, (SELECT coalesce(max(place), 0) + 1 FROM case_file), ${at}) RETURNING number`);
  return Number(row?.['number']);
};

export const updateCase = async (db: WritableDb, id: CaseId, { code, name, about }: Pick<Case, 'code' | 'name' | 'about'>): Promise<void> => {
  await db.run(sql`UPDATE case_file SET code = ${code}, code_folded = ${foldedCode(code)}, name = ${name}, about = ${about} WHERE number = ${caseNumber(id)}`);
};

export const writeClosed = async (db: WritableDb, id: CaseId, at: Instant | null): Promise<void> => {
  await db.run(sql`UPDATE case_file SET closed_at_ms = ${at} WHERE number = ${caseNumber(id)}`);
};

/** Numbers the places of all cases in this order. */
export const writePlaces = async (db: WritableDb, ids: readonly CaseId[]): Promise<void> => {
  await db.run(sql`UPDATE case_file SET place = k.key + 1 FROM json_each(${JSON.stringify(ids.map(caseNumber))}) AS k WHERE case_file.number = k.value`);
};
