// SQLCipher itself, through @journeyapps/sqlcipher: asynchronous, on the thread pool. Built from source with -Bsymbolic,
// without which another SQLite in the process would answer instead and write plaintext (`prove` refuses that).
import { pathToFileURL } from 'node:url';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { checkedRow, fromEngine, rawKeyText } from '../engine.ts';
import type { Access, Connection, Engine } from '../engine.ts';
import type { Column, Row } from '../handle.ts';
import { StatementCache } from '../statement-cache.ts';
import type { Database, RunResult, Statement } from '@journeyapps/sqlcipher';

type Answer<T> = (error: Error | null, value: T) => void;

/** Turns one callback call into a promise whose failures are ours. */
const answered = <T>(begin: (answer: Answer<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    begin((error, value) => {
      if (error === null) resolve(value);
      else reject(fromEngine(error));
    });
  });

/** The module binds Buffers and numbers, not plain byte arrays and bigints. */
const bindable = (value: Column): Column => {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error('a bound number beyond 2^53');
  return number;
};

class JourneyappsConnection implements Connection {
  readonly #db: Database;
  readonly #statements = new StatementCache<Promise<Statement>>((letGo) => {
    letGo.then((statement) => statement.finalize(), () => undefined);
  });

  constructor(db: Database) {
    this.#db = db;
  }

  async all(text: string, values: readonly Column[]): Promise<readonly Row[]> {
    const statement = await this.#prepared(text);
    const rows = await answered<readonly Row[]>((answer) => statement.all(values.map(bindable), answer));
    rows.forEach(checkedRow);
    return rows;
  }

  async run(text: string, values: readonly Column[]): Promise<{ readonly changes: number; readonly lastId: number }> {
    const statement = await this.#prepared(text);
    return answered((answer) =>
      statement.run(values.map(bindable), function (this: RunResult, error: Error | null) {
        answer(error, { changes: this.changes, lastId: this.lastID });
      }),
    );
  }

  script(text: string): Promise<void> {
    return answered((answer) => this.#db.exec(text, (error) => { answer(error, undefined); }));
  }

  async close(): Promise<void> {
    for (const pending of this.#statements.empty()) {
      const statement = await pending.catch(() => null);
      if (statement !== null) await new Promise<void>((resolve) => { statement.finalize(() => { resolve(); }); });
    }
    await answered<undefined>((answer) => { this.#db.close((error) => { answer(error, undefined); }); });
  }

  #prepared(text: string): Promise<Statement> {
    return this.#statements.get(text, (wanted) => {
      const made = answered<Statement>((answer) => {
        const statement: Statement = this.#db.prepare(wanted, (error) => { answer(error, statement); });
      });
      made.catch(() => { this.#statements.drop(wanted); });
      return made;
    });
  }
}

const connect = async (file: string, key: Uint8Array | null, access: Access = 'write'): Promise<Connection> => {
  const { default: module } = await import('@journeyapps/sqlcipher');
  // An immutable file is read without locks, log or index, so that nothing is made beside it.
  const name = access === 'look-still' ? `${pathToFileURL(file).href}?immutable=1` : file;
  const flags = access === 'write' ? module.OPEN_READWRITE : access === 'look' ? module.OPEN_READONLY : module.OPEN_READONLY | module.OPEN_URI;
  const db = await answered<Database>((answer) => {
    const opened: Database = new module.Database(name, flags, (error) => { answer(error, opened); });
  });
  // Without this the module hands statements to several threads at once and their order is anyone's guess.
  db.serialize();
  const connection = new JourneyappsConnection(db);
  try {
    // Before anything else: temporary tables and sort runs would otherwise be free to reach the disk as plaintext.
    await connection.script('PRAGMA temp_store = MEMORY');
    if (key !== null) {
      const text = rawKeyText(key);
      // This module takes a key as SQL text only, so one string of it lives until the process ends with the lock.
      await connection.script(`PRAGMA key = "${text.toString('latin1')}"`).finally(() => { text.fill(0); });
      // The engine would otherwise write its complaints to stderr.
      await connection.script('PRAGMA cipher_log_level = NONE');
    }
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
};

export const journeyapps: Engine = {
  name: 'journeyapps',
  connect,
  prove: async (connection) => {
    const [row] = await connection.all('PRAGMA cipher_version', []);
    const version = row?.['cipher_version'];
    if (typeof version !== 'string' || !version.startsWith('4.')) throw new HoldfastError('encryption-not-proven', { engine: 'journeyapps' });
  },
  integrityQueries: ['PRAGMA cipher_integrity_check', 'PRAGMA integrity_check'],
};
