// The same SQLCipher 4 file through better-sqlite3-multiple-ciphers: Windows, and an independent reader elsewhere.
// Synchronous below; the promises here only keep the shape of the driver.
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { checkedRow, fromEngine, rawKeyText } from '../engine.ts';
import type { Access, Connection, Engine } from '../engine.ts';
import type { Column, Row } from '../handle.ts';
import { StatementCache } from '../statement-cache.ts';
import type { Database as Module } from 'better-sqlite3-multiple-ciphers';

/** Whole numbers are bound as integers: this module would bind every JavaScript number as a float. */
const bindable = (value: Column): Column => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
};

class MultipleCiphersConnection implements Connection {
  readonly #db: Module.Database;
  // Statements of this module end by garbage collection or with their database.
  readonly #statements = new StatementCache<Module.Statement>(() => undefined);

  constructor(db: Module.Database) {
    this.#db = db;
  }

  all(text: string, values: readonly Column[]): Promise<readonly Row[]> {
    return this.#guarded(() => {
      const statement = this.#prepared(text);
      if (!statement.reader) {
        statement.run(...values.map(bindable));
        return [];
      }
      const rows = statement.all(...values.map(bindable)) as readonly Row[];
      rows.forEach(checkedRow);
      return rows;
    });
  }

  run(text: string, values: readonly Column[]): Promise<{ readonly changes: number; readonly lastId: number }> {
    return this.#guarded(() => {
      const statement = this.#prepared(text);
      if (statement.reader) return { changes: statement.all(...values.map(bindable)).length, lastId: 0 };
      const { changes, lastInsertRowid } = statement.run(...values.map(bindable));
      return { changes, lastId: Number(lastInsertRowid) };
    });
  }

  script(text: string): Promise<void> {
    return this.#guarded(() => { this.#db.exec(text); });
  }

  close(): Promise<void> {
    return this.#guarded(() => {
      this.#statements.empty();
      this.#db.close();
    });
  }

  #prepared(text: string): Module.Statement {
    return this.#statements.get(text, (wanted) => this.#db.prepare(wanted));
  }

  #guarded<T>(work: () => T): Promise<T> {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(fromEngine(error));
    }
  }
}

/** This module takes no file URIs, so that it has one way of looking. */
const connect = async (file: string, key: Uint8Array | null, access: Access = 'write'): Promise<Connection> => {
  const { default: MultipleCiphers } = await import('better-sqlite3-multiple-ciphers');
  try {
    const db = new MultipleCiphers(file, { fileMustExist: file !== ':memory:', readonly: access !== 'write' });
    // In this order, before anything else: leaving one out silently gives another file format, or temporary files on disk.
    db.pragma('temp_store = MEMORY');
    if (key !== null) {
      db.pragma("cipher = 'sqlcipher'");
      db.pragma('legacy = 4');
      const text = rawKeyText(key);
      try {
        db.key(text);
      } finally {
        text.fill(0);
      }
    }
    return new MultipleCiphersConnection(db);
  } catch (error) {
    throw fromEngine(error);
  }
};

const only = async (connection: Connection, query: string): Promise<Column | undefined> => {
  const [row] = await connection.all(query, []);
  return row === undefined ? undefined : Object.values(row)[0];
};

export const multipleCiphers: Engine = {
  name: 'multiple-ciphers',
  connect,
  prove: async (connection) => {
    const unproven = (): HoldfastError => new HoldfastError('encryption-not-proven', { engine: 'multiple-ciphers' });
    // The pragmas read no page; another library would answer them with nothing.
    const cipher = await only(connection, 'PRAGMA cipher');
    const legacy = await only(connection, 'PRAGMA legacy');
    if (cipher !== 'sqlcipher' || String(legacy) !== '4') throw unproven();
    const version = await only(connection, 'SELECT sqlite3mc_version()').catch((error: unknown) => {
      throw error instanceof HoldfastError ? error : unproven();
    });
    if (typeof version !== 'string') throw unproven();
  },
  // It knows no cipher_integrity_check (and answers an unknown pragma with nothing, which would look sound).
  integrityQueries: ['PRAGMA integrity_check'],
};
