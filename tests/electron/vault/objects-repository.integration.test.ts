// Keys of objects whose rows lie on damaged pages: every row that can be read is found, and nothing is asked for hours where none can.
import '../../faults/remembered-argon2.ts';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadableDb } from '../../../electron/vault/database/handle.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { allObjects, insertObjects } from '../../../electron/vault/objects-repository.ts';
import type { ObjectRef } from '../../../electron/vault/objects/object-store.ts';
import type { OpenSession } from '../../../electron/vault/opening/open-session.ts';
import { objectIdSchema } from '../../../shared/ids.ts';
import { openCopy, reopen } from './vault-for-tests.ts';

const pageBytes = 4096;
/** Enough rows for pages between the root and the leaves. */
const rows = 24_000;
const refs: readonly ObjectRef[] = Array.from({ length: rows }, (_, at) => ({ id: objectIdSchema.parse(randomBytes(16).toString('hex')), key: randomBytes(32), size: at }));

interface Page {
  readonly number: number;
  readonly cells: number;
}

let home: string;
let model: string;
let whole: Buffer;
/** In the order of their rows. */
const leaves: Page[] = [];
const inner: Page[] = [];
let root: number;
let index: number;

const number = (value: unknown): number => Number(value);
const pagesOf = async ({ read }: OpenSession, type: string): Promise<readonly Page[]> =>
  (await read.all(sql`SELECT pageno, ncell FROM dbstat WHERE name = 'stored_object' AND pagetype = ${type} ORDER BY path`)).map((row) => ({ number: number(row['pageno']), cells: number(row['ncell']) }));
const rootOf = async ({ read }: OpenSession, name: string): Promise<number> => number((await read.get(sql`SELECT rootpage FROM sqlite_schema WHERE name = ${name}`))?.['rootpage']);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-rows-'));
  model = join(home, 'model');
  const session = await openCopy(model);
  await session.change(async ({ db, at, record }) => {
    await insertObjects(db, refs, at);
    await record('imported', 'E-001', {});
  });
  leaves.push(...(await pagesOf(session, 'leaf')));
  inner.push(...(await pagesOf(session, 'internal')));
  root = await rootOf(session, 'stored_object');
  index = await rootOf(session, 'sqlite_autoindex_stored_object_1');
  await session.close();
  whole = readFileSync(join(model, 'records.db'));
});
afterAll(async () => rm(home, { recursive: true }));

/** What is found with these pages damaged, how many rows are told as not readable, and how often the records were asked. */
const found = async (damaged: readonly number[]): Promise<{ readonly sizes: readonly number[]; readonly unreadable: number; readonly asked: number }> => {
  const bytes = Buffer.from(whole);
  for (const page of damaged) bytes[(page - 1) * pageBytes + 2000]! ^= 1;
  const folder = join(home, 'vault');
  await cp(model, folder, { recursive: true });
  writeFileSync(join(folder, 'records.db'), bytes);
  const { session } = await reopen(folder);
  try {
    let [asked, unreadable] = [0, 0];
    const counted: ReadableDb = {
      all: (query) => { asked += 1; return session.read.all(query); },
      get: (query) => { asked += 1; return session.read.get(query); },
    };
    const sizes: number[] = [];
    for await (const { size } of allObjects(counted, (more) => { unreadable += more; })) sizes.push(size);
    return { sizes, unreadable, asked };
  } finally {
    await session.close();
    await rm(folder, { recursive: true });
  }
};

/** The rows of all leaves but these, as their sizes number them. */
const without = (lost: readonly number[]): readonly number[] => {
  let next = 0;
  return leaves.flatMap(({ cells }, at) => {
    const first = next;
    next += cells;
    return lost.includes(at) ? [] : Array.from({ length: cells }, (_, row) => first + row);
  });
};
const numbersOf = (at: readonly number[]): readonly number[] => at.map((place) => leaves[place]!.number);

describe('the rows of all objects', () => {
  it('are all found in a vault without damage', async () => {
    const { sizes, unreadable } = await found([]);
    expect([sizes, unreadable]).toEqual([without([]), 0]);
  });

  it.each([
    ['one page', [100]],
    ['the first page', [0]],
    ['the last page', [-1]],
    ['two pages with one between them', [200, 202]],
    ['the last pages but one', [-1, -3]],
  ])('are found on all pages but the damaged ones: %s', async (_, places) => {
    const lost = places.map((place) => (place < 0 ? leaves.length + place : place));
    const { sizes, unreadable, asked } = await found(numbersOf(lost));
    expect([sizes, unreadable]).toEqual([without(lost), rows - without(lost).length]);
    expect(asked).toBeLessThan(1000);
  });

  it('are given up at once where the page that all ways begin at is damaged, and counted from the index', async () => {
    const { sizes, unreadable, asked } = await found([root]);
    expect([sizes, unreadable]).toEqual([[], rows]);
    expect(asked).toBeLessThan(5);
  });

  it('are given up at once where the index is damaged as well', async () => {
    const { sizes, unreadable, asked } = await found([root, index]);
    expect(sizes).toEqual([]);
    expect(unreadable).toBeGreaterThanOrEqual(rows);
    expect(asked).toBeLessThan(5);
  });

  it('are found beside a damaged page of many leaves without asking for each row', async () => {
    const [page] = inner.filter(({ number: at }) => at !== root).toSorted((one, other) => one.cells - other.cells);
    const { sizes, unreadable, asked } = await found([page!.number]);
    expect([sizes, unreadable]).toEqual([without([]).slice(0, sizes.length), rows - sizes.length]);
    expect(unreadable).toBeGreaterThan(1000);
    expect(asked).toBeLessThan(unreadable / 8 + 50);
  });
});
