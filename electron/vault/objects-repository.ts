// Where each object's key is kept. Deleting a row, or emptying its key, is deleting the object: its bytes are noise from then on.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { ObjectId } from '../../shared/ids.ts';
import { objectIdSchema } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from './database/handle.ts';
import { joined, sql } from './database/sql.ts';
import type { ObjectRef } from './objects/object-store.ts';

const refOf = (row: Row): ObjectRef => {
  const { id, key, size } = row;
  if (!(key instanceof Uint8Array) || typeof size !== 'number') throw new Error('a stored object cannot be read');
  return { id: objectIdSchema.parse(id), key: Uint8Array.from(key), size };
};

/** A row whose key was destroyed is there for the item that it belonged to, and is no object any more. */
const hasKey = sql`key <> zeroblob(32)`;

/** Rows per statement: spreads the cost of a call over them. */
const rowsPerStatement = 200;

/** Adds rows for objects that are finished and published. */
export const insertObjects = async (db: WritableDb, refs: readonly ObjectRef[], at: Instant): Promise<void> => {
  for (let from = 0; from < refs.length; from += rowsPerStatement) {
    const rows = refs.slice(from, from + rowsPerStatement).map(({ id, key, size }) => sql`(${id}, ${key}, ${size}, ${at})`);
    await db.run(sql`INSERT INTO stored_object (id, key, size, created_at_ms) VALUES ${joined(rows, ', ')}`);
  }
};

/** What is needed to read one object, or null when its key is not (or no longer) kept. */
export const objectRef = async (db: ReadableDb, id: ObjectId): Promise<ObjectRef | null> => {
  const row = await db.get(sql`SELECT id, key, size FROM stored_object WHERE id = ${id} AND ${hasKey}`);
  return row === undefined ? null : refOf(row);
};

/** Whether a key is kept under this id. */
export const hasObject = async (db: ReadableDb, id: ObjectId): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS kept FROM stored_object WHERE id = ${id} AND ${hasKey}`)) !== undefined;

/** Whether the key of this object was destroyed with its item. */
export const isKeyDestroyed = async (db: ReadableDb, id: ObjectId): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS gone FROM stored_object WHERE id = ${id} AND key = zeroblob(32)`)) !== undefined;

const walkStep = 1000;

/** Pages of the database, as its first page counts them. */
export const pageCount = async (db: ReadableDb): Promise<number> => Number((await db.get(sql`PRAGMA page_count`))?.['page_count']);

/** More rows than fit on a page, for counting when nothing else tells. */
const mostRowsOnPage = 100;

/** No more rows than lie on any page of the table but the last: SQLite joins a page of which less than a third is in use, fourteen rows, with the one beside it. */
const fewestRowsOnPage = 12;

const isDamage = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'database-damaged';

/** What the work answers, or null where a page that it needs is damaged. */
const unlessDamaged = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error: unknown) => {
    if (!isDamage(error)) throw error;
    return null;
  });

/** The highest row number. Null when the last page, or one on the way to it, cannot be read. */
const highestRow = async (db: ReadableDb): Promise<number | null> => {
  const row = await unlessDamaged(db.all(sql`SELECT coalesce(max(rowid), 0) AS highest FROM stored_object`));
  return row === null ? null : Number(row[0]?.['highest']);
};

/** The same, or a number above it, without a page of the table: its index names every row too. */
const highestRowElsewhere = async (db: ReadableDb): Promise<number> => {
  const row = await unlessDamaged(db.all(sql`SELECT coalesce(max(rowid), 0) AS highest FROM stored_object INDEXED BY sqlite_autoindex_stored_object_1`));
  return row === null ? mostRowsOnPage * (await pageCount(db)) : Number(row[0]?.['highest']);
};

/**
 * Whether the page can be read at which every way into the table begins. The engine's own list of pages names it first, and reads no other for that; one
 * engine refuses a damaged page there, the other calls it corrupted.
 */
