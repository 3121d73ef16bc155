// What the lists are shown without because it cannot be read, named for a check of the whole vault. Reads only, and nothing of a row that the engine could not hand over.
import { relations } from '../../../shared/evidence/links.ts';
import { tagSchema } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import type { ReadableDb, Row } from '../../vault/database/handle.ts';
import { isNumber, largestNumber } from '../../vault/database/item-number.ts';
import { sql, type Sql } from '../../vault/database/sql.ts';
import type { UnreadInList } from '../../vault/index.ts';
import { numberIn, numberOrNull, textOrNull } from '../rows.ts';

/** Most items that are named where a tag of theirs cannot be read. */
const namedAtMost = 10;

/** Items by name; an ellipsis for those beyond. */
const namesOf = (rows: readonly Row[]): string => {
  const names = rows.map((row) => evidenceId(numberIn(row, 'number')));
  return [...names.slice(0, namedAtMost), ...(names.length > namedAtMost ? ['…'] : [])].join(', ');
};

const tagOn = async (db: ReadableDb, which: Sql): Promise<UnreadInList & { readonly isUsed: boolean }> => {
  const rows = await db.all(sql`SELECT DISTINCT number FROM evidence_tag WHERE ${which} AND typeof(number) = 'integer' AND ${isNumber(sql`number`)} ORDER BY number LIMIT ${namedAtMost + 1}`);
  return { kind: 'tag-unread', item: null, facts: rows.length === 0 ? {} : { where: namesOf(rows) }, isUsed: rows.length > 0 };
};

/** Tags that cannot be read, at most so many, each with the items that carry it; then, together, those that are on items and not there any more. */
export const unreadTags = async (db: ReadableDb, most: number): Promise<readonly UnreadInList[]> => {
  const tags = await db.all(sql`SELECT CAST(tag_id AS TEXT) AS tag, iif(typeof(name) = 'text', name, NULL) AS name FROM tag ORDER BY tag_id`);
  const unread: UnreadInList[] = [];
  for (const row of tags.filter(({ name }) => !tagSchema.safeParse(name).success).slice(0, most)) {
    const { kind, item, facts } = await tagOn(db, sql`tag_id = CAST(${String(row['tag'])} AS INTEGER)`);
    unread.push({ kind, item, facts });
  }
  const { isUsed, ...gone } = await tagOn(db, sql`NOT EXISTS (SELECT 1 FROM tag WHERE tag.tag_id = evidence_tag.tag_id)`);
  return isUsed ? [...unread, gone] : unread;
};

const itemAt = (column: Sql): Sql => sql`(SELECT e.number FROM evidence AS e WHERE e.number = ${column} AND ${isNumber(sql`e.number`)})`;

/** Links that cannot be read, at most so many, each with the ends that can. */
export const unreadLinks = async (db: ReadableDb, most: number): Promise<readonly UnreadInList[]> => {
  const rows = await db.all(sql`SELECT one, other FROM (
      SELECT ${itemAt(sql`l.number`)} AS one, ${itemAt(sql`l.other`)} AS other, typeof(l.relation) = 'text' AND l.relation IN (SELECT value FROM json_each(${JSON.stringify(relations)})) AS known FROM evidence_link AS l)
    WHERE one IS NULL OR other IS NULL OR one = other OR NOT known ORDER BY one, other LIMIT ${most}`);
  return rows.map((row) => {
    const [item, where] = [numberOrNull(row, 'one'), numberOrNull(row, 'other')].flatMap((number) => (number === null ? [] : [evidenceId(number)]));
    return { kind: 'link-unread', item: item ?? null, facts: where === undefined ? {} : { where } };
  });
};

const aDay = (column: Sql): Sql => sql`(typeof(${column}) = 'text' AND ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*')`;

/** Items whose dates, as the list sorts and finds by them, cannot be read, at most so many. */
export const unreadDates = async (db: ReadableDb, most: number): Promise<readonly UnreadInList[]> =>
  (await db.all(sql`SELECT e.number FROM evidence AS e INDEXED BY evidence_by_number WHERE ${isNumber(sql`e.number`)} AND (e.undated IS NULL OR e.undated NOT IN (0, 1)
      OR (e.undated = 0 AND NOT (${aDay(sql`e.captured_sort`)} AND ${aDay(sql`e.captured_first`)} AND ${aDay(sql`e.captured_last`)}))) ORDER BY e.number LIMIT ${most}`))
    .map((row) => ({ kind: 'date-unread', item: evidenceId(numberIn(row, 'number')), facts: {} }));

/** Longest part of a file's name that is told. */
const longestName = 120;

/** Items whose numbers are none that an item can have, at most so many, by the names of their files. */
export const unnumberedItems = async (db: ReadableDb, most: number): Promise<readonly UnreadInList[]> =>
  (await db.all(sql`SELECT iif(typeof(file_name) = 'text', substr(file_name, 1, ${longestName}), NULL) AS name FROM evidence WHERE number < 1 OR number > ${largestNumber} LIMIT ${most}`))
    .map((row) => textOrNull(row, 'name')).map((name) => ({ kind: 'item-unnumbered', item: null, facts: name === null ? {} : { name } }));
