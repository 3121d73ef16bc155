// Rows of cases.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { caseId, type CaseId, caseNumber } from '../../shared/ids.ts';
import { caseSchema, type Case } from '../../shared/cases/schema.ts';
import { foldedCode } from '../../shared/cases/rules.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { unlessDamaged } from '../vault/database/row-damage.ts';
import { sql } from '../vault/database/sql.ts';

const caseIn = (row: Row): Case => caseSchema.parse({
  id: caseId(Number(row['number'])), code: row['code'], name: row['name'], about: row['about'], openedAt: row['opened_at_ms'], closedAt: row['closed_at_ms'],
});

/** What the engine could not hand over stands as nothing, which no case has. */
const columns = sql`iif(number BETWEEN 1 AND 9999, number, NULL) AS number, iif(typeof(code) = 'text', code, NULL) AS code, iif(typeof(name) = 'text', name, NULL) AS name, iif(typeof(about) = 'text', about, NULL) AS about,
  iif(opened_at_ms BETWEEN -9007199254740991 AND 9007199254740991, opened_at_ms, NULL) AS opened_at_ms, iif(closed_at_ms IS NULL OR closed_at_ms BETWEEN -9007199254740991 AND 9007199254740991, closed_at_ms, 'none') AS closed_at_ms`;

const idIn = ({ number }: Row): CaseId | null => (typeof number === 'number' ? caseId(number) : null);

/** Every case that can be read, in the order that people gave them, and the ids of those that cannot. */
export const allCases = async (db: ReadableDb): Promise<{ readonly cases: Case[]; readonly unread: (CaseId | null)[] }> => {
  const found = (await db.all(sql`SELECT ${columns} FROM case_file ORDER BY place, case_file.number`)).map((row) => ({ id: idIn(row), read: unlessDamaged(() => caseIn(row)) }));
  return { cases: found.flatMap(({ read }) => (read === null ? [] : [read])), unread: found.flatMap(({ id, read }) => (read === null ? [id] : [])) };
};

/** Throws `database-damaged` naming the case. */
const wholeCaseIn = (row: Row): Case => {
  const read = unlessDamaged(() => caseIn(row));
  if (read === null) throw new HoldfastError('database-damaged', { reason: 'case', name: idIn(row) ?? 'none' });
  return read;
};

/** The case, or null. Throws `database-damaged` naming it. */
export const caseWith = async (db: ReadableDb, id: CaseId): Promise<Case | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE number = ${caseNumber(id)}`);
  return row === undefined ? null : wholeCaseIn(row);
};

/** The case that has this code, however it is written; null when none has. Throws `database-damaged` naming it. */
export const caseOfCode = async (db: ReadableDb, code: string): Promise<Case | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE code_folded = ${foldedCode(code)}`);
  return row === undefined ? null : wholeCaseIn(row);
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
