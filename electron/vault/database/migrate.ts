// Brings a database to the newest version, each step in one transaction. Refuses what comes from the future and never repairs it.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Connection } from './engine.ts';
import type { Migration } from './migrations/migration.ts';

/** Throws on a table that is not strictly increasing in steps of ten: such a table would skip or repeat a migration. */
export const checkMigrations = (migrations: readonly Migration[]): void => {
  migrations.forEach((migration, index) => {
    if (migration.version !== (index + 1) * 10) throw new Error(`migration ${migration.name} should have version ${String((index + 1) * 10)}`);
  });
};

export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** The version the file says it has. */
export const versionOf = async (connection: Connection): Promise<number> => {
  const [row] = await connection.all('PRAGMA user_version', []);
  const version = row?.['user_version'];
  if (typeof version !== 'number') throw new HoldfastError('database-damaged', { reason: 'version' });
  return version;
};

/** Throws `version-unsupported` for a version that this program does not know. Changes nothing. */
export const checkVersion = (version: number, migrations: readonly Migration[]): void => {
  if (version !== 0 && !migrations.some((migration) => migration.version === version)) {
    throw new HoldfastError('version-unsupported', { found: version, known: latestVersion(migrations) });
  }
};

/**
 * Runs the missing migrations in order. A failure rolls its own step back and stops; the steps before it stay.
 * `upTo` is for the tests of a single step.
 */
export const migrate = async (connection: Connection, migrations: readonly Migration[], upTo = latestVersion(migrations)): Promise<void> => {
  checkMigrations(migrations);
  const from = await versionOf(connection);
  checkVersion(from, migrations);
  for (const migration of migrations.filter(({ version }) => version > from && version <= upTo)) {
    await connection.script('BEGIN IMMEDIATE');
    try {
      for (const { text, values } of migration.statements) await connection.run(text, values);
      // Part of the transaction. A pragma takes no bound value; the number is from our own table.
      await connection.script(`PRAGMA user_version = ${String(migration.version)}`);
      await connection.script('COMMIT');
    } catch (error) {
      // A full disk may have rolled back already; the first failure is the one to tell.
      await connection.script('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
};
