// Lists of evidence: pages, counts, places and months of whatever a query finds, in any order, over 100,000 items and more.
// Reads only; each order has an index that also carries every filter.
import { z } from 'zod';
import { evidenceKinds, evidenceRowSchema, isRead, monthSchema, tagSchema, type AskedSort, type EvidenceQuery, type EvidenceRow, type ListedRow, type Sort } from '../../../shared/evidence/schema.ts';
import { caseId, evidenceId, evidenceNumber, type CaseId, type EvidenceId } from '../../../shared/ids.ts';
import type { ReadableDb, Row } from '../../vault/database/handle.ts';
import { largestNumber } from '../../vault/database/item-number.ts';
import { rowsByNumber } from '../../vault/database/readable-rows.ts';
import { unlessDamaged } from '../../vault/database/row-damage.ts';
import { sql, type Sql } from '../../vault/database/sql.ts';
import { jsonIn, numberIn, numberOrNull, textIn, textOrNull } from '../rows.ts';
import { mayBePrivileged } from '../privilege-repository.ts';
import { isNumbered, itemStates, planOf, through, type Plan } from './query-repository.ts';

interface Order {
  readonly index: Sql;
  readonly by: Sql;
  /** Rows before the one whose keys are `k`. */
  readonly before: Sql;
}

const orders: Readonly<Record<Exclude<Sort['by'], 'kind'>, Readonly<Record<Sort['direction'], Order>>>> = {
  added: {
    ascending: { index: sql`INDEXED BY evidence_by_added`, by: sql`e.added_at_ms, e.number`, before: sql`(e.added_at_ms, e.number) < (k.added_at_ms, k.number)` },
    descending: { index: sql`INDEXED BY evidence_by_added`, by: sql`e.added_at_ms DESC, e.number DESC`, before: sql`(e.added_at_ms, e.number) > (k.added_at_ms, k.number)` },
  },
  // Without a date always comes last.
  captured: {
    ascending: { index: sql`INDEXED BY evidence_by_captured`, by: sql`e.undated, e.captured_sort, e.number`, before: sql`(e.undated, e.captured_sort, e.number) < (k.undated, k.captured_sort, k.number)` },
    descending: { index: sql`INDEXED BY evidence_by_captured_newest`, by: sql`e.undated, e.captured_sort DESC, e.number DESC`, before: sql`(e.undated < k.undated OR (e.undated = k.undated AND (e.captured_sort, e.number) > (k.captured_sort, k.number)))` },
  },
  title: {
    ascending: { index: sql`INDEXED BY evidence_by_title`, by: sql`e.title_sort, e.number`, before: sql`(e.title_sort, e.number) < (k.title_sort, k.number)` },
    descending: { index: sql`INDEXED BY evidence_by_title`, by: sql`e.title_sort DESC, e.number DESC`, before: sql`(e.title_sort, e.number) > (k.title_sort, k.number)` },
  },
  size: {
    ascending: { index: sql`INDEXED BY evidence_by_size`, by: sql`e.size, e.number`, before: sql`(e.size, e.number) < (k.size, k.number)` },
    descending: { index: sql`INDEXED BY evidence_by_size`, by: sql`e.size DESC, e.number DESC`, before: sql`(e.size, e.number) > (k.size, k.number)` },
  },
  id: {
    ascending: { index: sql`INDEXED BY evidence_by_number`, by: sql`e.number`, before: sql`e.number < k.number` },
    descending: { index: sql`INDEXED BY evidence_by_number`, by: sql`e.number DESC`, before: sql`e.number > k.number` },
  },
};

