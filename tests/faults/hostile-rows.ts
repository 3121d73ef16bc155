// Rubbish in single columns of an open vault, as whoever crafts a database with its own key can leave it: put past every check, type and trigger, and taken back.
import { join } from 'node:path';
import { chooseEngine } from '../../electron/vault/database/engine-choice.ts';
import type { Connection } from '../../electron/vault/database/engine.ts';

const text = (value: string): string => `CAST(x'${Buffer.from(value).toString('hex')}' AS TEXT)`;

/** What breaks careless readers of words, as SQL. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'nothing at all': 'NULL',
  'an empty text': "''",
  'a book': text('x'.repeat(300_000)),
  'NULs': text('\u0000a\u0000'),
  // Half of a pair that UTF-16 knows and UTF-8 must not hold.
  'a lone surrogate': "CAST(x'61eda08062' AS TEXT)",
  'bytes that are no text': "CAST(x'fffe80c0' AS TEXT)",
  // A formula, a path, SQL, and signs that turn the direction.
  'what means harm elsewhere': text("=cmd|'/c calc'!A1 ../../../../etc/passwd '); DROP TABLE evidence; -- \u202Egpj.exe\u2066"),
  'a kind that nobody knows': text('a-later-kind'),
  'an item that is not there': text('E-999999'),
  'fifty thousand arrays in each other': text(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  'a prototype': text('{"__proto__":{"polluted":1},"constructor":1}'),
  'JSON of another shape': text('[{"a":[1e999]}]'),
  'bytes': "x'00ff00'",
  'a number': '7',
};

/** And careless readers of numbers. */
export const hostileNumbers: Readonly<Record<string, string>> = {
  'nothing at all': 'NULL',
  'the greatest number': '9223372036854775807',
  'the least number': '-9223372036854775807 - 1',
  'more than a number of ours can say': '9007199254740993',
  'a time that is none': '9000000000000000',
  'less than nothing': '-1',
  'nought': '0',
  'a row that is not there': '999999',
  'a half': '1.5',
  'no end': '9e999',
  'words': "'many'",
};

export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What a row that is made here says in its JSON, where nothing at all would be damage already. */
const honest: Readonly<Record<string, string>> = { holders: '["Ana", "Bea"]', recipients: '["Ana"]', theirs: '"words"', base: '"words"' };

/** A row of a table that has none, as its own checks want it. */
const plausible = (sql: string, column: string, type: string): string => {
  const known = honest[column];
  if (known !== undefined) return text(known);
  const about = (pattern: string): RegExpExecArray | null => new RegExp(pattern.replace('COLUMN', `\\b${column}\\b`), 'u').exec(sql);
  const chosen = about("COLUMN IN \\(('[^']*'|\\d+)")?.[1] ?? about('COLUMN = (\\d+)\\)')?.[1];
  if (chosen !== undefined) return chosen;
  const [, other, itsColumn] = about('COLUMN [A-Z ]*REFERENCES (\\w+) \\((\\w+)\\)') ?? [];
  if (other !== undefined && itsColumn !== undefined) return `(SELECT min(${itsColumn}) FROM ${other})`;
  const length = about('length\\(COLUMN\\) = (\\d+)')?.[1];
  if (type === 'BLOB') return `zeroblob(${length ?? '32'})`;
  if (type === 'INTEGER') return column.endsWith('_ms') ? '1800000000000' : '2';
  return length !== undefined ? text('0'.repeat(Number(length))) : about('json_valid\\(COLUMN\\)') === null ? "'words'" : "'{}'";
};

export class HostileRows {
  readonly tables: readonly Table[];
  readonly #connection: Connection;
  readonly #made: ReadonlyMap<string, string>;
  readonly #triggers: readonly string[];

  private constructor(connection: Connection, tables: readonly Table[], made: ReadonlyMap<string, string>, triggers: readonly string[]) {
    this.#connection = connection;
    this.tables = tables;
    this.#made = made;
    this.#triggers = triggers;
  }

