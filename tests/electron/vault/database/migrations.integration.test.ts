import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseEngine, engines } from '../../../../electron/vault/database/engine-choice.ts';
import type { Connection } from '../../../../electron/vault/database/engine.ts';
import { checkMigrations, migrate, versionOf } from '../../../../electron/vault/database/migrate.ts';
import { previewsMigrations, recordsMigrations } from '../../../../electron/vault/database/migrations/index.ts';
import type { Migration } from '../../../../electron/vault/database/migrations/migration.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { describeStructure, structureFingerprint } from '../../../../electron/vault/database/structure.ts';

let folder: string;
let connection: Connection;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-migrations-'));
  await writeFile(join(folder, 'records.db'), '');
  connection = await chooseEngine().connect(join(folder, 'records.db'), new Uint8Array(32).fill(3));
});
afterEach(async () => {
  await connection.close();
  await rm(folder, { recursive: true });
});

const snapshotFile = join(import.meta.dirname, '../../../../electron/vault/database/schema.sql');

describe('the migrations', () => {
  it('make the structure that schema.sql shows', async () => {
    await migrate(connection, recordsMigrations);
    await expect(await describeStructure(connection)).toMatchFileSnapshot(snapshotFile);
  });

  it.each(Object.values(engines))('make the same structure with $name', async (engine) => {
    const memory = await engine.connect(':memory:', null);
    await migrate(memory, recordsMigrations);
    await migrate(connection, recordsMigrations);
    expect(await describeStructure(memory)).toBe(await describeStructure(connection));
    await memory.close();
  });

  it.each(Object.values(engines))('say of their newest step what structure it makes, the same with $name', async (engine) => {
    for (const table of [recordsMigrations, previewsMigrations]) {
      expect(table.at(-1)).toHaveProperty('structure');
      for (const { version, structure } of table) if (structure !== undefined) expect({ version, structure }).toEqual({ version, structure: await structureFingerprint(engine, table, version) });
    }
  });

  it('give every table of ours strict types and snake_case names', async () => {
    await migrate(connection, recordsMigrations);
    const tables = await connection.all("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'", []);
    expect(tables.filter((table) => table['strict'] !== 1)).toEqual([]);
    const columns = await connection.all("SELECT t.name || '.' || c.name AS name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'", []);
    expect(columns.map((column) => String(column['name'])).filter((name) => !/^[a-z0-9_]+\.[a-z0-9_]+$/.test(name))).toEqual([]);
  });

  it.each([...recordsMigrations.map((migration) => ({ migration, table: recordsMigrations })), ...previewsMigrations.map((migration) => ({ migration, table: previewsMigrations }))])('step $migration.name goes on from the version before it and is not run twice', async ({ migration, table }) => {
    await migrate(connection, table, migration.version - 10);
    expect(await versionOf(connection)).toBe(migration.version - 10);
    await migrate(connection, table, migration.version);
    expect(await versionOf(connection)).toBe(migration.version);
    await migrate(connection, table, migration.version);
    expect(await versionOf(connection)).toBe(migration.version);
  });

  it('keep every arrival, and keep it from being changed, when one more way in is allowed', async () => {
    await migrate(connection, recordsMigrations, 60);
    await connection.script('PRAGMA foreign_keys = OFF');
    const insert = (way: string): Promise<unknown> => connection.run('INSERT INTO evidence_arrival (arrival_id, number, file_name, source_folder, way, arrived_at_ms, arrived_by) VALUES (?, 7, ?, ?, ?, 5, ?)', [way === 'drop' ? 41 : 42, 'a.jpg', '/card', way, 'M1']);
    await insert('drop');
    await expect(insert('handover')).rejects.toThrow();
    const before = await connection.all('SELECT * FROM evidence_arrival', []);
    await migrate(connection, recordsMigrations);
    expect(await connection.all('SELECT * FROM evidence_arrival', [])).toEqual(before);
    await insert('handover');
    for (const statement of ["UPDATE evidence_arrival SET file_name = 'b'", 'DELETE FROM evidence_arrival']) await expect(connection.run(statement, [])).rejects.toThrow();
  });

  it.each(Object.values(engines))('let an entry put right one of the same item alone, once, with $name', async (engine) => {
    const memory = await engine.connect(':memory:', null);
    await migrate(memory, recordsMigrations);
    const hash = (seq: number): string => String(seq).padStart(64, '0');
    const insert = (seq: number, subject: string, action: string, corrects: number | null): Promise<unknown> =>
      memory.run('INSERT INTO custody_entry (seq, at_ms, actor, action, subject, details, previous_hash, hash) VALUES (?, 5, ?, ?, ?, ?, ?, ?)', [seq, 'M1', action, subject, JSON.stringify(corrects === null ? {} : { corrects }), hash(seq - 1), hash(seq)]);
    await insert(1, 'E-001', 'imported', null);
    await insert(2, 'E-001', 'passage', null);
    await insert(3, 'E-002', 'passage', null);
    for (const [subject, corrects] of [['E-001', 1], ['E-001', 3], ['E-001', 9]] as const) await expect(insert(4, subject, 'passage', corrects)).rejects.toThrow('an entry puts right');
    await insert(4, 'E-001', 'passage', 2);
    await expect(insert(5, 'E-001', 'passage', 2)).rejects.toThrow('an entry puts right');
    await insert(5, 'E-001', 'passage', 4);
    // Facts that are none keep nothing from being put right, and are not what puts right.
    await memory.script('PRAGMA ignore_check_constraints = ON');
    await memory.script('DROP TRIGGER custody_entry_stays');
    await insert(6, 'E-002', 'passage', null);
    await memory.script("UPDATE custody_entry SET details = '{\"corrects\": 3' WHERE seq = 6");
    await insert(7, 'E-002', 'passage', 3);
    await expect(insert(8, 'E-002', 'passage', 3)).rejects.toThrow('an entry puts right');
    await memory.close();
  });

  it.each(Object.values(engines))('let what a case began as be written where it cannot be read, and never else, with $name', async (engine) => {
    const memory = await engine.connect(':memory:', null);
    await migrate(memory, recordsMigrations);
    await memory.script('PRAGMA ignore_check_constraints = ON');
    await memory.script("INSERT INTO case_file (number, uid, code, code_folded, name, about, place, opened_at_ms) VALUES (2, 'short', 'B', 'b', '', '', 2, 9000000000000000)");
    const changes = ['UPDATE case_file SET uid = lower(hex(randomblob(16))) WHERE number = 2', 'UPDATE case_file SET opened_at_ms = 5 WHERE number = 2'];
    for (const change of changes) await memory.script(change);
    for (const change of [...changes, 'UPDATE case_file SET number = 3 WHERE number = 2']) await expect(memory.script(change)).rejects.toThrow('what a case began as');
    await memory.close();
  });

  it('roll back a failing step whole and keep those before it', async () => {
    const failing: Migration = { version: 20, name: 'failing', statements: [sql`CREATE TABLE extra (a TEXT) STRICT`, sql`CREATE TABLE setting (a TEXT) STRICT`] };
    const first = recordsMigrations.slice(0, 1);
    await expect(migrate(connection, [...first, failing])).rejects.toThrow();
    expect(await versionOf(connection)).toBe(10);
    expect(await connection.all("SELECT name FROM sqlite_master WHERE name = 'extra'", [])).toEqual([]);
  });

  it('refuse a version between two steps and one after the last', async () => {
    for (const version of [15, 9000]) {
      await connection.script(`PRAGMA user_version = ${String(version)}`);
      await expect(migrate(connection, recordsMigrations)).rejects.toThrow('version-unsupported');
      expect(await connection.all('SELECT name FROM sqlite_master', [])).toEqual([]);
    }
  });

  it('must be a table of steps of ten without a gap', () => {
    const step = (version: number): Migration => ({ version, name: 'x', statements: [] });
    expect(() => { checkMigrations([step(10), step(20)]); }).not.toThrow();
    for (const wrong of [[step(20)], [step(10), step(10)], [step(10), step(30)], [step(20), step(10)]]) expect(() => { checkMigrations(wrong); }).toThrow('should have version');
  });
});
