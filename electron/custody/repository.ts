// The rows of the custody log. Only append.ts calls what writes.
import { z } from 'zod';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { custodyEntrySchema, isUnread } from '../../shared/custody/schema.ts';
import type { CustodyAction, CustodyEntry, UnreadEntry } from '../../shared/custody/schema.ts';
import { emptyChain } from '../../shared/custody/rules.ts';
import type { ChainEnd } from '../../shared/custody/rules.ts';
import { instantSchema, type Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { jsonOrNothing, rowsByNumber } from '../vault/database/readable-rows.ts';
import { readUnlessDamaged } from '../vault/database/row-damage.ts';
import { joined, sql } from '../vault/database/sql.ts';
import type { Sql } from '../vault/database/sql.ts';

const columns = sql`seq, at_ms, actor, action, subject, details, previous_hash, hash`;

/** The entry in a row, or null when the row holds something that no entry is. */
const entryOf = (row: Row): CustodyEntry | null => {
  const parsed = custodyEntrySchema.safeParse({
    seq: row['seq'], at: row['at_ms'], actor: row['actor'], action: row['action'], subject: row['subject'],
    details: jsonOrNothing(row['details']), previousHash: row['previous_hash'], hash: row['hash'],
  });
  return parsed.success ? parsed.data : null;
};

const whole = (row: Row): CustodyEntry => {
  const entry = entryOf(row);
  if (entry === null) throw new HoldfastError('database-damaged', { reason: 'column', name: 'custody_entry' });
  return entry;
};

const number = (row: Row | undefined, name: string): number => {
  const value = row?.[name];
  return typeof value === 'number' ? value : 0;
};

/** The last entry's place and hash. */
export const chainEnd = async (db: ReadableDb): Promise<ChainEnd> => {
  const row = await db.get(sql`SELECT seq, hash FROM custody_entry ORDER BY seq DESC LIMIT 1`);
  return row === undefined ? emptyChain : { seq: number(row, 'seq'), hash: String(row['hash']) };
};

/** The hash of one entry, or null when there is no such entry. */
export const hashAt = async (db: ReadableDb, seq: number): Promise<string | null> => {
  const row = await db.get(sql`SELECT hash FROM custody_entry WHERE seq = ${seq}`);
  return row === undefined ? null : String(row['hash']);
};

const about = (subject: string | null): Sql => (subject === null ? sql`` : sql`WHERE subject = ${subject}`);

type ReadEntry = CustodyEntry | UnreadEntry;

const placesIn = async (db: ReadableDb, query: Sql): Promise<readonly number[]> => (await db.all(query)).map((row) => number(row, 'seq'));

/** The entries at these places, in the order of the places. One that cannot be read says so; one that is not there is left out. */
const readEntries = async (db: ReadableDb, places: readonly number[]): Promise<ReadEntry[]> => {
  const rows = await rowsByNumber(places, (some) => db.all(sql`SELECT seq AS number, ${columns} FROM custody_entry WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(some)}))`));
  return places.flatMap((seq): ReadEntry[] => {
    const row = rows.get(seq);
    return row === undefined ? [] : [(row === null ? null : entryOf(row)) ?? { seq, unread: true }];
  });
};

/** Newest first. `subject` null gives the whole log. */
export const entriesPage = async (db: ReadableDb, subject: string | null, offset: number, limit: number): Promise<{ total: number; entries: ReadEntry[] }> => {
  const count = await db.get(sql`SELECT count(*) AS total FROM custody_entry ${about(subject)}`);
  const places = await placesIn(db, sql`SELECT seq FROM custody_entry ${about(subject)} ORDER BY seq DESC LIMIT ${limit} OFFSET ${offset}`);
  return { total: number(count, 'total'), entries: await readEntries(db, places) };
};

/** The entries at these places, newest first. */
export const entriesAt = (db: ReadableDb, places: readonly number[]): Promise<ReadEntry[]> => readEntries(db, places.toSorted((a, b) => b - a));

/** The same about one subject, oldest first. */
export const readEntriesAbout = async (db: ReadableDb, subject: string): Promise<ReadEntry[]> =>
  readEntries(db, await placesIn(db, sql`SELECT seq FROM custody_entry ${about(subject)} ORDER BY seq`));

/** Entries about one subject, oldest first: what a pack carries. Throws `database-damaged` where one cannot be read: whoever gets it could not tell a damaged one from one that was made up. */
export const entriesAbout = async (db: ReadableDb, subject: string): Promise<CustodyEntry[]> =>
  (await db.all(sql`SELECT ${columns} FROM custody_entry WHERE subject = ${subject} ORDER BY seq`)).map(whole);

const placed = z.object({ seq: z.int().min(1), at: instantSchema });

/** Place and time of the newest entry of one kind about a subject; null when there is none. */
export const newestActionAbout = async (db: ReadableDb, subject: string, action: CustodyAction): Promise<{ readonly seq: number; readonly at: Instant } | null> =>
  placed.safeParse(await db.get(sql`SELECT seq, at_ms AS at FROM custody_entry WHERE subject = ${subject} AND action = ${action} ORDER BY seq DESC LIMIT 1`)).data ?? null;

const correctedRow = z.object({ seq: z.int().min(1), by: z.int().min(1) });

/** Which entries of the whole log a later one puts right, with that later one. What a row says beside numbers of earlier entries puts nothing right, and takes nothing from what others say; the chain names that row. */
export const correctedEntries = async (db: ReadableDb): Promise<ReadonlyMap<number, number>> => {
  const rows = await db.all(sql`SELECT details ->> 'corrects' AS seq, seq AS by FROM custody_entry WHERE action = 'passage' AND json_valid(details) AND typeof(details ->> 'corrects') = 'integer' AND details ->> 'corrects' BETWEEN 1 AND seq - 1 ORDER BY seq`);
  return new Map(rows.flatMap((row) => {
    const { data } = correctedRow.safeParse(row);
    return data === undefined ? [] : [[data.seq, data.by] as const];
  }));
};

/** The entry that puts this one of the subject right; null where none does. It may be damaged beside that. */
export const correctionOf = async (db: ReadableDb, subject: string, seq: number): Promise<number | null> => {
  const row = await db.get(sql`SELECT seq FROM custody_entry WHERE subject = ${subject} AND action = 'passage'
    AND CASE WHEN typeof(details) = 'text' AND json_valid(details) THEN details ->> 'corrects' END = ${seq} LIMIT 1`);
  return row === undefined ? null : number(row, 'seq');
};

/** Rows per statement: the cost of a call is spread over them, and eight values each stay far below SQLite's limit of 32,766. */
const rowsPerStatement = 100;

/** Adds entries that were chained already. The database refuses one that does not follow. */
export const insertEntries = async (db: WritableDb, entries: readonly CustodyEntry[]): Promise<void> => {
  for (let from = 0; from < entries.length; from += rowsPerStatement) {
    const rows = entries.slice(from, from + rowsPerStatement).map((entry) =>
      sql`(${entry.seq}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${JSON.stringify(entry.details)}, ${entry.previousHash}, ${entry.hash})`);
    await db.run(sql`INSERT INTO custody_entry (seq, at_ms, actor, action, subject, details, previous_hash, hash) VALUES ${joined(rows, ', ')}`);
  }
};

/** Read at a time when the whole log is walked: a megabyte or so. */
const walkStep = 2000;

interface Place {
  readonly seq: number;
  /** Null for a row that is no entry, or cannot be read. */
  readonly entry: CustodyEntry | null;
}

/** The next entries behind a place: all at once, and one by one where a row among them cannot be read. */
const nextPlaces = async (db: ReadableDb, after: number): Promise<readonly Place[]> => {
  const further = sql`FROM custody_entry WHERE seq > ${after} ORDER BY seq LIMIT ${walkStep}`;
  const together = await readUnlessDamaged(db.all(sql`SELECT ${columns} ${further}`));
  if (together !== null) return together.map((row) => ({ seq: number(row, 'seq'), entry: entryOf(row) }));
  return (await readEntries(db, await placesIn(db, sql`SELECT seq ${further}`))).map((read) => ({ seq: read.seq, entry: isUnread(read) ? null : read }));
};

/** The log behind a place, oldest first; the whole of it without one. Memory stays flat however long the log is. */
export async function* walkLog(db: ReadableDb, after = Number.MIN_SAFE_INTEGER): AsyncGenerator<Place> {
  let last = after;
  for (;;) {
    const places = await nextPlaces(db, last);
    yield* places;
    last = places.at(-1)?.seq ?? last;
    if (places.length < walkStep) return;
  }
}