  /** Connects beside whoever has the vault open. Triggers are gone from then on, and columns take anything. */
  static async beside(folder: string, key: Uint8Array): Promise<HostileRows> {
    const connect = (): Promise<Connection> => chooseEngine().connect(join(folder, 'records.db'), key);
    const first = await connect();
    const rows = await first.all("SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')", []);
    const made = new Map(rows.filter(({ type, sql }) => type === 'table' && !String(sql).startsWith('CREATE VIRTUAL')).map(({ name, sql }) => [String(name), String(sql)]));
    for (const { type, name } of rows) if (type === 'trigger') await first.script(`DROP TRIGGER ${quoted(String(name))}`);
    const tables: Table[] = [];
    for (const name of made.keys()) {
      const columns = await first.all(`PRAGMA table_info(${quoted(name)})`, []);
      tables.push({ name, columns: columns.map((column) => ({ name: String(column['name']), isNumber: String(column['type']) === 'INTEGER' })) });
    }
    await first.script('PRAGMA writable_schema = ON');
    for (const [name, sql] of made) {
      const lax = sql.replaceAll(/ NOT NULL/gu, '').replace(/\) STRICT/u, ')').replace(', WITHOUT ROWID', ' WITHOUT ROWID').replaceAll(/(\w+) (?:TEXT|BLOB)\b/gu, '$1').replaceAll(/(\w+) INTEGER(?! PRIMARY)/gu, '$1');
      await first.run("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", [lax, name]);
    }
    await first.close();
    const connection = await connect();
    for (const setting of ['PRAGMA foreign_keys = OFF', 'PRAGMA ignore_check_constraints = ON', 'PRAGMA legacy_alter_table = ON', 'PRAGMA synchronous = OFF', 'PRAGMA wal_autocheckpoint = 0']) await connection.script(setting);
    return new HostileRows(connection, tables, made, rows.filter(({ type }) => type === 'trigger').map(({ sql }) => String(sql)));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** Closes a database that nobody has open, and leaves its schema as it was found. */
  async closeAsFound(): Promise<void> {
    await this.#connection.script('PRAGMA writable_schema = ON');
    for (const [name, sql] of this.#made) await this.#connection.run("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", [sql, name]);
    for (const trigger of this.#triggers) await this.#connection.script(trigger);
    await this.#connection.close();
  }

  /** Runs `work` while the table is not there: whoever answers otherwise reads it. */
  async without(name: string, work: () => Promise<void>): Promise<void> {
    // The engine's own are not taken away, and nothing of ours asks them.
    if (name.startsWith('sqlite_')) return;
    await this.#connection.script(`ALTER TABLE ${quoted(name)} RENAME TO away`);
    try {
      await work();
    } finally {
      await this.#connection.script(`ALTER TABLE away RENAME TO ${quoted(name)}`);
    }
  }

  /** Runs `work` for a table whose rows are put back afterwards, unless they are to be left; one that has none is given one meanwhile. */
  async keeping({ name, columns }: Table, work: () => Promise<void>, isLeft = false): Promise<void> {
    const sql = this.#made.get(name) ?? '';
    await this.#connection.script(`CREATE TEMP TABLE kept AS SELECT * FROM ${quoted(name)}`);
    const [count] = await this.#connection.all('SELECT count(*) AS rows FROM kept', []);
    if (count?.['rows'] === 0) {
      const types = new Map([...sql.matchAll(/(\w+) (TEXT|INTEGER|BLOB)\b/gu)].map(([, column = '', type = '']) => [column, type]));
      await this.#connection.script(`INSERT INTO kept VALUES (${columns.map((column) => plausible(sql, column.name, types.get(column.name) ?? '')).join(', ')})`);
    }
    try {
      await work();
    } finally {
      if (!isLeft) {
        await this.#connection.script(`DELETE FROM ${quoted(name)}`);
        if (count?.['rows'] !== 0) await this.#connection.script(`INSERT INTO ${quoted(name)} SELECT * FROM kept`);
      }
      await this.#connection.script('DROP TABLE temp.kept');
    }
  }

  /** Puts this value into one column of every row, or of those that this says. */
  async putInEvery({ name }: Table, column: string, value: string, which = 'true'): Promise<void> {
    await this.#connection.script(`UPDATE ${quoted(name)} SET ${quoted(column)} = ${value} WHERE ${which}`);
  }

  /** Puts back the rows that `keeping` kept, with this value in one column of the first. False where the table takes no such value. */
  async put({ name, columns }: Table, column: string, value: string): Promise<boolean> {
    const changed = columns.map((one) => (one.name === column ? value : quoted(one.name))).join(', ');
    await this.#connection.script('BEGIN');
    try {
      await this.#connection.script(`DELETE FROM ${quoted(name)}`);
      await this.#connection.script(`INSERT INTO ${quoted(name)} SELECT ${changed} FROM kept WHERE rowid = 1`);
      await this.#connection.script(`INSERT INTO ${quoted(name)} SELECT * FROM kept WHERE rowid > 1`);
      await this.#connection.script('COMMIT');
      return true;
    } catch {
      await this.#connection.script('ROLLBACK');
      return false;
    }
  }
}
