// Keeps the search index in step with an item's words, in the caller's transaction.
import type { Description } from '../../shared/evidence/schema.ts';
import { metadataEntrySchema } from '../../shared/evidence/schema.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import { sql } from '../vault/database/sql.ts';
import { searchedFields } from './description.ts';
import { searchableValues } from './metadata/searchable.ts';
import { jsonIn, textIn } from './rows.ts';
import { indexTextOf } from './search-text.ts';

const entriesOf = async (db: ReadableDb, number: number): Promise<readonly string[]> => {
  const row = await db.get(sql`SELECT entries FROM evidence_metadata WHERE number = ${number}`);
  return row === undefined ? [] : searchableValues(metadataEntrySchema.array().parse(jsonIn(row, 'entries')));
};

/** Indexes everything that can be searched for about one item: names it arrived under, what people say, tags, what the file says. */
export const indexItem = async (db: WritableDb, number: number, description: Description): Promise<void> => {
  const names = await db.all(sql`SELECT DISTINCT file_name FROM evidence_arrival WHERE number = ${number} LIMIT 100`);
  const tags = await db.all(sql`SELECT t.name FROM evidence_tag AS et JOIN tag AS t USING (tag_id) WHERE et.number = ${number}`);
  const pieces = indexTextOf([
    ...names.map((row) => textIn(row, 'file_name')),
    ...searchedFields.map((field) => description[field]),
    ...tags.map((row) => textIn(row, 'name')),
    ...(await entriesOf(db, number)),
  ]);
  await db.run(sql`DELETE FROM evidence_search WHERE rowid = ${number}`);
  await db.run(sql`INSERT INTO evidence_search (rowid, pieces) VALUES (${number}, ${pieces})`);
};

/** Indexes where an item came from: who made it, who handed it over, the folders it arrived from. */
export const indexSources = async (db: WritableDb, number: number): Promise<void> => {
  const folders = await db.all(sql`SELECT DISTINCT source_folder FROM evidence_arrival WHERE number = ${number} LIMIT 100`);
  const people = await db.get(sql`SELECT made_by, handed_over_by FROM evidence_description WHERE number = ${number}`);
  const pieces = indexTextOf([...folders.map((row) => textIn(row, 'source_folder')), ...(people === undefined ? [] : [textIn(people, 'made_by'), textIn(people, 'handed_over_by')])]);
  await db.run(sql`DELETE FROM evidence_source_search WHERE rowid = ${number}`);
  await db.run(sql`INSERT INTO evidence_source_search (rowid, pieces) VALUES (${number}, ${pieces})`);
};

/** The same for items just added, from one folder each, in one statement. */
export const indexNewSources = async (db: WritableDb, items: readonly { readonly number: number; readonly sourceFolder: string }[]): Promise<void> => {
  await db.run(sql`INSERT INTO evidence_source_search (rowid, pieces) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(items.map(({ number, sourceFolder }) => [number, indexTextOf([sourceFolder])]))})`);
};
