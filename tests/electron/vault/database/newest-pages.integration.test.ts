// The list of the newest pages of a database: it agrees with the file after every way of stopping, and tells a page that was put back.
import { randomBytes } from 'node:crypto';
import { appendFile, cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { engines } from '../../../../electron/vault/database/engine-choice.ts';
import type { Engine } from '../../../../electron/vault/database/engine.ts';
import type { Migration } from '../../../../electron/vault/database/migrations/migration.ts';
import { damagedPages, hasDamagedPage, mendingPages, mendPages, putDamagedBack, type Mendable, type Pages } from '../../../../electron/vault/database/mending.ts';
import { PageList } from '../../../../electron/vault/database/newest-pages/page-list.ts';
import { createDatabase, openDatabase, type OpenedDatabase } from '../../../../electron/vault/database/open.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';

const pageBytes = 4096;
const key = randomBytes(32);
const [listKey, tagKey] = [Secret.owning(new Uint8Array(randomBytes(32))), Secret.owning(new Uint8Array(randomBytes(32)))];
const migrations: readonly Migration[] = [{ version: 10, name: 'notes', statements: [sql`CREATE TABLE note (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT`, sql`CREATE INDEX note_letter ON note (substr(words, 1, 1), number) WHERE number >= 10000`] }];

let place: string;
beforeAll(async () => { place = await mkdtemp(join(tmpdir(), 'newest-pages-')); });
afterAll(async () => {
  listKey.end();
  tagKey.end();
  await rm(place, { recursive: true });
});

const optionsIn = (folder: string, engine: Engine, leastSequence: number | null = 1) => ({
  file: join(folder, 'a.db'), key, migrations, engine,
  pages: { place: { file: join(folder, 'a.pages'), unfinished: join(folder, 'a.pages.new') }, listKey, tagKey, leastSequence, trees: { whole: [], shortRows: [], tableEnds: ['note'], indexEnds: [{ name: 'note_letter', text: 'b' }] } },
});

const words = (length: number): string => randomBytes(length / 2).toString('hex');

/** Rows of about a page each. */
const write = (database: OpenedDatabase, numbers: readonly number[]): Promise<void> => database.transaction(async (db) => {
  for (const number of numbers) await db.run(sql`INSERT INTO note (number, words) VALUES (${number}, ${words(3000)}) ON CONFLICT (number) DO UPDATE SET words = excluded.words`);
});
const from = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => first + index);
const older = (database: OpenedDatabase): Promise<readonly number[] | null> => database.olderPages(new AbortController().signal);
const pageWith = async (database: OpenedDatabase, number: number): Promise<number> => {
  const rows = await database.read.all(sql`SELECT pageno FROM dbstat WHERE name = 'note' AND pagetype = 'leaf' ORDER BY path`);
  return Number(rows[number - 1]?.['pageno']);
};

