// The tags of items and of the vault, and how often each is used. Puts them on and takes them off, many items to a statement, in the caller's transaction.
import { z } from 'zod';
import { tagSchema } from '../../../shared/evidence/schema.ts';
import { caseNumber, type CaseId } from '../../../shared/ids.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/handle.ts';
import { readable } from '../../vault/database/readable-rows.ts';
import { sql } from '../../vault/database/sql.ts';
import { numberIn, textIn } from '../rows.ts';
import { fold } from '../list/search-text.ts';

/** Tags of one item, by name. */
export const tagsOfItem = async (db: ReadableDb, number: number): Promise<string[]> =>
  (await db.all(sql`SELECT t.name FROM evidence_tag AS et JOIN tag AS t USING (tag_id) WHERE et.number = ${number} ORDER BY t.name_folded`)).map((row) => textIn(row, 'name'));

const countedTag = z.object({ tag: tagSchema, count: z.int() });

/** Every tag with the number of items in the list that carry it, by name; within a case those that items of it carry. Those that cannot be read are counted. */
export const tagsOf = async (db: ReadableDb, within: CaseId | null): Promise<{ readonly tags: { tag: string; count: number }[]; readonly unread: number }> => {
  const counted = within === null ? sql`` : sql`AND et.number IN (SELECT number FROM evidence WHERE case_number = ${caseNumber(within)})`;
  const rows = await db.all(sql`SELECT iif(typeof(t.name) = 'text', t.name, NULL) AS name, count(et.number) FILTER (WHERE et.number NOT IN (SELECT number FROM evidence_removal) ${counted}) AS items FROM tag AS t LEFT JOIN evidence_tag AS et USING (tag_id) GROUP BY t.tag_id ORDER BY t.name_folded`);
  const { rows: tags, unread } = readable(rows.filter((row) => within === null || numberIn(row, 'items') > 0), (row) => countedTag.safeParse({ tag: row['name'], count: row['items'] }));
  return { tags, unread };
};

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
