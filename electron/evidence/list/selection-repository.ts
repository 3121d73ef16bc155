// What a selection holds: its items' numbers, its totals, and which values all of its items share. Reads only, and no more into memory
// than numbers, however many items there are.
import { z } from 'zod';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { dateFields, descriptionChangeSchema, descriptionSchema, type DescriptionField, type Selection } from '../../../shared/evidence/schema.ts';
import { evidenceNumber } from '../../../shared/ids.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import { joined, sql, type Sql } from '../../vault/database/sql.ts';
import { filterOf, itemStates, type ItemState } from './query-repository.ts';
import { jsonIn } from '../rows.ts';
import { columnOf } from '../describing/said-repository.ts';
import { mayBePrivileged } from '../privilege-repository.ts';

/** About rows of `evidence AS e` that are in the list, or of those that were removed from it. */
export const selected = (selection: Selection, state: ItemState = 'listed'): Sql => (selection.by === 'ids'
  ? sql`e.number IN (SELECT value FROM json_each(${JSON.stringify(selection.ids.map(evidenceNumber))})) AND ${itemStates[state]}`
  : sql`${itemStates[state]} AND ${filterOf(selection.query)} AND e.number NOT IN (SELECT value FROM json_each(${JSON.stringify(selection.except.map(evidenceNumber))}))`);

/** The numbers of a selection as it is now, in order: of items in the list, unless removed ones are asked for. */
export const selectedNumbers = async (db: ReadableDb, selection: Selection, state: ItemState = 'listed'): Promise<readonly number[]> => {
  const row = await db.get(sql`SELECT json_group_array(number) AS numbers FROM (SELECT e.number FROM evidence AS e WHERE ${selected(selection, state)} ORDER BY e.number)`);
  return row === undefined ? [] : z.array(z.int()).parse(jsonIn(row, 'numbers'));
};

/** How many items and bytes a selection holds. */
export const selectionTotals = async (db: ReadableDb, selection: Selection): Promise<{ readonly items: number; readonly bytes: number }> => {
  const row = await db.get(sql`SELECT count(*) AS items, coalesce(sum(e.size), 0) AS bytes FROM evidence AS e WHERE ${selected(selection)}`);
  return { items: Number(row?.['items'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
};

const fields = Object.keys(descriptionSchema.shape) as readonly DescriptionField[];

const dates: readonly string[] = dateFields;

const value = z.union([z.string(), z.number(), z.null()]);
const comparedSchema = z.array(z.tuple([value, value, z.int()]));

/** How many items of a selection are, or may be, between a lawyer and a client. */
export const privilegedIn = async (db: ReadableDb, selection: Selection): Promise<number> => {
  const row = await db.get(sql`SELECT count(*) AS items FROM evidence AS e JOIN evidence_description AS p USING (number) WHERE ${mayBePrivileged} AND ${selected(selection)}`);
  return Number(row?.['items'] ?? 0);
};

/** How many items a selection holds, and the values that all of them have; a field that is not there differs. */
export const sharedValues = async (db: ReadableDb, selection: Selection): Promise<OutputOf<'evidence.sharedValues'>> => {
  // Equal are values whose least is their greatest, and of which none or all are absent.
  const compared = joined(fields.map(columnOf).map((column) => sql`json_array(min(${column}), max(${column}), count(${column}))`), ', ');
  const row = await db.get(sql`SELECT count(*) AS items, json_array(${compared}) AS compared FROM evidence AS e JOIN evidence_description AS d USING (number) WHERE ${selected(selection)}`);
  const items = Number(row?.['items'] ?? 0);
  if (row === undefined || items === 0) {
    return { items: 0, shared: {} };
  }
  const found = comparedSchema.safeParse(jsonIn(row, 'compared'));
  if (!found.success) {
    throw new HoldfastError('database-damaged', { reason: 'column', name: 'compared' });
  }
  const same = fields.flatMap((field, index) => {
    const [least, greatest, said] = found.data[index] ?? [null, null, 0];
    return least === greatest && (said === 0 || said === items) ? [[field, typeof least === 'string' && dates.includes(field) ? (JSON.parse(least) as unknown) : least]] : [];
  });
  return { items, shared: descriptionChangeSchema.parse(Object.fromEntries(same)) };
};
