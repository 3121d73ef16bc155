// Reads and writes what people say about many items at once, in a handful of statements however many they are, in the caller's transaction.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { dateFields, descriptionChangeSchema, type Description, type DescriptionChange, type DescriptionField } from '../../../shared/evidence/schema.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { uncertainDateSchema } from '../../../shared/time.ts';
import type { Row, WritableDb } from '../../vault/database/handle.ts';
import { joined, sql, type Sql } from '../../vault/database/sql.ts';
import { changedIn, effectiveDate, sortKeysOf, tellingFields } from './description.ts';
import { jsonIn, numberIn, textIn } from '../rows.ts';

type ItemField = 'title' | 'kind' | 'sensitivity';

/** Fields that lists show lie beside the item's own facts, the others in a table of their own. */
const itemColumns: Readonly<Record<ItemField, Sql>> = { title: sql`title`, kind: sql`kind`, sensitivity: sql`sensitivity` };
const otherColumns: Readonly<Record<Exclude<DescriptionField, ItemField>, Sql>> = {
  description: sql`description`, originality: sql`originality`, madeBy: sql`made_by`, handedOverBy: sql`handed_over_by`, obtainedHow: sql`obtained_how`, obtainedAt: sql`obtained_at`,
  obtainedPlace: sql`obtained_place`, capturedAt: sql`captured_at`, capturedPlace: sql`captured_place`, clockOffsetMinutes: sql`clock_offset_minutes`, peopleShown: sql`people_shown`,
  language: sql`language`, reliability: sql`reliability`, authenticityNotes: sql`authenticity_notes`, physicalLocation: sql`physical_location`, notes: sql`notes`,
  device: sql`device`, sourceKind: sql`source_kind`, obtainedBy: sql`obtained_by`, authority: sql`authority`, toldFingerprint: sql`told_fingerprint`, coordinates: sql`coordinates`,
  coordinatesPrecision: sql`coordinates_precision`, coordinatesBasis: sql`coordinates_basis`, legalPrivilege: sql`legal_privilege`, restrictions: sql`restrictions`, webAddress: sql`web_address`,
  webArchiveAddress: sql`web_archive_address`, webCapturedBy: sql`web_captured_by`, webTool: sql`web_tool`, webCapturedAt: sql`web_captured_at`,
};

const isItemField = (field: DescriptionField): field is ItemField => field in itemColumns;

/** The column in `evidence AS e JOIN evidence_description AS d`. */
export const columnOf = (field: DescriptionField): Sql => (isItemField(field) ? sql`e.${itemColumns[field]}` : sql`d.${otherColumns[field]}`);

/** As it is stored: dates as JSON. */
const storedOf = (value: Description[DescriptionField] | undefined): string | number | null =>
  value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : value;

const listed = (parts: readonly Sql[]): Sql => joined(parts, ', ');

