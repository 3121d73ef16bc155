// What Home reads from the records: the last full check, the first item, what someone had in hand. Writes nothing.
import { z } from 'zod';
import type { HomeOverview, VaultCheck } from '../../shared/home/schema.ts';
import { caseNumber, evidenceId, evidenceIdSchema, evidenceNumber, memberCodeSchema, type CaseId, type MemberCode } from '../../shared/ids.ts';
import { instantSchema, type Instant } from '../../shared/time.ts';
import type { ReadableDb, Row } from '../vault/database/handle.ts';
import { isNumber } from '../vault/database/item-number.ts';
import { sql } from '../vault/database/sql.ts';

const checkRow = z.object({
  at: instantSchema, by: memberCodeSchema,
  details: z.string().transform((text) => JSON.parse(text) as unknown).pipe(z.looseObject({ items: z.int().min(0), problems: z.int().min(0) })),
});

const restoreRow = z.object({ seq: z.int().min(1), at: instantSchema });

const checkOf = (row: Row | undefined): VaultCheck | null => {
  const parsed = checkRow.safeParse(row);
  return parsed.success ? { at: parsed.data.at, by: parsed.data.by, items: parsed.data.details.items, problems: parsed.data.details.problems } : null;
};

/** When the vault last came from a backup or a mirror, and that entry's number; null where it never did. */
export const lastRestore = async (db: ReadableDb): Promise<{ readonly seq: number; readonly at: Instant } | null> => {
  const row = restoreRow.safeParse(await db.get(sql`SELECT seq, at_ms AS at FROM custody_entry WHERE subject = 'vault' AND action = 'restored' ORDER BY seq DESC LIMIT 1`));
  return row.success ? row.data : null;
};

/** The newest entry after the entry `after` of any check of the whole vault; null when there is none. */
export const lastCheck = async (db: ReadableDb, after: number): Promise<VaultCheck | null> => checkOf(await db.get(sql`SELECT at_ms AS at, actor AS "by", details FROM custody_entry
  WHERE subject = 'vault' AND action = 'verified' AND seq > ${after} ORDER BY seq DESC LIMIT 1`));

/** The newest entry after the entry `after` of a check that read every byte; null when there is none. */
export const lastFullCheck = async (db: ReadableDb, after: number): Promise<VaultCheck | null> => {
  const row = await db.get(sql`SELECT at_ms AS at, actor AS "by", details FROM custody_entry
    WHERE subject = 'vault' AND action = 'verified' AND seq > ${after} AND json_extract(details, '$.readData') = 1 ORDER BY seq DESC LIMIT 1`);
  return checkOf(row);
};

/** Of items that can have a number, and a time that can be one: what is damaged is told where the items are. */
const isWhole = sql`${isNumber(sql`number`)} AND typeof(added_at_ms) = 'integer' AND added_at_ms BETWEEN -8640000000000000 AND 8640000000000000`;

/** When the oldest item came in. */
export const firstAddedAt = async (db: ReadableDb): Promise<HomeOverview['firstAddedAt']> => {
  const row = await db.get(sql`SELECT added_at_ms AS at FROM evidence WHERE ${isWhole} AND number NOT IN (SELECT number FROM evidence_removal) ORDER BY number LIMIT 1`);
  return row === undefined ? null : instantSchema.parse(row['at']);
};

type Work = HomeOverview['goOn'][number];
type Touched = Pick<Work, 'id' | 'did' | 'at'>;

const touchedRow = z.object({ subject: evidenceIdSchema, did: z.enum(['described', 'reviewed']), at: instantSchema });

/** How far back the log is looked through: a day's work of a large office, read in a few milliseconds. */
const entriesLookedThrough = 20_000;

/** Items this person described or reviewed, newest first, each once: of a case, or of all. */
export const lastTouched = async (db: ReadableDb, member: MemberCode, within: CaseId | null, most: number): Promise<Touched[]> => {
  const rows = await db.all(sql`SELECT subject, action AS did, at_ms AS at, max(seq) FROM
      (SELECT seq, subject, action, at_ms, actor FROM custody_entry ORDER BY seq DESC LIMIT ${entriesLookedThrough})
    WHERE action IN ('described', 'reviewed') AND actor = ${member} ${within === null ? sql`` : sql`AND CAST(substr(subject, 3) AS INTEGER) IN (SELECT number FROM evidence WHERE case_number = ${caseNumber(within)})`} GROUP BY subject ORDER BY max(seq) DESC LIMIT ${most}`);
  return rows.map((row) => touchedRow.parse(row)).map(({ subject, did, at }) => ({ id: subject, did, at }));
};

/** The items that came in last, newest first: of a case, or of all. */
export const lastAdded = async (db: ReadableDb, within: CaseId | null, most: number): Promise<Touched[]> =>
  (await db.all(sql`SELECT number, added_at_ms AS at FROM evidence WHERE ${isWhole} AND number NOT IN (SELECT number FROM evidence_removal) ${within === null ? sql`` : sql`AND case_number = ${caseNumber(within)}`} ORDER BY number DESC LIMIT ${most}`))
    .map((row) => ({ id: evidenceId(Number(row['number'])), did: 'added' as const, at: instantSchema.parse(row['at']) }));

/** Titles and file names of items, in the order asked; what is no item of the list is left out. */
export const withNames = async (db: ReadableDb, touched: readonly Touched[]): Promise<Work[]> => {
  const rows = await db.all(sql`SELECT number, title, file_name FROM evidence WHERE number IN (SELECT value FROM json_each(${JSON.stringify(touched.map(({ id }) => evidenceNumber(id)))})) AND number NOT IN (SELECT number FROM evidence_removal)`);
  const names = new Map(rows.map((row) => [evidenceId(Number(row['number'])), { title: String(row['title']), fileName: String(row['file_name']) }]));
  return touched.flatMap((one) => {
    const name = names.get(one.id);
    return name === undefined ? [] : [{ ...one, ...name }];
  });
};
