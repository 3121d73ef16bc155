// What a query of the list means in SQL, and how it is best answered over 100,000 items and more. What it finds is read by list-repository.ts.
import { z } from 'zod';
import type { EvidenceQuery } from '../../../shared/evidence/schema.ts';
import { caseNumber } from '../../../shared/ids.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import { isNumber } from '../../vault/database/item-number.ts';
import { joined, sql, type Sql } from '../../vault/database/sql.ts';
import { jsonIn } from '../rows.ts';
import { fingerprintTyped, fold, indexQueryOf, numberTyped } from './search-text.ts';

const nothing = sql`1 = 0`;

const numberList = z.array(z.int());

/** The separate ways a typed text can find items; any of them counts. */
const waysOf = (text: string): readonly Sql[] => {
  const ways: Sql[] = [];
  const query = indexQueryOf(text);
  if (query !== null) {
    ways.push(sql`SELECT rowid AS number FROM evidence_search WHERE evidence_search MATCH ${query}`);
  }
  const number = numberTyped(text);
  if (number !== null) {
    ways.push(sql`SELECT number FROM evidence WHERE number = ${number}`, sql`SELECT w.number FROM evidence AS o JOIN working_copy AS w ON w.original_sha256 = o.sha256 WHERE o.number = ${number}`);
  }
  const fingerprint = fingerprintTyped(text);
  if (fingerprint !== null) {
    ways.push(sql`SELECT number FROM evidence WHERE sha256 >= ${fingerprint} AND sha256 < ${`${fingerprint}g`}`);
  }
  return ways;
};

const textFilter = (text: string): Sql => {
  const ways = waysOf(text);
  return ways.length === 0 ? nothing : sql`(${joined(ways.map((way) => sql`e.number IN (${way})`), ' OR ')})`;
};

/** Items whose number one can have. The sign keeps it from choosing how rows are looked up. */
export const isNumbered = isNumber(sql`+e.number`);

/** Whether an item is in the list, was removed from it, or is destroyed. */
export const itemStates = {
  listed: sql`e.number NOT IN (SELECT number FROM evidence_removal)`,
  removed: sql`(e.number IN (SELECT number FROM evidence_removal) AND e.number NOT IN (SELECT number FROM evidence_destruction))`,
  destroyed: sql`e.number IN (SELECT number FROM evidence_destruction)`,
} as const;
export type ItemState = keyof typeof itemStates;

const onlyFilters: Readonly<Record<Exclude<EvidenceQuery['only'], 'removed' | 'destroyed'>, Sql | null>> = {
  'all': null,
  'not-described': sql`e.described = 0`,
  'not-reviewed': sql`e.sensitivity = 'not-reviewed'`,
  'disturbing': sql`e.sensitivity NOT IN ('none', 'not-reviewed')`,
  'privileged': sql`e.number IN (SELECT p.number FROM evidence_description AS p WHERE p.legal_privilege = 'yes')`,
  'not-privileged': sql`e.number NOT IN (SELECT p.number FROM evidence_description AS p WHERE p.legal_privilege = 'yes')`,
  'set-aside': sql`e.check_state = 'set-aside'`,
  'not-checked': sql`e.check_state = 'not-checked'`,
  'originals': sql`e.number NOT IN (SELECT number FROM working_copy)`,
  'working-copies': sql`e.number IN (SELECT number FROM working_copy)`,
};

/** Everything a query asks for, about rows of `evidence AS e`. An item must carry every one of several tags. */
export const filterOf = (query: EvidenceQuery, few: readonly number[] | null = null): Sql => {
  const all: Sql[] = [isNumbered, itemStates[query.only === 'removed' || query.only === 'destroyed' ? query.only : 'listed']];
  if (query.case !== null) {
    all.push(sql`e.case_number = ${caseNumber(query.case)}`);
  }
  if (few !== null) {
    all.push(sql`e.number IN (SELECT value FROM json_each(${JSON.stringify(few)}))`);
  } else if (query.text.trim() !== '') {
    all.push(textFilter(query.text));
  }
  if (query.kinds.length > 0) {
    all.push(sql`e.kind IN (SELECT value FROM json_each(${JSON.stringify(query.kinds)}))`);
  }
  for (const tag of query.tags) {
    all.push(sql`e.number IN (SELECT evidence_tag.number FROM tag JOIN evidence_tag USING (tag_id) WHERE tag.name_folded = ${fold(tag)})`);
  }
  if (query.source.trim() !== '') {
    const source = indexQueryOf(query.source);
    all.push(source === null ? nothing : sql`e.number IN (SELECT rowid FROM evidence_source_search WHERE evidence_source_search MATCH ${source})`);
  }
  // A date that may mean any day of a month is found by every day of it.
  if (query.from !== null) {
    all.push(sql`(e.undated = 0 AND e.captured_last >= ${query.from})`);
  }
  if (query.to !== null) {
    all.push(sql`(e.undated = 0 AND e.captured_first <= ${query.to})`);
  }
  if (query.withoutDate) {
    all.push(sql`e.undated = 1`);
  }
  if (query.among !== null) {
    all.push(sql`e.number IN (SELECT among.number FROM json_each(${JSON.stringify(query.among)}) AS range JOIN evidence AS among ON among.number BETWEEN range.value ->> 0 AND range.value ->> 1)`);
  }
  const only = query.only === 'removed' || query.only === 'destroyed' ? null : onlyFilters[query.only];
  if (only !== null) {
    all.push(only);
  }
  return joined(all, ' AND ');
};

/** How a query is best answered: from the few items its text finds, or by going through an index of all. */
export interface Plan {
  readonly filter: Sql;
  readonly few: boolean;
}

/** Up to here it is quicker to look each found item up than to go through an index of 100,000. */
const fewAtMost = 4000;

/** Looks how much the text of a query finds. The plan holds for as long as nothing changes. */
export const planOf = async (db: ReadableDb, query: EvidenceQuery): Promise<Plan> => {
  if (query.text.trim() === '') {
    return { filter: filterOf(query), few: false };
  }
  const found: number[] = [];
  for (const way of waysOf(query.text)) {
    // As one text: four thousand rows of one number each take longer to hand over than to find.
    const row = await db.get(sql`SELECT json_group_array(number) AS numbers FROM (SELECT number FROM (${way}) LIMIT ${fewAtMost + 1})`);
    found.push(...(row === undefined ? [] : numberList.parse(jsonIn(row, 'numbers'))));
  }
  return found.length > fewAtMost ? { filter: filterOf(query), few: false } : { filter: filterOf(query, [...new Set(found)]), few: true };
};

/** Few items are looked up by their number; many are met in the order of an index that also carries the filters. */
export const through = (plan: Plan, index: Sql): Sql => (plan.few ? sql`NOT INDEXED` : index);
