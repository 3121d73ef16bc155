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

/** More rows than fit on a page, for counting when the last page cannot be read. */
const mostRowsOnPage = 100;

/** The highest row number, or a number above it when the page that would tell cannot be read. */
const highestRow = async (db: ReadableDb): Promise<number> => {
  try {
    return Number((await db.get(sql`SELECT coalesce(max(rowid), 0) AS highest FROM stored_object`))?.['highest']);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return mostRowsOnPage * (await pageCount(db));
  }
};

const isDamage = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'database-damaged';

/** The objects of these rows. Where a page cannot be read, halves are tried until only the unreadable rows are left out. */
async function* objectsBetween(db: ReadableDb, first: number, last: number, unreadable: (rows: number) => void): AsyncGenerator<ObjectRef> {
  let rows: readonly Row[];
  try {
    rows = await db.all(sql`SELECT id, key, size FROM stored_object WHERE rowid BETWEEN ${first} AND ${last} AND ${hasKey} ORDER BY rowid`);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (first === last) {
      unreadable(1);
      return;
    }
    const middle = Math.floor((first + last) / 2);
    yield* objectsBetween(db, first, middle, unreadable);
    yield* objectsBetween(db, middle + 1, last, unreadable);
    return;
  }
  for (const row of rows) yield refOf(row);
}

/**
 * Every object whose row can be read, in the order in which they were added. Memory stays flat. `unreadable` is told how many rows at
 * most lie on pages that cannot be read.
 */
export async function* allObjects(db: ReadableDb, unreadable: (rows: number) => void): AsyncGenerator<ObjectRef> {
  const highest = await highestRow(db);
  for (let first = 1; first <= highest; first += walkStep) yield* objectsBetween(db, first, Math.min(highest, first + walkStep - 1), unreadable);
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
