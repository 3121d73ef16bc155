import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { engines } from '../../../../electron/vault/database/engine-choice.ts';
import type { Engine } from '../../../../electron/vault/database/engine.ts';
import { recordsMigrations } from '../../../../electron/vault/database/migrations/index.ts';
import { createDatabase, openDatabase } from '../../../../electron/vault/database/open.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';

let folder: string;
let file: string;
const key = randomBytes(32);
const options = (engine: Engine) => ({ file, key, migrations: recordsMigrations, engine });
const both = Object.values(engines);
const other = (engine: Engine): Engine => (engine.name === 'journeyapps' ? engines['multiple-ciphers'] : engines.journeyapps);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-database-'));
  file = join(folder, 'records.db');
});
afterEach(async () => rm(folder, { recursive: true }));

const failure = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'nothing failed', (error: unknown) => {
    if (error instanceof HoldfastError) return error.code;
    throw error;
  });

describe.each(both)('the database with $name', (engine) => {
  let model: Buffer | undefined;

  /** One that was made once, through all migrations; every test has a copy of it. */
  const filled = async (): Promise<void> => {
    if (model !== undefined) {
      await writeFile(file, model, { mode: 0o600 });
      return;
    }
    const database = await createDatabase(options(engine));
    await database.transaction(async (db) => {
      for (let at = 0; at < 300; at += 1) await db.run(sql`INSERT INTO setting (name, value, changed_at_ms) VALUES (${`name-${String(at)}`}, ${JSON.stringify('marker-of-this-test '.repeat(20))}, ${1_700_000_000_000 + at})`);
    });
    await database.close();
    model = await readFile(file);
  };

  it('gives back what was stored, every kind of value', async () => {
    const database = await createDatabase(options(engine));
    const bytes = new Uint8Array(randomBytes(32));
    await database.transaction(async (db) => {
      await db.run(sql`INSERT INTO stored_object (id, key, size, created_at_ms) VALUES (${'ab'}, ${bytes}, ${2 ** 40 + 1}, ${1_700_000_000_123})`);
    });
    const row = await database.read.get(sql`SELECT * FROM stored_object`);
    expect(row).toMatchObject({ id: 'ab', size: 2 ** 40 + 1, created_at_ms: 1_700_000_000_123 });
    expect(Buffer.from(row?.['key'] as Uint8Array).equals(bytes)).toBe(true);
    expect(await database.read.get(sql`SELECT ${null} AS none, ${7n} AS big, ${1.5} AS half, ${'ü\u0000x'} AS words`)).toEqual({ none: null, big: 7, half: 1.5, words: 'ü\u0000x' });
    expect(await database.read.get(sql`SELECT 1 WHERE 0`)).toBeUndefined();
    await expect(database.read.get(sql`SELECT 9007199254740993 AS n`)).rejects.toMatchObject({ code: 'database-damaged', facts: { reason: 'rows', name: 'n' } });
    await database.close();
  });

  it('is written so that the other engine reads and continues it', async () => {
    await filled();
    const second = await openDatabase(options(other(engine)));
    expect(await second.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 300 });
    await second.transaction(async (db) => db.run(sql`INSERT INTO setting VALUES ('from the other', '1', 5)`));
    expect(await second.integrityProblems()).toEqual([]);
    await second.close();
    const third = await openDatabase(options(engine));
    expect(await third.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 301 });
    expect(await third.integrityProblems()).toEqual([]);
    await third.close();
  });

  it('shows nothing readable in any file beside it, also while open', async () => {
    const database = await createDatabase(options(engine));
    await database.transaction(async (db) => db.run(sql`INSERT INTO setting VALUES ('marker-of-this-test', '"marker-of-this-test"', 5)`));
    for (const name of readdirSync(folder)) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.includes('marker-of-this-test')).toBe(false);
      expect(bytes.includes('SQLite format 3')).toBe(false);
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    }
    expect(readdirSync(folder).length).toBeGreaterThan(1);
    await database.close();
    expect(readdirSync(folder)).toEqual(['records.db']);
  });

  it('rolls a failed transaction back whole and goes on with the next', async () => {
    const database = await createDatabase(options(engine));
    const failing = database.transaction(async (db) => {
      await db.run(sql`INSERT INTO setting VALUES ('a', '1', 1)`);
      await db.run(sql`INSERT INTO setting VALUES ('a', '2', 1)`);
    });
    const next = database.transaction(async (db) => db.run(sql`INSERT INTO setting VALUES ('b', '1', 1)`));
    await expect(failing).rejects.toThrow();
    expect(await next).toMatchObject({ changes: 1 });
    expect(await database.read.all(sql`SELECT name FROM setting`)).toEqual([{ name: 'b' }]);
    await database.close();
  });

  it('lets readers see only what was committed, and refuses to write through them', async () => {
    const database = await createDatabase(options(engine));
    await database.transaction(async (db) => {
      await db.run(sql`INSERT INTO setting VALUES ('a', '1', 1)`);
      expect(await database.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 0 });
      expect(await db.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 1 });
    });
    expect(await database.read.get(sql`SELECT count(*) AS n FROM setting`)).toEqual({ n: 1 });
    await expect(database.read.all(sql`DELETE FROM setting`)).rejects.toThrow();
    await database.close();
  });

  it('refuses a transaction inside a transaction, use after its end, and use after closing', async () => {
    const database = await createDatabase(options(engine));
    await expect(database.transaction(() => database.transaction(() => Promise.resolve()))).rejects.toThrow('would wait for itself');
    const kept = await database.transaction((db) => Promise.resolve(db));
    await expect(kept.run(sql`INSERT INTO setting VALUES ('a', '1', 1)`)).rejects.toThrow('has ended');
    await database.close();
    expect(await failure(database.read.all(sql`SELECT 1`))).toBe('vault-locked');
  });

  it('answers a wrong key, a missing, an empty, a short and a plaintext file without changing or making one', async () => {
    expect(await failure(openDatabase(options(engine)))).toBe('database-damaged');
    expect(existsSync(file)).toBe(false);
    await filled();
    const before = await readFile(file);
    expect(await failure(openDatabase({ ...options(engine), key: randomBytes(32) }))).toBe('database-damaged');
    expect((await readFile(file)).equals(before)).toBe(true);
    await truncate(file, 0);
    expect(await failure(openDatabase(options(engine)))).toBe('database-damaged');
    expect((await stat(file)).size).toBe(0);
    await truncate(file, 100);
    expect(await failure(openDatabase(options(engine)))).toBe('database-damaged');
    const plain = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8192)]);
    await writeFile(file, plain);
    expect(await failure(openDatabase(options(engine)))).toBe('encryption-not-proven');
    expect((await readFile(file)).equals(plain)).toBe(true);
    expect(readdirSync(folder)).toEqual(['records.db']);
  });

  it('never replaces a database that is already there', async () => {
    await filled();
    const before = await readFile(file);
    await expect(createDatabase(options(engine))).rejects.toThrow();
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('goes on reading and writing what is sound after it met a damaged page', async () => {
    await filled();
    const connection = await engines.journeyapps.connect(file, key);
    const [leaf] = await connection.all("SELECT pageno FROM dbstat WHERE name = 'setting' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1", []);
    await connection.close();
    const bytes = await readFile(file);
    const at = (Number(leaf?.['pageno']) - 1) * 4096 + 2000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const database = await openDatabase(options(engine));
    const whole = sql`SELECT value FROM setting`;
    const sound = sql`SELECT count(*) AS n FROM stored_object`;
    const together = await Promise.allSettled([database.read.all(whole), database.read.get(sound), database.read.all(whole), database.read.get(sound)]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await failure(database.read.all(whole))).toBe('database-damaged');
    expect(await database.read.get(sound)).toEqual({ n: 0 });
    expect(await failure(database.transaction(async (db) => db.run(sql`UPDATE setting SET value = '2'`)))).toBe('database-damaged');
    await database.transaction(async (db) => db.run(sql`INSERT INTO stored_object VALUES ('ab', ${randomBytes(32)}, 1, 1)`));
    expect(await database.read.get(sound)).toEqual({ n: 1 });
    await database.close();
  });

  it('refuses a key of another length', async () => {
    await expect(createDatabase({ ...options(engine), key: randomBytes(31) })).rejects.toThrow('32 bytes');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['CREATE TRIGGER sly AFTER INSERT ON setting BEGIN DELETE FROM setting; END', 'CREATE VIEW sly AS SELECT 1', 'CREATE TABLE sly (a)', 'DROP TRIGGER custody_entry_stays'])('refuses a structure that the migrations do not make: %s', async (crafted) => {
    await filled();
    const connection = await engine.connect(file, key);
    await connection.script(crafted);
    await connection.close();
    expect(await failure(openDatabase(options(engine)))).toBe('database-damaged');
  });

  it('refuses a version from the future and leaves it as it is', async () => {
    await filled();
    const connection = await engine.connect(file, key);
    await connection.script('PRAGMA user_version = 99990');
    await connection.close();
    const before = await readFile(file);
    expect(await failure(openDatabase(options(engine)))).toBe('version-unsupported');
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('finds a flipped bit in every page, and a missing last page', async () => {
    await filled();
    const whole = await readFile(file);
    const pages = whole.length / 4096;
    expect(pages).toBeGreaterThan(15);
    for (let page = 0; page < pages; page += 1) {
      const bytes = Buffer.from(whole);
      const at = page * 4096 + 1000;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(file, bytes);
      // The first page is read at opening, and so are those of the structure.
      const outcome = await openDatabase(options(engine)).then(async (database) => {
        const problems = await database.integrityProblems();
        await database.close();
        return problems.length > 0 ? 'found' : 'not found';
      }, (error: unknown) => (error instanceof HoldfastError ? error.code : 'other'));
      expect(['found', 'database-damaged'], `page ${String(page + 1)}`).toContain(outcome);
    }
    await writeFile(file, whole.subarray(0, whole.length - 4096));
    const database = await openDatabase(options(engine)).catch(() => null);
    expect(database === null ? ['refused'] : await database.integrityProblems()).not.toEqual([]);
    await database?.close();
  });

  const systemLibrary = execFileSync('sh', ['-c', "ldconfig -p 2>/dev/null | awk '/libsqlite3.so.0/{print $NF; exit}'"], { encoding: 'utf8' }).trim();

  it.skipIf(systemLibrary === '')('stays encrypted or refuses when the system library of SQLite is loaded first', async () => {
    const program = join(import.meta.dirname, 'under-system-sqlite.ts');
    const output = execFileSync(process.execPath, [program, file, engine.name], { env: { ...process.env, LD_PRELOAD: systemLibrary }, encoding: 'utf8' }).trim();
    expect(['made', 'encryption-not-proven']).toContain(output);
    if (output === 'made') {
      const bytes = await readFile(file);
      expect(bytes.includes('SQLite format 3')).toBe(false);
      expect(bytes.includes('marker-of-this-test')).toBe(false);
    } else expect(readdirSync(folder)).toEqual([]);
  });

  const fixture = join(import.meta.dirname, '../../../../../shared/vectors/sqlcipher-fixtures/sqlcipher-resources/sqlcipher-4.0-testkey.db');

  it.skipIf(!existsSync(fixture))("opens SQLCipher's own 4.0 fixture", async () => {
    await cp(fixture, file);
    const connection = await engine.connect(file, null);
    if (engine.name === 'multiple-ciphers') for (const pragma of ["PRAGMA cipher = 'sqlcipher'", 'PRAGMA legacy = 4']) await connection.script(pragma);
    await connection.script("PRAGMA key = 'testkey'");
    expect(Object.values((await connection.all('SELECT count(*) FROM t1', []))[0] ?? {})).toEqual([78_536]);
    await connection.close();
  });
});

describe('the built library of SQLCipher', () => {
  const built = join(import.meta.dirname, '../../../../node_modules/@journeyapps/sqlcipher/build/Release/node_sqlite3.node');

  it.skipIf(process.platform !== 'linux')('answers its own calls even when another SQLite is loaded (linked SYMBOLIC)', () => {
    expect(execFileSync('readelf', ['-d', built], { encoding: 'utf8' })).toMatch(/\(SYMBOLIC\)/);
  });
});