const among = (numbers: readonly number[]): Sql => sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`;

const fieldsOf = (said: DescriptionChange): readonly DescriptionField[] => (Object.keys(said) as DescriptionField[]).filter((field) => said[field] !== undefined);

const dates: readonly DescriptionField[] = dateFields;
const storedValues = z.array(z.union([z.string(), z.number(), z.null()]));

const saidIn = (row: Row, fields: readonly DescriptionField[]): DescriptionChange => {
  const stored = storedValues.safeParse(jsonIn(row, 'stored'));
  const values = stored.data ?? [];
  const said = descriptionChangeSchema.safeParse(Object.fromEntries(fields.map((field, index) => {
    const value = values[index] ?? null;
    return [field, dates.includes(field) ? jsonIn({ [field]: value }, field) : value];
  })));
  if (!said.success) {
    throw new HoldfastError('database-damaged', { reason: 'column', name: 'stored' });
  }
  return said.data;
};

/** Items that say the same in the fields that a change touches. */
export interface Alike {
  readonly numbers: readonly number[];
  /** What the change would replace: only fields that differ from it. */
  readonly before: Partial<Description>;
}

/** The items among these that a change would change, those together that say the same now. */
export const changedBy = async (db: WritableDb, numbers: readonly number[], change: DescriptionChange): Promise<readonly Alike[]> => {
  const fields = fieldsOf(change);
  if (fields.length === 0) {
    return [];
  }
  // What people say of it is a row of its own: without one, nothing would be written, and nothing told.
  if ((await db.get(sql`SELECT 1 AS there FROM evidence WHERE number IN ${among(numbers)} AND number NOT IN (SELECT number FROM evidence_description) LIMIT 1`)) !== undefined) {
    throw new HoldfastError('database-damaged', { reason: 'rows' });
  }
  const columns = listed(fields.map(columnOf));
  const rows = await db.all(sql`SELECT json_array(${columns}) AS stored, json_group_array(e.number) AS numbers FROM evidence AS e JOIN evidence_description AS d USING (number)
    WHERE e.number IN ${among(numbers)} AND (${columns}) IS NOT (${listed(fields.map((field) => sql`${storedOf(change[field])}`))}) GROUP BY stored`);
  return rows.flatMap((row) => {
    const before = changedIn(saidIn(row, fields), change);
    return Object.keys(before).length === 0 ? [] : [{ numbers: z.array(z.int()).parse(jsonIn(row, 'numbers')), before }];
  });
};

const writeTo = async (db: WritableDb, table: Sql, numbers: readonly number[], change: DescriptionChange, columns: Readonly<Partial<Record<DescriptionField, Sql>>>): Promise<void> => {
  const written = fieldsOf(change).flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [{ column, value: sql`${storedOf(change[field])}` }];
  });
  if (written.length > 0) {
    // Naming a column rewrites every index it is in, changed or not, and lists have many: only rows that differ are written.
    await db.run(sql`UPDATE ${table} SET ${listed(written.map(({ column, value }) => sql`${column} = ${value}`))} WHERE number IN ${among(numbers)}
      AND (${listed(written.map(({ column }) => column))}) IS NOT (${listed(written.map(({ value }) => value))})`);
  }
};

/** Notes anew whether anyone said anything about each item. */
const noteDescribed = async (db: WritableDb, numbers: readonly number[]): Promise<void> => {
  const said = sql`(SELECT (${listed(tellingFields.map(columnOf))}) IS NOT (${listed(tellingFields.map((field) => sql`${storedOf(unsaid[field])}`))}) FROM evidence_description AS d WHERE d.number = e.number)`;
  await db.run(sql`UPDATE evidence AS e SET described = ${said} WHERE number IN ${among(numbers)} AND described IS NOT ${said}`);
};

const fileDateIn = (row: Row) => uncertainDateSchema.nullable().parse(jsonIn(row, 'file_date'));
const peopleDateIn = (row: Row) => uncertainDateSchema.nullable().parse(jsonIn(row, 'people_date'));

/** Works out anew what lists are sorted and filtered by. Titles and dates apart: each has indexes of its own. */
const noteKeys = async (db: WritableDb, numbers: readonly number[], { titles, dates: ofDates }: { readonly titles: boolean; readonly dates: boolean }): Promise<void> => {
  if (!titles && !ofDates) {
    return;
  }
  const rows = await db.all(sql`SELECT e.number, e.title, e.file_name, d.captured_at AS people_date, m.says ->> 'capturedAt' AS file_date
    FROM evidence AS e JOIN evidence_description AS d USING (number) JOIN evidence_metadata AS m USING (number) WHERE e.number IN ${among(numbers)}`);
  const keyed = rows.map((row) => {
    const date = effectiveDate(peopleDateIn(row), fileDateIn(row));
    const keys = sortKeysOf(textIn(row, 'title'), textIn(row, 'file_name'), date);
    return [numberIn(row, 'number'), keys.titleSort, keys.undated, keys.capturedSort, keys.capturedFirst, keys.capturedLast, storedOf(date)];
  });
  const given = JSON.stringify(keyed);
  if (titles) {
    await db.run(sql`UPDATE evidence SET title_sort = k.value ->> 1 FROM json_each(${given}) AS k WHERE evidence.number = k.value ->> 0 AND title_sort <> k.value ->> 1`);
  }
  if (ofDates) {
    await db.run(sql`UPDATE evidence SET undated = k.value ->> 2, captured_sort = k.value ->> 3, captured_first = k.value ->> 4, captured_last = k.value ->> 5, captured_at = k.value ->> 6
      FROM json_each(${given}) AS k WHERE evidence.number = k.value ->> 0
      AND (undated, captured_sort, captured_first, captured_last, captured_at) IS NOT (k.value ->> 2, k.value ->> 3, k.value ->> 4, k.value ->> 5, k.value ->> 6)`);
  }
};

/** Writes the given fields of all these items, and everything that lists derive from them. */
export const writeFields = async (db: WritableDb, numbers: readonly number[], change: DescriptionChange): Promise<void> => {
  await writeTo(db, sql`evidence`, numbers, change, itemColumns);
  await writeTo(db, sql`evidence_description`, numbers, change, otherColumns);
  await noteKeys(db, numbers, { titles: change.title !== undefined, dates: change.capturedAt !== undefined });
  if (fieldsOf(change).some((field) => tellingFields.includes(field))) {
    await noteDescribed(db, numbers);
  }
};
