// Rows of cases.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { caseId, type CaseId, caseNumber } from '../../shared/ids.ts';
import { caseParts, caseSchema, type Case, type UnreadCase } from '../../shared/cases/schema.ts';
import { foldedCode } from '../../shared/cases/rules.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { joined, sql } from '../vault/database/sql.ts';

/** A case as far as it can be read; undefined is a time that cannot. */
export interface PartsOfCase extends UnreadCase {
  readonly openedAt: Case['openedAt'] | undefined;
  readonly closedAt: Case['closedAt'] | undefined;
}

interface ReadRow {
  /** Null where the row is damaged. */
  readonly whole: Case | null;
  readonly parts: PartsOfCase;
}

/** What the engine could not hand over stands as nothing, which no case has. */
const columns = sql`iif(number BETWEEN 1 AND 9999, number, NULL) AS number, iif(typeof(code) = 'text', code, NULL) AS code, iif(typeof(name) = 'text', name, NULL) AS name, iif(typeof(about) = 'text', about, NULL) AS about,
  iif(opened_at_ms BETWEEN -9007199254740991 AND 9007199254740991, opened_at_ms, NULL) AS opened_at_ms, iif(closed_at_ms IS NULL OR closed_at_ms BETWEEN -9007199254740991 AND 9007199254740991, closed_at_ms, 'none') AS closed_at_ms`;

const idIn = ({ number }: Row): CaseId | null => (typeof number === 'number' ? caseId(number) : null);

const caseIn = (row: Row): ReadRow => {
  const id = idIn(row);
  const said = { code: row['code'], name: row['name'], about: row['about'], openedAt: row['opened_at_ms'], closedAt: row['closed_at_ms'] };
  const parts = caseSchema.omit({ id: true }).partial().parse(Object.fromEntries(caseParts.flatMap((part) => (caseSchema.shape[part].safeParse(said[part]).success ? [[part, said[part]]] : []))));
  const { code = null, name = null, about = null, openedAt, closedAt } = parts;
  return { whole: caseSchema.safeParse({ id, ...parts }).data ?? null, parts: { id, code, name, about, openedAt, closedAt, damaged: caseParts.filter((part) => !(part in parts)) } };
};

/** Every case that can be read, in the order that people gave them, and what can be read of the others. */
export const allCases = async (db: ReadableDb): Promise<{ readonly cases: Case[]; readonly unread: UnreadCase[] }> => {
  const found = (await db.all(sql`SELECT ${columns} FROM case_file ORDER BY place, case_file.number`)).map(caseIn);
  return {
    cases: found.flatMap(({ whole }) => (whole === null ? [] : [whole])),
    unread: found.flatMap(({ whole, parts: { id, code, name, about, damaged } }) => (whole === null ? [{ id, code, name, about, damaged }] : [])),
  };
};

/** Throws `database-damaged` naming the case. */
const wholeCaseIn = (row: Row): Case => {
  const { whole, parts } = caseIn(row);
  if (whole === null) throw new HoldfastError('database-damaged', { reason: 'case', name: parts.id ?? 'none' });
  return whole;
};

/** The case, or null. Throws `database-damaged` naming it. */
export const caseWith = async (db: ReadableDb, id: CaseId): Promise<Case | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE number = ${caseNumber(id)}`);
  return row === undefined ? null : wholeCaseIn(row);
};

/** The case as far as it can be read; null where there is none with this id. */
export const partsOfCase = async (db: ReadableDb, id: CaseId): Promise<ReadRow | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE number = ${caseNumber(id)}`);
  return row === undefined ? null : caseIn(row);
};

/** The case that has this code, read or not; `none` where its own id cannot be read, null where no case has it. */
export const idOfCode = async (db: ReadableDb, code: string): Promise<CaseId | 'none' | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE code_folded = ${foldedCode(code)}`);
  return row === undefined ? null : idIn(row) ?? 'none';
};

/** The case that has this code, however it is written; null when none has. Throws `database-damaged` naming it. */
export const caseOfCode = async (db: ReadableDb, code: string): Promise<Case | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE code_folded = ${foldedCode(code)}`);
  return row === undefined ? null : wholeCaseIn(row);
};

/** What names the case in every vault that it was handed to; null where there is no such case, or its name is damaged. */
export const uidOfCase = async (db: ReadableDb, id: CaseId): Promise<string | null> => {
  const row = await db.get(sql`SELECT uid FROM case_file WHERE number = ${caseNumber(id)} AND typeof(uid) = 'text' AND length(uid) = 32`);
  return row === undefined ? null : String(row['uid']);
};

/** The case that has this name, or null. Throws `database-damaged` naming it. */
export const caseOfUid = async (db: ReadableDb, uid: string): Promise<Case | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM case_file WHERE uid = ${uid}`);
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

/** What mends a row: everything that the case is from now on, and a uid for one that has none. */
export interface Mended extends Omit<Case, 'id'> {
  readonly uid: string;
}

/**
 * Writes every column of a damaged row in one statement: a strict table takes no row of which a column that is left out is of the wrong type. What a case began as is written where nothing
 * of it can be read alone.
 */
export const mendCase = async (db: WritableDb, id: CaseId, { uid, code, name, about, openedAt, closedAt }: Mended): Promise<void> => {
  const lost = await db.get(sql`SELECT iif(typeof(uid) = 'text' AND length(uid) = 32, 0, 1) AS uid,
    iif(typeof(opened_at_ms) = 'integer' AND opened_at_ms BETWEEN -8640000000000000 AND 8640000000000000, 0, 1) AS opening FROM case_file WHERE number = ${caseNumber(id)}`);
  const columns = [
    sql`code = ${code}`, sql`code_folded = ${foldedCode(code)}`, sql`name = ${name}`, sql`about = ${about}`, sql`closed_at_ms = ${closedAt}`,
    sql`place = iif(typeof(place) = 'integer', place, (SELECT count(*) FROM case_file))`,
    ...(lost?.['uid'] === 1 ? [sql`uid = ${uid}`] : []), ...(lost?.['opening'] === 1 ? [sql`opened_at_ms = ${openedAt}`] : []),
  ];
  await db.run(sql`UPDATE case_file SET ${joined(columns, ', ')} WHERE number = ${caseNumber(id)}`);
};

export const writeClosed = async (db: WritableDb, id: CaseId, at: Instant | null): Promise<void> => {
  await db.run(sql`UPDATE case_file SET closed_at_ms = ${at} WHERE number = ${caseNumber(id)}`);
};

/** Numbers the places of all cases in this order. */
export const writePlaces = async (db: WritableDb, ids: readonly CaseId[]): Promise<void> => {
  await db.run(sql`UPDATE case_file SET place = k.key + 1 FROM json_each(${JSON.stringify(ids.map(caseNumber))}) AS k WHERE case_file.number = k.value`);
};
