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
import { damagedFirstPage, mendFirstPage, mendingPage, putDamagedBack } from '../../../../electron/vault/database/mending.ts';
import { createDatabase, openDatabase, type OpenedDatabase } from '../../../../electron/vault/database/open.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';

const pageBytes = 4096;
const key = randomBytes(32);
const [listKey, tagKey] = [Secret.owning(new Uint8Array(randomBytes(32))), Secret.owning(new Uint8Array(randomBytes(32)))];
const migrations: readonly Migration[] = [{ version: 10, name: 'notes', statements: [sql`CREATE TABLE note (number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT`] }];

let place: string;
beforeAll(async () => { place = await mkdtemp(join(tmpdir(), 'newest-pages-')); });
afterAll(async () => {
  listKey.end();
  tagKey.end();
  await rm(place, { recursive: true });
});

const optionsIn = (folder: string, engine: Engine, leastSequence: number | null = 1) => ({
  file: join(folder, 'a.db'), key, migrations, engine,
  pages: { place: { file: join(folder, 'a.pages'), unfinished: join(folder, 'a.pages.new') }, listKey, tagKey, leastSequence },
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
  const copied = async (folder: string): Promise<string> => {
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
      expect(await found(await copied(folder))).toEqual(['kept', []]);
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
    expect(await found(await copied(folder))).toEqual(['kept', []]);
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
    expect(await found(await copied(folder))).toEqual(['kept', [page]]);
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
      const copy = await copied(folder);
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

  const mendable = (folder: string, leastSequence: number | null): Promise<Buffer | null> => {
    const { file, pages } = optionsIn(folder, engine, leastSequence);
    return mendingPage({ file, key, pages });
  };
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
      const page = await mendable(folder, reached);
      if (page === null) throw new Error(`nothing mends byte ${String(at)}`);
      await mendFirstPage(join(folder, 'a.db'), page, place);
      expect((await readFile(place.file)).equals(damaged)).toBe(true);
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
    const killed = await copied(folder);
    expect((await stat(join(killed, 'a.db-wal'))).size).toBeGreaterThan(0);
    await database.close();
    await damagedAt(killed, 3);
    const page = await mendable(killed, 1);
    if (page === null) throw new Error('nothing mends it');
    await mendFirstPage(join(killed, 'a.db'), page, { file: join(killed, 'a.damaged'), unfinished: join(killed, 'a.damaged.new') });
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

  it('puts back what was found where the disk does not take the page, and keeps what was found first when it is tried again', async () => {
    const { folder, database } = await made('undone');
    await write(database, from(0, 20));
    await database.close();
    await damagedAt(folder, 2000);
    const place = { file: join(folder, 'a.damaged'), unfinished: join(folder, 'a.damaged.new') };
    const damaged = await readFile(join(folder, 'a.db'));
    const page = await mendable(folder, database.pageListSequence);
    if (page === null) throw new Error('nothing mends it');
    await mendFirstPage(join(folder, 'a.db'), page, place);
    // Cut short between two blocks of the disk.
    const torn = await readFile(join(folder, 'a.db'));
    damaged.copy(torn, 1024, 1024, pageBytes);
    await writeFile(join(folder, 'a.db'), torn);
    await mendFirstPage(join(folder, 'a.db'), page, place);
    expect((await readFile(place.file)).equals(damaged.subarray(0, pageBytes))).toBe(true);
    await putDamagedBack(join(folder, 'a.db'), place);
    expect((await readFile(join(folder, 'a.db'))).equals(damaged)).toBe(true);
    expect(await damagedFirstPage(place)).toBeNull();
  });
});
