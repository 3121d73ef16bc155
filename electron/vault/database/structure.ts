// Compares a database's tables, indexes, triggers and views with what the migrations make. A vault may be crafted: a trigger slipped in by
// whoever handed it over would run inside our own statements.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Connection, Engine } from './engine.ts';
import type { Row } from './handle.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

const structureQuery = 'SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name';

/** Tables that SQLite makes itself when it needs them. */
const ofSqlite = new Set(['sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4']);

const text = (row: Row, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : '';
};

/**
 * One line for each thing in the schema. Tables inside a full-text index are known by name alone: each SQLite version writes their text
 * in its own way.
 */
const linesOf = (rows: readonly Row[]): ReadonlySet<string> => {
  const fullText = rows.filter((row) => /^CREATE VIRTUAL TABLE /i.test(text(row, 'sql'))).map((row) => `${text(row, 'name')}_`);
  const lines = rows
    .filter((row) => !(text(row, 'type') === 'table' && ofSqlite.has(text(row, 'name'))))
    .map((row) => {
      const name = text(row, 'name');
      const inside = fullText.some((prefix) => text(row, 'tbl_name').startsWith(prefix)) && ['table', 'index'].includes(text(row, 'type'));
      return `${text(row, 'type')} ${name}: ${inside ? 'full-text' : text(row, 'sql')}`;
    });
  return new Set(lines);
};

/** The schema in words, for the snapshot that the tests keep. */
export const describeStructure = async (connection: Connection): Promise<string> => {
  const rows = await connection.all(structureQuery, []);
  return rows.map((row) => text(row, 'sql')).filter((line) => line !== '').map((line) => `${line.replace(/\n\s+/g, '\n  ')};\n`).join('\n');
};

/** SHA-256 over all lines in one order. */
const fingerprintOf = (lines: ReadonlySet<string>): string => createHash('sha256').update(JSON.stringify([...lines].sort())).digest('hex');

/** The lines of an empty database of this version. */
const modelOf = async (engine: Engine, migrations: readonly Migration[], version: number): Promise<ReadonlySet<string>> => {
  const model = await engine.connect(':memory:', null);
  try {
    await migrate(model, migrations, version);
    return linesOf(await model.all(structureQuery, []));
  } finally {
    await model.close();
  }
};

/** What `Migration.structure` is for a version: for the test that keeps it true. */
export const structureFingerprint = async (engine: Engine, migrations: readonly Migration[], version: number): Promise<string> => fingerprintOf(await modelOf(engine, migrations, version));

/** Throws `database-damaged` naming the first thing that is there and should not be, or that is missing. */
export const checkStructure = async (connection: Connection, engine: Engine, migrations: readonly Migration[], version: number): Promise<void> => {
  const found = linesOf(await connection.all(structureQuery, []));
  const known = migrations.find((migration) => migration.version === version)?.structure;
  if (known !== undefined && fingerprintOf(found) === known) return;
  const expected = await modelOf(engine, migrations, version);
  const stray = [...found].find((line) => !expected.has(line)) ?? [...expected].find((line) => !found.has(line));
  if (stray !== undefined) throw new HoldfastError('database-damaged', { reason: 'structure', name: stray.slice(0, stray.indexOf(':')).slice(0, 200) });
};