const canBeEntered = async (db: ReadableDb): Promise<boolean> => {
  const pages = await unlessDamaged(db.all(sql`SELECT pagetype FROM dbstat WHERE name = 'stored_object' LIMIT 1`));
  return pages !== null && pages[0]?.['pagetype'] !== 'corrupted';
};

/** The objects of these rows, or null where a page cannot be read. A single row is not asked for as a range: the engine looks at the row after a range as well, which may be on the next page. */
const readBetween = (db: ReadableDb, first: number, last: number): Promise<readonly Row[] | null> => {
  const which = first === last ? sql`rowid = ${first}` : sql`rowid BETWEEN ${first} AND ${last}`;
  return unlessDamaged(db.all(sql`SELECT id, key, size FROM stored_object WHERE ${which} AND ${hasKey} ORDER BY rowid`));
};

/** The objects of these few rows. Where a page cannot be read, halves are tried until only the unreadable rows are left out. */
async function* objectsOfFew(db: ReadableDb, first: number, last: number, unreadable: (rows: number) => void): AsyncGenerator<ObjectRef> {
  const rows = await readBetween(db, first, last);
  if (rows !== null) {
    for (const row of rows) yield refOf(row);
  } else if (first === last) {
    unreadable(1);
  } else {
    const middle = Math.floor((first + last) / 2);
    yield* objectsOfFew(db, first, middle, unreadable);
    yield* objectsOfFew(db, middle + 1, last, unreadable);
  }
}

/**
 * The objects of these rows, some of which cannot be read. A row is tried every few rows. Between two that are so close together no page lies that holds
 * neither, so where both are on pages that cannot be read, all rows between them are too: they need not be tried one by one, each with a new connection.
 */
async function* objectsAroundDamage(db: ReadableDb, first: number, last: number, unreadable: (rows: number) => void): AsyncGenerator<ObjectRef> {
  let wasRead = false;
  for (let from = first; from <= last; from += fewestRowsOnPage) {
    const to = Math.min(last, from + fewestRowsOnPage - 1);
    const isRead = (await readBetween(db, to, to)) !== null;
    if (wasRead || isRead || from === first) yield* objectsOfFew(db, from, to, unreadable);
    else unreadable(to - from + 1);
    wasRead = isRead;
  }
}

/**
 * Every object whose row can be read, in the order in which they were added. Memory stays flat. `unreadable` is told how many rows at
 * most lie on pages that cannot be read.
 */
export async function* allObjects(db: ReadableDb, unreadable: (rows: number) => void): AsyncGenerator<ObjectRef> {
  const known = await highestRow(db);
  const highest = known ?? (await highestRowElsewhere(db));
  // Nothing of the table can be reached then, however long it is tried.
  if (known === null && !(await canBeEntered(db))) {
    unreadable(highest);
    return;
  }
  for (let first = 1; first <= highest; first += walkStep) {
    const last = Math.min(highest, first + walkStep - 1);
    const rows = await readBetween(db, first, last);
    if (rows === null) yield* objectsAroundDamage(db, first, last, unreadable);
    else for (const row of rows) yield refOf(row);
  }
}

/** Number of objects and of their bytes. */
export const objectTotals = async (db: ReadableDb): Promise<{ readonly objects: number; readonly bytes: number }> => {
  const row = await db.get(sql`SELECT count(*) AS objects, coalesce(sum(size), 0) AS bytes FROM stored_object WHERE ${hasKey}`);
  return { objects: Number(row?.['objects']), bytes: Number(row?.['bytes']) };
};

/** Destroys the key. The file may be removed once the transaction is committed. */
export const deleteObject = async (db: WritableDb, id: ObjectId): Promise<void> => {
  await db.run(sql`DELETE FROM stored_object WHERE id = ${id}`);
};

/** Destroys the keys of objects whose items stay on record. The database refuses it for any other. */
export const emptyKeys = async (db: WritableDb, ids: readonly ObjectId[]): Promise<void> => {
  await db.run(sql`UPDATE stored_object SET key = zeroblob(32) WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
};
