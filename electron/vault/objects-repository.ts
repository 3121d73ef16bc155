// Where each object's key is kept. Deleting a row is deleting the object: its bytes are noise from then on.
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
  const row = await db.get(sql`SELECT id, key, size FROM stored_object WHERE id = ${id}`);
  return row === undefined ? null : refOf(row);
};

/** Whether a key is kept under this id. */
export const hasObject = async (db: ReadableDb, id: ObjectId): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS kept FROM stored_object WHERE id = ${id}`)) !== undefined;

const walkStep = 1000;

/** Every object, by id. Memory stays flat. */
export async function* allObjects(db: ReadableDb): AsyncGenerator<ObjectRef> {
  let last = '';
  for (;;) {
    const rows = await db.all(sql`SELECT id, key, size FROM stored_object WHERE id > ${last} ORDER BY id LIMIT ${walkStep}`);
    for (const row of rows) {
      const ref = refOf(row);
      last = ref.id;
      yield ref;
    }
    if (rows.length < walkStep) return;
  }
}

/** Number of objects and of their bytes. */
export const objectTotals = async (db: ReadableDb): Promise<{ readonly objects: number; readonly bytes: number }> => {
  const row = await db.get(sql`SELECT count(*) AS objects, coalesce(sum(size), 0) AS bytes FROM stored_object`);
  return { objects: Number(row?.['objects']), bytes: Number(row?.['bytes']) };
};

/** Destroys the key. The file may be removed once the transaction is committed. */
export const deleteObject = async (db: WritableDb, id: ObjectId): Promise<void> => {
  await db.run(sql`DELETE FROM stored_object WHERE id = ${id}`);
};