/** The columns of one line of a list, as `rowOf` reads them. */
export const rowColumns = sql`e.number, e.case_number, e.title, e.file_name, e.kind, e.viewer, e.media_type, e.size, e.sha256, e.added_at_ms, e.captured_at, e.duration_ms,
  e.width, e.height, e.sensitivity, e.reviewed_by, e.preview_state, e.check_state, e.described,
  EXISTS (SELECT 1 FROM working_copy AS w WHERE w.number = e.number) AS is_working_copy,
  (SELECT count(*) FROM evidence_link AS l WHERE l.number = e.number) + (SELECT count(*) FROM evidence_link AS l WHERE l.other = e.number) AS links,
  (SELECT json_group_array(name) FROM (SELECT iif(typeof(t.name) = 'text', t.name, NULL) AS name FROM evidence_tag AS et LEFT JOIN tag AS t USING (tag_id) WHERE et.number = e.number ORDER BY t.name_folded)) AS tags,
  (SELECT json_object('at', r.removed_at_ms, 'by', r.removed_by, 'reason', r.reason) FROM evidence_removal AS r WHERE r.number = e.number) AS removal,
  (SELECT json_object('at', d.destroyed_at_ms, 'by', d.destroyed_by, 'reason', d.reason, 'mayReturn', json(iif(d.may_return, 'true', 'false'))) FROM evidence_destruction AS d WHERE d.number = e.number) AS destruction,
  EXISTS (SELECT 1 FROM evidence_description AS p WHERE p.number = e.number AND ${mayBePrivileged}) AS privileged`;

/** The tags of an item that can be read, and how many cannot: a damaged tag must not take with it the items that carry it. */
const tagsIn = (row: Row): Pick<EvidenceRow, 'tags' | 'unreadTags'> => {
  const all = z.array(z.unknown()).parse(jsonIn(row, 'tags')).map((tag) => tagSchema.safeParse(tag));
  const tags = all.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return { tags, ...(tags.length === all.length ? {} : { unreadTags: all.length - tags.length }) };
};

/** One line of a list. Throws for a row that no writer of ours could have made. */
export const rowOf = (row: Row): EvidenceRow =>
  evidenceRowSchema.parse({
    id: evidenceId(numberIn(row, 'number')),
    case: caseId(numberIn(row, 'case_number')),
    title: textIn(row, 'title'),
    fileName: textIn(row, 'file_name'),
    kind: textIn(row, 'kind'),
    viewer: textIn(row, 'viewer'),
    mediaType: textIn(row, 'media_type'),
    size: numberIn(row, 'size'),
    sha256: textIn(row, 'sha256'),
    addedAt: numberIn(row, 'added_at_ms'),
    capturedAt: jsonIn(row, 'captured_at'),
    durationMs: numberOrNull(row, 'duration_ms'),
    width: numberOrNull(row, 'width'),
    height: numberOrNull(row, 'height'),
    sensitivity: textIn(row, 'sensitivity'),
    reviewedBy: textOrNull(row, 'reviewed_by'),
    ...tagsIn(row),
    privileged: numberIn(row, 'privileged') === 1,
    links: numberIn(row, 'links'),
    preview: textIn(row, 'preview_state'),
    check: textIn(row, 'check_state'),
    described: numberIn(row, 'described') === 1,
    isWorkingCopy: numberIn(row, 'is_working_copy') === 1,
    removal: jsonIn(row, 'removal'),
    destruction: jsonIn(row, 'destruction'),
  });

/** The same, for a list that shows the others: what is damaged keeps its place. */
const listedRowOf = (number: number, row: Row | null): ListedRow => {
  const listed = row === null ? null : unlessDamaged(() => rowOf(row));
  return listed ?? { id: evidenceId(number), unread: true };
};

const kindIndex = sql`INDEXED BY evidence_by_kind`;

/** The index has the kinds in the order of their names; each of them is a stretch of it, and the stretches are put into the order that was asked for. */
const kindsInOrder = ({ kinds = [], direction }: AskedSort): readonly string[] => {
  const all = [...new Set([...kinds, ...evidenceKinds])];
  return [...(direction === 'ascending' ? all : all.toReversed()), noKind];
};

/** A kind that nobody knows, as only damaged records have one; such items come last, whatever is in its place. */
const noKind = '';
const isOfKind = (kind: string): Sql => (kind === noKind ? sql`(e.kind IS NULL OR e.kind NOT IN (SELECT value FROM json_each(${JSON.stringify(evidenceKinds)})))` : sql`e.kind = ${kind}`);
const knownKind = (kind: unknown): string => evidenceKinds.find((known) => known === kind) ?? noKind;

