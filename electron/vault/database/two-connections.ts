// One writer with a queue, one reader beside it. Nothing here knows which engine runs below.
import { AsyncLocalStorage } from 'node:async_hooks';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isEnginesWord } from './disk-or-damage.ts';
import type { Connection, Engine } from './engine.ts';
import type { Database, ReadableDb, Row, WritableDb } from './handle.ts';
import { integrityProblems } from './integrity.ts';
import { pagesAtOnce, type PageKeeper } from './newest-pages/page-keeper.ts';
import { isSpoiled, RenewingReader } from './renewing-reader.ts';
import type { Sql } from './sql.ts';
import { askedWhy } from './why-not-opened.ts';

/** Reads through one connection; `check` throws when reading is over. */
export const readableDb = (connection: Pick<Connection, 'all'>, check: () => void): ReadableDb => ({
  all: async (query: Sql): Promise<readonly Row[]> => {
    check();
    return connection.all(query.text, query.values);
  },
  get: async (query: Sql): Promise<Row | undefined> => {
    check();
    return (await connection.all(query.text, query.values))[0];
  },
});

interface Parts {
  readonly engine: Engine;
  readonly writer: Connection;
  readonly reader: Connection;
  /** One more connection to the same file, with no page in its cache yet. */
  readonly another: (use: 'read' | 'write') => Promise<Connection>;
  /** A connection that cannot write: closed last, it keeps the engine from emptying the log into the file. */
  readonly onlooker: () => Promise<Connection>;
  /** Null for a database whose pages no list is kept of. */
  readonly pages: PageKeeper | null;
}

export class TwoConnections implements Database {
  readonly read: ReadableDb;
  readonly #parts: Parts;
  readonly #reader: RenewingReader;
  #writer: Connection;
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#writer = parts.writer;
    this.#reader = new RenewingReader(parts.reader, () => parts.another('read'));
    this.read = readableDb(this.#reader, () => { this.#checkOpen(); });
  }

  transaction<T>(work: (db: WritableDb) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.running === true) return Promise.reject(new Error('a transaction inside a transaction would wait for itself'));
    return this.#inTurn(async () => {
      const result = await this.#run(work);
      await this.#parts.pages?.tend(this.#writer);
      return result;
    });
  }

  get pageListSequence(): number | null {
    return this.#parts.pages?.sequence ?? null;
  }

  async olderPages(signal: AbortSignal): Promise<readonly number[] | null> {
    const { pages } = this.#parts;
    if (pages === null) return null;
    const older: number[] = [];
    for (let first = 1; ; first += pagesAtOnce) {
      signal.throwIfAborted();
      const found = await this.#inTurn(() => pages.older(this.#writer, first));
      if (found === null) return null;
      older.push(...found.pages);
      if (found.isLast) return older;
    }
  }

  integrityProblems(): Promise<readonly string[]> {
    return integrityProblems(this.#parts.engine, () => this.#parts.another('read'));
  }

  async copyInto(file: string): Promise<void> {
    this.#checkOpen();
    try {
      // A connection of its own, so that no transaction waits. It must be one that may write, though it writes only the copy.
      const connection = await this.#parts.another('write');
      try {
        await askedWhy(file, () => connection.run('VACUUM INTO ?', [file]));
      } finally {
        await connection.close();
      }
    } catch (error) {
      throw await this.#asFound(error);
    }
  }

  emptyLog(): Promise<boolean> {
    return this.#inTurn(async () => {
      // Whatever reaches the file is on the list of the newest pages first.
      if ((await this.#parts.pages?.mayEmptyLog(this.#writer)) === false) return false;
      const [row] = await this.#writer.all('PRAGMA wal_checkpoint(TRUNCATE)', []);
      return row?.['busy'] === 0;
    });
  }

  /** Waits for the transactions that were begun, then closes both connections. A second call does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#last;
    const { pages, onlooker } = this.#parts;
    const last = pages === null || (await pages.mayEmptyLog(this.#writer)) ? null : await onlooker().catch(() => null);
    try {
      await this.#reader.close();
      await this.#writer.close();
    } finally {
      await last?.close();
      await pages?.end();
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#checkOpen();
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #run<T>(work: (db: WritableDb) => Promise<T>): Promise<T> {
    const writer = await this.#begun();
    const state = { running: true };
    const check = (): void => {
      if (!state.running) throw new Error('this transaction has ended');
    };
    const db: WritableDb = {
      ...readableDb(writer, check),
      run: async (query) => {
        check();
        return writer.run(query.text, query.values);
      },
    };
    try {
      const result = await this.#inside.run(state, () => work(db));
      state.running = false;
      await writer.script('COMMIT');
      return result;
    } catch (error) {
      state.running = false;
      // After some failures SQLite has rolled back already; the first failure is the one to tell.
      await writer.script('ROLLBACK').catch(() => undefined);
      if (isSpoiled(error)) await this.#renewWriter();
      throw await this.#asFound(error);
    }
  }

  /** The writer with its transaction begun. One that met an error while nothing was being changed (the list of pages is read on it) says that there is no memory, now and ever after. */
  async #begun(): Promise<Connection> {
    try {
      await this.#writer.script('BEGIN IMMEDIATE');
    } catch (error) {
      if (!isSpoiled(error)) throw error;
      await this.#renewWriter();
      await this.#writer.script('BEGIN IMMEDIATE');
    }
    return this.#writer;
  }

  /** SQLite calls a page that the disk does not give back a damaged one: told as damage only where a look at every page says the same. */
  async #asFound(error: unknown): Promise<unknown> {
    if (!isEnginesWord(error)) return error;
    const problems = await this.integrityProblems().catch((failure: unknown) => {
      if (failure instanceof HoldfastError && failure.code === 'disk-gone') return [];
      throw failure;
    });
    return problems.length === 0 ? new HoldfastError('disk-gone', {}, { cause: error.cause }) : error;
  }

  /** A writer that met a damaged page would refuse every later transaction, also those that never touch that page. */
  async #renewWriter(): Promise<void> {
    const next = await this.#parts.another('write').catch(() => null);
    if (next === null) return;
    const old = this.#writer;
    this.#writer = next;
    await old.close();
  }

  #checkOpen(): void {
    if (this.#closed) throw new HoldfastError('vault-locked');
  }
}
