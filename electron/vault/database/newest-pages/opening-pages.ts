// Which pages every opening has to read: those of the structure, of small tables, and the newest ends of the log. One of them damaged keeps the whole
// database shut, so a copy of each is kept in the list of the newest pages.
import type { Connection } from '../engine.ts';
import { valuesAt, varintAt } from '../carved-rows.ts';
import { sql } from '../sql.ts';

/** Trees of pages as SQLite calls them (tables and indexes), of which an opening reads something. */
export interface OpeningTrees {
  /** Read as a whole, also rows that need more than one page. */
  readonly whole: readonly string[];
  /** Read row by row; rows that need more than one page are not. */
  readonly shortRows: readonly string[];
  /** A table that grows at its end: the way to its newest row. */
  readonly tableEnds: readonly string[];
  /** An index that begins with a text: the way to the last row that begins with this one. */
  readonly indexEnds: readonly { readonly name: string; readonly text: string }[];
}

/** The structure is a tree like the others. */
const structure = 'sqlite_schema';

/** A tree that grew beyond it is no small one: a megabyte. */
const mostPages = 256;

/** Deeper than any tree that a disk could hold. */
const mostLevels = 20;

const innerOfTable = 0x05;
const innerOfIndex = 0x02;

/** The page, decrypted; null where it cannot be read. */
export type PageAt = (number: number) => Promise<Buffer | null>;

/** The text that an inner page of an index begins its cell at `at` with, and the page below it. */
const cellAt = (page: Buffer, at: number): { readonly below: number; readonly text: string } | null => {
  const payload = varintAt(page, at + 4);
  const [text] = payload === null ? [] : valuesAt(page, payload.next, page.length);
  return typeof text === 'string' ? { below: page.readUInt32BE(at), text } : null;
};

/** The page below an inner one, on the way to the newest row, or to the last that begins with `text`; null where the page is no inner one. */
const below = (page: Buffer, text: string | null): number | null => {
  if (page[0] !== innerOfTable && page[0] !== innerOfIndex) return null;
  const last = page.readUInt32BE(8);
  if (text === null) return last;
  const cells = page.readUInt16BE(3);
  for (let cell = 0; cell < cells && 14 + cell * 2 <= page.length; cell += 1) {
    const at = page.readUInt16BE(12 + cell * 2);
    const found = at + 8 <= page.length ? cellAt(page, at) : null;
    // SQLite compares texts byte by byte, as they are for what stands here.
    if (found !== null && Buffer.compare(Buffer.from(found.text), Buffer.from(text)) > 0) return found.below;
  }
  return last;
};

const way = async (root: number, text: string | null, pageAt: PageAt): Promise<readonly number[]> => {
  const numbers: number[] = [];
  for (let next: number | null = root; next !== null && numbers.length < mostLevels;) {
    numbers.push(next);
    const page = await pageAt(next);
    next = page === null ? null : below(page, text);
  }
  return numbers;
};

/** Numbers of the pages. Throws the failures of the engine, which reads most of them. */
export const openingPages = async (connection: Connection, trees: OpeningTrees, pageAt: PageAt): Promise<ReadonlySet<number>> => {
  const found = new Set([1]);
  const ask = async ({ text, values }: ReturnType<typeof sql>): Promise<void> => {
    for (const row of await connection.all(text, values)) found.add(Number(row['pageno']));
  };
  for (const name of [structure, ...trees.whole]) await ask(sql`SELECT pageno FROM dbstat WHERE name = ${name} LIMIT ${mostPages}`);
  for (const name of trees.shortRows) await ask(sql`SELECT pageno FROM dbstat WHERE name = ${name} AND pagetype <> 'overflow' LIMIT ${mostPages}`);
  for (const { name, text } of [...trees.tableEnds.map((table) => ({ name: table, text: null })), ...trees.indexEnds]) {
    const { text: query, values } = sql`SELECT rootpage FROM sqlite_schema WHERE name = ${name}`;
    const [row] = await connection.all(query, values);
    if (row !== undefined) for (const number of await way(Number(row['rootpage']), text, pageAt)) found.add(number);
  }
  return found;
};