const countsByKind = async (db: ReadableDb, plan: Plan): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const row of await db.all(sql`SELECT e.kind, count(*) AS items FROM evidence AS e ${through(plan, kindIndex)} WHERE ${plan.filter} GROUP BY e.kind`)) {
    const kind = knownKind(row['kind']);
    counts.set(kind, (counts.get(kind) ?? 0) + numberIn(row, 'items'));
  }
  return counts;
};

const pageByKind = async (db: ReadableDb, plan: Plan, sort: AskedSort, offset: number, limit: number): Promise<number[]> => {
  const counts = await countsByKind(db, plan);
  const numbers: number[] = [];
  let before = 0;
  for (const kind of kindsInOrder(sort)) {
    const items = counts.get(kind) ?? 0;
    const [from, to] = [Math.max(offset, before), Math.min(offset + limit, before + items)];
    if (from < to) {
      const rows = await db.all(sql`SELECT e.number FROM evidence AS e ${through(plan, kindIndex)} WHERE ${isOfKind(kind)} AND ${plan.filter} ORDER BY ${sort.direction === 'ascending' ? sql`e.number` : sql`e.number DESC`} LIMIT ${to - from} OFFSET ${from - before}`);
      numbers.push(...rows.map((row) => numberIn(row, 'number')));
    }
    before += items;
  }
  return numbers;
};

const placeByKind = async (db: ReadableDb, plan: Plan, sort: AskedSort, number: number): Promise<number> => {
  const item = await db.get(sql`SELECT kind FROM evidence WHERE number = ${number}`);
  const kind = knownKind(item?.['kind']);
  const counts = await countsByKind(db, plan);
  const kinds = kindsInOrder(sort);
  const before = kinds.slice(0, Math.max(0, kinds.indexOf(kind))).reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
  const row = await db.get(sql`SELECT count(*) AS place FROM evidence AS e ${through(plan, kindIndex)} WHERE ${isOfKind(kind)} AND ${sort.direction === 'ascending' ? sql`e.number < ${number}` : sql`e.number > ${number}`} AND ${plan.filter}`);
  return before + Number(row?.['place'] ?? 0);
};

/** One page. The order is found in an index alone; only the rows of the page are read. */
export const pageOf = async (db: ReadableDb, plan: Plan, sort: AskedSort, offset: number, limit: number): Promise<ListedRow[]> => {
  if (sort.by === 'kind') return rowsOf(db, await pageByKind(db, plan, sort, offset, limit));
  const { index, by } = orders[sort.by][sort.direction];
  const page = await db.all(sql`SELECT e.number FROM evidence AS e ${through(plan, index)} WHERE ${plan.filter} ORDER BY ${by} LIMIT ${limit} OFFSET ${offset}`);
  return rowsOf(db, page.map((row) => numberIn(row, 'number')));
};

/** These items' lines, in this order; those that do not exist are left out. */
export const rowsOf = async (db: ReadableDb, numbers: readonly number[]): Promise<ListedRow[]> => {
  const byNumber = await rowsByNumber(numbers, (some) => db.all(sql`SELECT ${rowColumns} FROM evidence AS e WHERE e.number IN (SELECT value FROM json_each(${JSON.stringify(some)}))`));
  return numbers.flatMap((number) => {
    const row = byNumber.get(number);
    return row === undefined ? [] : [listedRowOf(number, row)];
  });
};

/** How many items a query finds. */
export const countOf = async (db: ReadableDb, plan: Plan): Promise<number> => {
  const row = await db.get(sql`SELECT count(*) AS found FROM evidence AS e ${through(plan, sql`INDEXED BY evidence_by_number`)} WHERE ${plan.filter}`);
  return Number(row?.['found'] ?? 0);
};

/** How many items are in no list, because their numbers are none that an item can have. */
export const countUnnumbered = async (db: ReadableDb): Promise<number> => {
  const row = await db.get(sql`SELECT (SELECT count(*) FROM evidence WHERE number < 1) + (SELECT count(*) FROM evidence WHERE number > ${largestNumber}) AS items`);
  return Number(row?.['items'] ?? 0);
};

