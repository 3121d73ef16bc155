// Puts tags on items and takes them off, many items to a statement, in the caller's transaction.
import type { WritableDb } from '../../vault/database/handle.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn, textIn } from '../rows.ts';
import { fold } from '../list/search-text.ts';

/** The tags that changed on an item, as they are spelt; items without an entry kept theirs. */
export type ChangedTags = ReadonlyMap<number, readonly string[]>;

const note = (changed: Map<number, string[]>, number: number, tag: string): void => {
  const tags = changed.get(number);
  if (tags === undefined) {
    changed.set(number, [tag]);
  } else {
    tags.push(tag);
  }
};

/** Puts tags on items; answers with those that were new to each. A tag that exists in another spelling of the same word is taken as it is. */
export const addTags = async (db: WritableDb, numbers: readonly number[], tags: readonly string[]): Promise<ChangedTags> => {
  const added = new Map<number, string[]>();
  for (const tag of tags) {
    await db.run(sql`INSERT INTO tag (name, name_folded) VALUES (${tag}, ${fold(tag)}) ON CONFLICT (name_folded) DO NOTHING`);
    const rows = await db.all(sql`INSERT INTO evidence_tag (number, tag_id)
      SELECT items.value, tag_id FROM json_each(${JSON.stringify(numbers)}) AS items, tag WHERE name_folded = ${fold(tag)}
      ON CONFLICT DO NOTHING RETURNING number`);
    rows.forEach((row) => { note(added, numberIn(row, 'number'), tag); });
  }
  return added;
};

/** Takes tags off items; answers with those each had, as they were spelt. A tag that nothing carries any more disappears. */
export const removeTags = async (db: WritableDb, numbers: readonly number[], tags: readonly string[]): Promise<ChangedTags> => {
  const removed = new Map<number, string[]>();
  for (const tag of tags) {
    const known = await db.get(sql`SELECT name FROM tag WHERE name_folded = ${fold(tag)}`);
    if (known !== undefined) {
      const rows = await db.all(sql`DELETE FROM evidence_tag
        WHERE tag_id = (SELECT tag_id FROM tag WHERE name_folded = ${fold(tag)}) AND number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) RETURNING number`);
      rows.forEach((row) => { note(removed, numberIn(row, 'number'), textIn(known, 'name')); });
      await db.run(sql`DELETE FROM tag WHERE name_folded = ${fold(tag)} AND NOT EXISTS (SELECT 1 FROM evidence_tag WHERE evidence_tag.tag_id = tag.tag_id)`);
    }
  }
  return removed;
};