describe.each(Object.values(engines))('with $name', (engine) => {
  const made = async (name: string): Promise<{ readonly folder: string; readonly database: OpenedDatabase }> => {
    const folder = await mkdtemp(join(place, `${name}-`));
    return { folder, database: await createDatabase(optionsIn(folder, engine, null)) };
  };
  const copyOf = async (folder: string): Promise<string> => {
    const copy = await mkdtemp(join(place, 'copy-'));
    await cp(folder, copy, { recursive: true });
    return copy;
  };
  const found = async (folder: string, leastSequence: number | null = 1): Promise<readonly unknown[]> => {
    const database = await openDatabase(optionsIn(folder, engine, leastSequence));
    try {
      return [database.pageList, await older(database)];
    } finally {
      await database.close();
    }
  };

  it('agrees with the file through many checkpoints, a close, and a copy taken at any moment as a kill would leave it', async () => {
    const { folder, database } = await made('many');
    for (let round = 0; round < 6; round += 1) {
      await write(database, from(round * 300, 450));
      expect(await found(await copyOf(folder))).toEqual(['kept', []]);
    }
    expect((await stat(join(folder, 'a.db'))).size).toBeGreaterThan(1000 * pageBytes);
    expect(await older(database)).toEqual([]);
    await database.close();
    await expect(stat(join(folder, 'a.db-wal'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await found(folder, database.pageListSequence)).toEqual(['kept', []]);
  });

  it('agrees where a reader keeps the log from being emptied, also after a kill at that moment', async () => {
    const { folder, database } = await made('reader');
    await write(database, from(0, 200));
    const reader = await engine.connect(join(folder, 'a.db'), key);
    await reader.script('BEGIN');
    await reader.all('SELECT count(*) FROM note', []);
    for (let round = 0; round < 5; round += 1) await write(database, from(round, 300));
    expect(await older(database)).toEqual([]);
    expect(await found(await copyOf(folder))).toEqual(['kept', []]);
    await reader.script('COMMIT');
    await reader.close();
    await write(database, from(0, 300));
    expect(await older(database)).toEqual([]);
    await database.close();
    expect(await found(folder)).toEqual(['kept', []]);
  });

  it('tells a page that was put back, still after it was written to, and no longer once it was told and written again', async () => {
    const { folder, database } = await made('put-back');
    await write(database, from(1, 20));
    const page = await pageWith(database, 10);
    await database.close();
    const before = await readFile(join(folder, 'a.db'));
    const second = await openDatabase(optionsIn(folder, engine));
    await write(second, [10]);
    await second.close();
    const bytes = await readFile(join(folder, 'a.db'));
    before.copy(bytes, (page - 1) * pageBytes, (page - 1) * pageBytes, page * pageBytes);
    await writeFile(join(folder, 'a.db'), bytes);
    expect(await found(await copyOf(folder))).toEqual(['kept', [page]]);
    const third = await openDatabase(optionsIn(folder, engine));
    await write(third, [10]);
    await third.close();
    const fourth = await openDatabase(optionsIn(folder, engine));
    expect(await older(fourth)).toEqual([page]);
    await write(fourth, [10]);
    expect(await older(fourth)).toEqual([]);
    await fourth.close();
    expect(await found(folder)).toEqual(['kept', []]);
  });

  it('takes up a list whose end was cut short, and begins a new one where it is missing, damaged or an older one', async () => {
    const { folder, database } = await made('lists');
    await write(database, from(1, 20));
    await database.close();
    const oldList = await readFile(join(folder, 'a.pages'));
    const again = await openDatabase(optionsIn(folder, engine));
    await write(again, from(1, 20));
    await again.close();
    const reached = again.pageListSequence;
    const list = await readFile(join(folder, 'a.pages'));
    const with_ = async (change: (file: string) => Promise<void>): Promise<string> => {
      const copy = await copyOf(folder);
      await change(join(copy, 'a.pages'));
      return copy;
    };
    expect(await found(await with_((file) => appendFile(file, list.subarray(16, 300))), reached)).toEqual(['kept', []]);
    expect(await found(await with_((file) => rm(file)), reached)).toEqual(['missing', []]);
    expect(await found(await with_((file) => truncate(file, 0)), reached)).toEqual(['damaged', []]);
    expect(await found(await with_((file) => writeFile(file, oldList)), reached)).toEqual(['older', []]);
    const flipped = Buffer.from(list);
    flipped[40]! ^= 1;
    const damaged = await with_((file) => writeFile(file, flipped));
    expect(await found(damaged, reached)).toEqual(['damaged', []]);
    expect(await found(damaged, reached)).toEqual(['kept', []]);
    // Without a number to hold it against, an older list is one that knows other pages.
    expect(await found(await with_((file) => writeFile(file, oldList)), 1)).toEqual(['kept', expect.arrayContaining([expect.any(Number)])]);
  });

  const recordsIn = async (folder: string, leastSequence: number | null): Promise<Mendable> => {
    const { file, pages } = optionsIn(folder, engine, leastSequence);
    return { file, key, pages, list: await PageList.read(pages.place, listKey) };
  };
  /** Null where nothing can be mended. */
  const mendable = async (folder: string, leastSequence: number | null): Promise<Pages | null> => {
    const pages = await mendingPages(await recordsIn(folder, leastSequence));
    return pages.size === 0 ? null : pages;
  };
  const kept = (number: number, page: Uint8Array): Buffer => Buffer.concat([Buffer.from([0, 0, 0, number]), page]);
  const damagedAt = async (folder: string, at: number, mask = 1): Promise<void> => {
    const bytes = await readFile(join(folder, 'a.db'));
    bytes[at]! ^= mask;
    await writeFile(join(folder, 'a.db'), bytes);
  };
  const wordsIn = async (folder: string): Promise<readonly unknown[]> => {
    const database = await openDatabase(optionsIn(folder, engine));
    try {
      return await database.read.all(sql`SELECT number, words FROM note ORDER BY number`);
    } finally {
      await database.close();
    }
  };

  it('keeps the newest first page, which takes the place of one that is damaged in any part, and leaves a whole one alone', async () => {
    const { folder, database } = await made('mend');
    for (let round = 0; round < 3; round += 1) await write(database, from(round * 300, 450));
    await database.close();
    const [reached, rows] = [database.pageListSequence, await wordsIn(folder)];
    const whole = await readFile(join(folder, 'a.db'));
    expect(await mendable(folder, reached)).toBeNull();
    const place = { file: join(folder, 'a.damaged'), unfinished: join(folder, 'a.damaged.new') };
    // Salt, what is encrypted, its header and end, IV and seal, each in its first, a middle and its last byte.
    for (const at of [0, 8, 15, 16, 40, 100, 116, 2000, 4015, 4016, 4024, 4031, 4032, 4064, 4095]) {
      await damagedAt(folder, at, 1 << (at % 8));
      const damaged = (await readFile(join(folder, 'a.db'))).subarray(0, pageBytes);
      expect(await hasDamagedPage(await recordsIn(folder, reached))).toBe(true);
      const pages = await mendable(folder, reached);
      if (pages === null) throw new Error(`nothing mends byte ${String(at)}`);
      expect([...pages.keys()]).toEqual([1]);
      await mendPages(join(folder, 'a.db'), pages, place);
      expect((await readFile(place.file)).equals(kept(1, damaged))).toBe(true);
      await rm(place.file);
      expect(await mendable(folder, reached)).toBeNull();
    }
    expect((await readFile(join(folder, 'a.db'))).subarray(pageBytes).equals(whole.subarray(pageBytes))).toBe(true);
    expect(await wordsIn(folder)).toEqual(rows);
    expect(await found(folder, reached)).toEqual(['kept', []]);
  });

  it('mends beside a log that a kill left, whose pages count as before', async () => {
    const { folder, database } = await made('mend-log');
    await write(database, from(0, 1300));
    await write(database, from(1300, 40));
    const rows = await database.read.all(sql`SELECT number, words FROM note ORDER BY number`);
    const killed = await copyOf(folder);
    expect((await stat(join(killed, 'a.db-wal'))).size).toBeGreaterThan(0);
    await database.close();
    await damagedAt(killed, 3);
    const pages = await mendable(killed, 1);
    if (pages === null) throw new Error('nothing mends it');
    await mendPages(join(killed, 'a.db'), pages, { file: join(killed, 'a.damaged'), unfinished: join(killed, 'a.damaged.new') });
    expect(await wordsIn(killed)).toEqual(rows);
    expect(await found(killed)).toEqual(['kept', []]);
  });

  it('mends nothing where the list is an older one, is damaged or gone, where nothing says how far it had reached, and where no other page is of that file', async () => {
    const { folder, database } = await made('unproven');
    await write(database, from(0, 20));
    await database.close();
    const oldList = await readFile(join(folder, 'a.pages'));
    const again = await openDatabase(optionsIn(folder, engine));
    await write(again, from(20, 400));
    await again.close();
    const reached = again.pageListSequence;
    await damagedAt(folder, 2000);
    expect(await mendable(folder, reached)).not.toBeNull();
    expect(await mendable(folder, null)).toBeNull();
    expect(await mendable(folder, (reached ?? 0) + 1)).toBeNull();
    const list = await readFile(join(folder, 'a.pages'));
    await writeFile(join(folder, 'a.pages'), oldList);
    expect(await mendable(folder, reached)).toBeNull();
    // The last record carries the page: one bit of it, and the record does not count.
    const flipped = Buffer.from(list);
    flipped[list.length - 40]! ^= 1;
    await writeFile(join(folder, 'a.pages'), flipped);
    expect(await mendable(folder, reached)).toBeNull();
    await rm(join(folder, 'a.pages'));
    expect(await mendable(folder, reached)).toBeNull();
    await writeFile(join(folder, 'a.pages'), list);
    const bytes = await readFile(join(folder, 'a.db'));
    await writeFile(join(folder, 'a.db'), Buffer.concat([bytes.subarray(0, pageBytes), randomBytes(bytes.length - pageBytes)]));
    expect(await mendable(folder, reached)).toBeNull();
  });

  it('keeps no first page of which the list does not know what the file holds', async () => {
    const { folder, database } = await made('first-put-back');
    await write(database, from(0, 60));
    await database.close();
    const before = await readFile(join(folder, 'a.db'));
    const second = await openDatabase(optionsIn(folder, engine));
    await second.transaction((db) => db.run(sql`DELETE FROM note WHERE number < 30`));
    await second.close();
    // The older first page knows nothing of the pages that are free now. It opens, and can be written to.
    const bytes = await readFile(join(folder, 'a.db'));
    expect(bytes.subarray(0, pageBytes).equals(before.subarray(0, pageBytes))).toBe(false);
    before.copy(bytes, 0, 0, pageBytes);
    await writeFile(join(folder, 'a.db'), bytes);
    const third = await openDatabase(optionsIn(folder, engine));
    await write(third, from(500, 40));
    expect(await older(third)).toContain(1);
    await third.close();
    await damagedAt(folder, 2000);
    expect(await mendable(folder, third.pageListSequence)).toBeNull();
  });

  /** The pages of the table and of its index, in the order of what they hold. */
  const pagesOf = async (folder: string): Promise<Readonly<Record<'rows' | 'innerRows' | 'letters', readonly number[]>>> => {
    const database = await openDatabase(optionsIn(folder, engine));
    const found = await database.read.all(sql`SELECT name, pageno, pagetype FROM dbstat WHERE name IN ('note', 'note_letter') AND pagetype <> 'overflow' ORDER BY path`);
    await database.close();
    const of = (name: string, type: string): readonly number[] => found.flatMap((row) => (row['name'] === name && row['pagetype'] === type ? [Number(row['pageno'])] : []));
    return { rows: of('note', 'leaf'), innerRows: of('note', 'internal'), letters: of('note_letter', 'leaf') };
  };

  it('keeps the pages at the end of a table and of an index, whatever became of them, and mends several at once; no other page is kept', async () => {
    const { folder, database } = await made('ends');
    const texts = (first: number, count: number): Promise<void> => database.transaction(async (db) => {
      for (const number of from(first, count)) await db.run(sql`INSERT INTO note (number, words) VALUES (${number}, ${`${'abc'[number % 3] ?? ''}${String(number).padStart(6, '0')}${words(600)}`})`);
    });
    for (let round = 0; round < 4; round += 1) await texts(10_000 + round * 400, 400);
    await database.close();
    const list = await PageList.read(optionsIn(folder, engine).pages.place, listKey);
    if (list.state !== 'good') throw new Error('no list');
    const [copied, reached] = [new Set(list.list.copies.keys()), list.list.sequence];
    const { rows: leaves, innerRows, letters } = await pagesOf(folder);
    const [table, middle, inner] = [leaves.at(-1) ?? 0, leaves[3] ?? 0, innerRows[0] ?? 0];
    expect([copied.has(table), copied.has(inner), copied.has(middle)]).toEqual([true, true, false]);
    // Both ways, the pages of the structure, and none of what was an end before.
    expect(copied.size).toBeLessThan(10);
    const others = letters.filter((number) => !copied.has(number));
    expect([others.length > 1, others.length]).toEqual([true, letters.length - 1]);
    // With every other page of the index damaged the last of its letter is still found.
    const away = await copyOf(folder);
    for (const number of others) await damagedAt(away, (number - 1) * pageBytes + 2000);
    const found = await openDatabase(optionsIn(away, engine));
    expect(await found.read.get(sql`SELECT number FROM note INDEXED BY note_letter WHERE substr(words, 1, 1) = 'b' AND number >= 10000 ORDER BY number DESC LIMIT 1`)).toEqual({ number: 11_599 });
    await found.close();
    const rows = await wordsIn(folder);
    const index = letters.find((number) => copied.has(number)) ?? 0;
    for (const number of [1, table, index, inner]) await damagedAt(folder, (number - 1) * pageBytes + 2000);
    const damaged = await readFile(join(folder, 'a.db'));
    expect(await hasDamagedPage(await recordsIn(folder, reached))).toBe(true);
    const pages = await mendable(folder, reached);
    if (pages === null) throw new Error('nothing mends them');
    expect([...pages.keys()].toSorted((a, b) => a - b)).toEqual([1, table, index, inner].toSorted((a, b) => a - b));
    const place = { file: join(folder, 'a.damaged'), unfinished: join(folder, 'a.damaged.new') };
    await mendPages(join(folder, 'a.db'), pages, place);
    expect(await wordsIn(folder)).toEqual(rows);
    await putDamagedBack(join(folder, 'a.db'), place);
    expect((await readFile(join(folder, 'a.db'))).equals(damaged)).toBe(true);
    // A page of which no copy is kept stays damaged, and keeps nobody from mending the others.
    await damagedAt(folder, (middle - 1) * pageBytes + 2000);
    expect((await mendable(folder, reached))?.size).toBe(4);
  });

  it('mends nothing in a file of which a whole page is not what the list says', async () => {
    const { folder, database } = await made('another-state');
    await write(database, from(0, 60));
    await database.close();
    const before = await readFile(join(folder, 'a.db'));
    const again = await openDatabase(optionsIn(folder, engine));
    await write(again, from(0, 60));
    await again.close();
    const bytes = await readFile(join(folder, 'a.db'));
    const changed = from(2, bytes.length / pageBytes - 1).find((number) => !bytes.subarray((number - 1) * pageBytes, number * pageBytes).equals(before.subarray((number - 1) * pageBytes, number * pageBytes))) ?? 0;
    before.copy(bytes, (changed - 1) * pageBytes, (changed - 1) * pageBytes, changed * pageBytes);
    await writeFile(join(folder, 'a.db'), bytes);
    await damagedAt(folder, 2000);
    expect(await mendable(folder, again.pageListSequence)).toBeNull();
  });

  it('leaves a damaged page alone that the log holds', async () => {
    const { folder, database } = await made('in-log');
    await write(database, from(0, 40));
    const killed = await copyOf(folder);
    await database.close();
    expect(await hasDamagedPage(await recordsIn(killed, 1))).toBe(false);
    const pages = (await readFile(join(killed, 'a.db'))).length / pageBytes;
    // Everything that was written since the list was begun lies in the log.
    for (let number = 1; number <= pages; number += 1) await damagedAt(killed, (number - 1) * pageBytes + 2000);
    const list = await PageList.read(optionsIn(killed, engine).pages.place, listKey);
    if (list.state !== 'good') throw new Error('no list');
    const log = await readFile(join(killed, 'a.db-wal'));
    const inLog = new Set(Array.from({ length: (log.length - 32) / (24 + pageBytes) }, (_, frame) => log.readUInt32BE(32 + frame * (24 + pageBytes))));
    expect(await hasDamagedPage(await recordsIn(killed, 1))).toBe([...list.list.copies.keys()].some((number) => !inLog.has(number)));
  });

  it('puts back what was found where the disk does not take the page, and keeps what was found first when it is tried again', async () => {
    const { folder, database } = await made('undone');
    await write(database, from(0, 20));
    await database.close();
    await damagedAt(folder, 2000);
    const place = { file: join(folder, 'a.damaged'), unfinished: join(folder, 'a.damaged.new') };
    const damaged = await readFile(join(folder, 'a.db'));
    const pages = await mendable(folder, database.pageListSequence);
    if (pages === null) throw new Error('nothing mends it');
    await mendPages(join(folder, 'a.db'), pages, place);
    // Cut short between two blocks of the disk.
    const torn = await readFile(join(folder, 'a.db'));
    damaged.copy(torn, 1024, 1024, pageBytes);
    await writeFile(join(folder, 'a.db'), torn);
    await mendPages(join(folder, 'a.db'), pages, place);
    expect((await readFile(place.file)).equals(kept(1, damaged.subarray(0, pageBytes)))).toBe(true);
    await putDamagedBack(join(folder, 'a.db'), place);
    expect((await readFile(join(folder, 'a.db'))).equals(damaged)).toBe(true);
    expect(await damagedPages(place)).toBeNull();
  });
});