/** How many items of the list each case holds; a case without any is not named, and an item that belongs to none is in no count. */
export const countsByCase = async (db: ReadableDb): Promise<{ case: CaseId; items: number }[]> =>
  (await db.all(sql`SELECT e.case_number, count(*) AS items FROM evidence AS e INDEXED BY evidence_by_number WHERE ${isNumbered} AND ${itemStates.listed} AND e.case_number BETWEEN 1 AND 9999 AND e.case_number IN (SELECT number FROM case_file) GROUP BY e.case_number ORDER BY e.case_number`))
    .map((row) => ({ case: caseId(numberIn(row, 'case_number')), items: numberIn(row, 'items') }));

/** Items that belong to no case that exists, as only a damaged or crafted database has them. */
export const withoutCase = async (db: ReadableDb, most: number): Promise<EvidenceId[]> =>
  (await db.all(sql`SELECT e.number FROM evidence AS e INDEXED BY evidence_by_number WHERE ${isNumbered} AND (e.case_number IS NULL OR e.case_number NOT IN (SELECT number FROM case_file)) ORDER BY e.number LIMIT ${most}`))
    .map((row) => evidenceId(numberIn(row, 'number')));

/** Where an item stands, from 0; null when the query does not find it. */
export const placeOf = async (db: ReadableDb, query: EvidenceQuery, sort: AskedSort, id: EvidenceId): Promise<number | null> => {
  const number = evidenceNumber(id);
  const plan = await planOf(db, query);
  if ((await db.get(sql`SELECT 1 AS found FROM evidence AS e WHERE e.number = ${number} AND ${plan.filter}`)) === undefined) {
    return null;
  }
  if (sort.by === 'kind') return placeByKind(db, plan, sort, number);
  const { index, before } = orders[sort.by][sort.direction];
  const row = await db.get(sql`SELECT count(*) AS place FROM evidence AS e ${through(plan, index)}, (SELECT * FROM evidence WHERE number = ${number}) AS k WHERE ${before} AND ${plan.filter}`);
  return Number(row?.['place'] ?? 0);
};

/** `unread` for what no writer of ours could have left there. */
const monthIn = ({ undated, month }: Row): string | null => (undated === 1 ? null : undated === 0 && monthSchema.safeParse(month).success ? String(month) : 'unread');

/** Months of capture with counts, in the order of the list; items without a date last, under null. */
export const monthsOf = async (db: ReadableDb, query: EvidenceQuery, direction: Sort['direction']): Promise<{ month: string | null; count: number }[]> => {
  const plan = await planOf(db, query);
  const rows = await db.all(sql`SELECT CASE e.undated WHEN 0 THEN 0 WHEN 1 THEN 1 END AS undated, iif(typeof(e.captured_sort) = 'text', substr(e.captured_sort, 1, 7), NULL) AS month, count(*) AS items
    FROM evidence AS e ${through(plan, sql`INDEXED BY evidence_by_captured`)} WHERE ${plan.filter} GROUP BY e.undated, typeof(e.captured_sort), substr(e.captured_sort, 1, 7)
    ORDER BY e.undated, ${direction === 'ascending' ? sql`min(e.captured_sort)` : sql`min(e.captured_sort) DESC`}`);
  const months: { month: string | null; count: number }[] = [];
  for (const row of rows) {
    const [month, count, last] = [monthIn(row), numberIn(row, 'items'), months.at(-1)];
    if (last?.month === month) last.count += count;
    else months.push({ month, count });
  }
  return months;
};

/** Items whose preview the window has yet to make, newest first; of what cannot be read none can be made. */
export const withoutPreview = async (db: ReadableDb, limit: number): Promise<EvidenceRow[]> => {
  const found: EvidenceRow[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const rows = await rowsOf(db, (await db.all(sql`SELECT e.number FROM evidence AS e WHERE e.preview_state = 'none-yet' AND ${isNumbered} AND e.number < ${before} AND ${itemStates.listed} ORDER BY e.number DESC LIMIT ${limit}`)).map((row) => numberIn(row, 'number')));
    found.push(...rows.filter(isRead));
    const last = rows.at(-1);
    if (found.length >= limit || last === undefined || rows.length < limit) return found.slice(0, limit);
    before = evidenceNumber(last.id);
  }
};
