// Lists of rows of which somebody may have damaged one: it must not take the others with it, and is never left out without a word.
import type { z } from 'zod';
import type { Row } from './handle.ts';
import { readUnlessDamaged } from './row-damage.ts';

/** What a table gives that can be read, and how many of its rows cannot. */
export interface ReadableRows<T> {
  readonly rows: T[];
  readonly unread: number;
}

export const readable = <T>(rows: readonly Row[], read: (row: Row) => z.ZodSafeParseResult<T>): ReadableRows<T> => {
  const all = rows.map(read).flatMap(({ data }) => (data === undefined ? [] : [data]));
  return { rows: all, unread: rows.length - all.length };
};

/**
 * Rows by their numbers, read together; where that cannot be done, because a row holds what the engine cannot hand over or lies on a page that is damaged,
 * each by itself: null for one that still cannot be read. What is not there is not in it.
 */
export const rowsByNumber = async (numbers: readonly number[], read: (numbers: readonly number[]) => Promise<readonly Row[]>): Promise<ReadonlyMap<number, Row | null>> => {
  const together = await readUnlessDamaged(read(numbers));
  if (together !== null) return new Map(together.map((row) => [Number(row['number']), row]));
  const found = new Map<number, Row | null>();
  for (const number of numbers) {
    const alone = await readUnlessDamaged(read([number]));
    const [row] = alone ?? [null];
    if (row !== undefined) found.set(number, row);
  }
  return found;
};

/** The JSON of a column; undefined, which a schema refuses, where it holds none. */
export const jsonOrNothing = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};
