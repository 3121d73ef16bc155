// Makes a vault as an older version of the program left it: tables as the migrations up to that version make them, with the rows of a vault of today.
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chainEnd } from '../../../electron/custody/service.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../electron/vault/database/database-keys.ts';
import { engines } from '../../../electron/vault/database/engine-choice.ts';
import type { Connection } from '../../../electron/vault/database/engine.ts';
import { migrate } from '../../../electron/vault/database/migrate.ts';
import { recordsMigrations } from '../../../electron/vault/database/migrations/index.ts';
import { anchorFile, databaseFiles, pageListFile, recordsFile } from '../../../electron/vault/vault-files.ts';
import { open } from './ground.ts';

/** Versions before the newest one that a vault with evidence can have. */
export const olderVersions: readonly number[] = recordsMigrations.map(({ version }) => version).slice(1, -1);

const namesIn = async (connection: Connection, text: string, value?: string): Promise<readonly string[]> =>
  (await connection.all(text, value === undefined ? [] : [value])).map((row) => String(row['name']));

const columnsOf = (connection: Connection, table: string): Promise<readonly string[]> => namesIn(connection, 'SELECT name FROM pragma_table_info(?) ORDER BY cid', table);

const tablesOf = (connection: Connection): Promise<readonly string[]> =>
  namesIn(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%'");

const isShadow = async (connection: Connection, table: string): Promise<boolean> =>
  (await connection.all("SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow' AND name = ?", [table])).length > 0;

/** Every row of every table that both have, in the columns that both have; of a search index, the tables beneath it. */
const copyRows = async (from: Connection, to: Connection): Promise<void> => {
  const there = new Set(await tablesOf(from));
  for (const table of (await tablesOf(to)).filter((name) => there.has(name))) {
    const own = new Set(await columnsOf(to, table));
    const columns = (await columnsOf(from, table)).filter((column) => own.has(column));
    const names = columns.map((column) => `"${column}"`).join(', ');
    // What a search index has from its beginning gives way to what it held.
    if (await isShadow(to, table)) await to.script(`DELETE FROM "${table}"`);
    for (const row of await from.all(`SELECT ${names} FROM "${table}"`, [])) {
      // A row that a step made by itself (the first case) gives way to what it became.
      await to.run(`INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`, columns.map((column) => row[column] ?? null));
    }
  }
};

/** Puts the records of the closed vault in `folder` back to this version, without a list of the newest pages, which older versions did not keep. */
export const makeOlder = async (folder: string, version: number): Promise<void> => {
  const session = await open(folder);
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  const anchor = session.anchor.textFor(await chainEnd(session.read), session.header.header.generation);
  await session.close();
  const [file, older] = [join(folder, recordsFile), join(folder, 'older.db')];
  await writeFile(older, '', { mode: 0o600 });
  const from = await engines.journeyapps.connect(file, key, 'look-still');
  const to = await engines.journeyapps.connect(older, key);
  await migrate(to, recordsMigrations, version);
  await to.script('BEGIN');
  await copyRows(from, to);
  await to.script('COMMIT');
  for (const connection of [from, to]) await connection.close();
  for (const name of databaseFiles(recordsFile)) await rm(join(folder, name), { force: true });
  await rename(older, file);
  await rm(join(folder, pageListFile));
  await writeFile(join(folder, anchorFile), anchor);
};
