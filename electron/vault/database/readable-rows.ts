// Lists of rows of which somebody may have damaged one: it must not take the others with it, and is never left out without a word.
import type { z } from 'zod';
import type { Row } from './handle.ts';

/** What a table gives that can be read, and how many of its rows cannot. */
export interface ReadableRows<T> {
  readonly rows: T[];
  readonly unread: number;
}

export const readable = <T>(rows: readonly Row[], read: (row: Row) => z.ZodSafeParseResult<T>): ReadableRows<T> => {
  const all = rows.map(read).flatMap(({ data }) => (data === undefined ? [] : [data]));
  return { rows: all, unread: rows.length - all.length };
};

/** The JSON of a column; undefined, which a schema refuses, where it holds none. */
export const jsonOrNothing = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};
