// Keeps the search index in step with items' words, in the caller's transaction, many items to a statement.
import { z } from 'zod';
import { metadataEntrySchema } from '../../../shared/evidence/schema.ts';
import type { Row, WritableDb } from '../../vault/database/handle.ts';
import { joined, sql } from '../../vault/database/sql.ts';
import { searchedFields } from '../describing/description.ts';
import { searchableValues } from '../metadata/searchable.ts';
import { jsonIn, numberIn, textIn } from '../rows.ts';
import { indexTextOf } from './search-text.ts';

const texts = z.array(z.string());

/** In the order of `searchedFields`, which the list names. */
const saidColumns = {
  title: sql`e.title`, description: sql`d.description`, madeBy: sql`d.made_by`, device: sql`d.device`, handedOverBy: sql`d.handed_over_by`, obtainedBy: sql`d.obtained_by`,
  obtainedPlace: sql`d.obtained_place`, authority: sql`d.authority`, toldFingerprint: sql`d.told_fingerprint`, capturedPlace: sql`d.captured_place`, restrictions: sql`d.restrictions`,
  webAddress: sql`d.web_address`, webArchiveAddress: sql`d.web_archive_address`, webCapturedBy: sql`d.web_captured_by`, webTool: sql`d.web_tool`,
  peopleShown: sql`d.people_shown`, language: sql`d.language`, authenticityNotes: sql`d.authenticity_notes`, physicalLocation: sql`d.physical_location`, notes: sql`d.notes`,
} as const satisfies Record<(typeof searchedFields)[number], unknown>;

const said = joined(searchedFields.map((field) => saidColumns[field]), ', ');

/** The names it arrived under; what was made here never did, and has its own alone. */
const namesIn = (row: Row): readonly string[] => {
  const names = texts.parse(jsonIn(row, 'names'));
  return names.length === 0 ? [textIn(row, 'file_name')] : names;
};

const piecesOf = (row: Row): string => {
  const entries = jsonIn(row, 'entries');
  return indexTextOf([
    ...namesIn(row), ...texts.parse(jsonIn(row, 'said')), ...texts.parse(jsonIn(row, 'tags')),
    ...(entries === null ? [] : searchableValues(metadataEntrySchema.array().parse(entries))),
  ]);
};

/** Indexes everything that can be searched for about items: names they arrived under, what people say, tags, what their files say. */
export const indexItems = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  const rows = await db.all(sql`SELECT e.number, e.file_name, json_array(${said}) AS said, m.entries,
      (SELECT json_group_array(file_name) FROM (SELECT DISTINCT a.file_name FROM evidence_arrival AS a WHERE a.number = e.number LIMIT 100)) AS names,
      (SELECT json_group_array(t.name) FROM evidence_tag AS et JOIN tag AS t USING (tag_id) WHERE et.number = e.number AND typeof(t.name) = 'text') AS tags
    FROM evidence AS e JOIN evidence_description AS d USING (number) LEFT JOIN evidence_metadata AS m USING (number)
    WHERE e.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  const indexed = rows.map((row) => [numberIn(row, 'number'), piecesOf(row)]);
  await db.run(sql`DELETE FROM evidence_search WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  await db.run(sql`INSERT INTO evidence_search (rowid, pieces) SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(indexed)})`);
};

/** Indexes where items came from: who made each, who handed it over, the folders it arrived from. */
export const indexSources = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  const rows = await db.all(sql`SELECT d.number, d.made_by, d.handed_over_by,
      (SELECT json_group_array(source_folder) FROM (SELECT DISTINCT a.source_folder FROM evidence_arrival AS a WHERE a.number = d.number LIMIT 100)) AS folders
    FROM evidence_description AS d WHERE d.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  const indexed = rows.map((row) => [numberIn(row, 'number'), indexTextOf([...texts.parse(jsonIn(row, 'folders')), textIn(row, 'made_by'), textIn(row, 'handed_over_by')])]);
  await db.run(sql`DELETE FROM evidence_source_search WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`);
  await db.run(sql`INSERT INTO evidence_source_search (rowid, pieces) SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(indexed)})`);
};

/** The same for items just added, from one folder each, in one statement. */
export const indexNewSources = async (db: WritableDb, items: readonly { readonly number: number; readonly sourceFolder: string }[]): Promise<void> => {
  await db.run(sql`INSERT INTO evidence_source_search (rowid, pieces) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(items.map(({ number, sourceFolder }) => [number, indexTextOf([sourceFolder])]))})`);
};
