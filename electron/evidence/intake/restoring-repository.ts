// Puts a new object in the place of one whose bytes were lost, in the caller's transaction. The database refuses it for an item that is
// not set aside and for content of another length.
import { objectIdSchema, type ObjectId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import type { WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { textIn } from '../rows.ts';

/**
 * Gives the item the object that was read back just now, and answers with the one it had; null, and nothing is changed, when the item is
 * not set aside (any more). A preview that could not be made of the damaged bytes may be tried again.
 */
export const replaceObject = async (db: WritableDb, number: number, object: ObjectId, at: Instant): Promise<ObjectId | null> => {
  const row = await db.get(sql`SELECT object_id FROM evidence WHERE number = ${number} AND check_state = 'set-aside'`);
  if (row === undefined) {
    return null;
  }
  await db.run(sql`UPDATE evidence SET object_id = ${object}, check_state = 'equal', last_checked_at_ms = ${at}, revision = revision + 1,
      preview_state = CASE preview_state WHEN 'not-possible' THEN 'none-yet' ELSE preview_state END, preview_problem = NULL WHERE number = ${number}`);
  return objectIdSchema.parse(textIn(row, 'object_id'));
};
