// The narrow door to a database. Two brands over one connection: what may only read cannot write. Engines live behind it
// (`engines/`), SQL text comes from the `sql` tag alone.
import type { Sql } from './sql.ts';

export type Column = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, Column>>;

export interface ReadableDb {
  /** All rows. Integers come back as `number`; a column beyond 2^53 is refused by the engine rather than rounded. */
  all(query: Sql): Promise<readonly Row[]>;
  /** The first row, or undefined. */
  get(query: Sql): Promise<Row | undefined>;
}

export interface WritableDb extends ReadableDb {
  /** Runs one statement. `changes` counts rows, `lastId` is the last inserted rowid. */
  run(query: Sql): Promise<{ readonly changes: number; readonly lastId: number }>;
}

export interface Database {
  /** Reads on a connection of their own: never waits for a running transaction and sees only what was committed. */
  readonly read: ReadableDb;
  /**
   * Runs `work` alone in one IMMEDIATE transaction: committed when it resolves, rolled back when it throws. Transactions
   * queue behind each other; starting one inside another is our bug and throws.
   */
  transaction<T>(work: (db: WritableDb) => Promise<T>): Promise<T>;
  /** The engine's own integrity check of every page; an empty list means sound. */
  integrityProblems(): Promise<readonly string[]>;
  /**
   * Numbers of the pages that are older than what was last written there, which no engine can know; null where no list of the newest pages is kept.
   * Looks at some pages at a time, so that transactions go on; `signal` ends it between them.
   */
  olderPages(signal: AbortSignal): Promise<readonly number[] | null>;
  /** Number of the newest record in the list of the newest pages; it only grows. Null where none is kept. */
  readonly pageListSequence: number | null;
  /**
   * Writes a compact copy under the same key to `file`, which must exist and be empty: everything that was committed at one moment, and nothing
   * of deleted rows. Writers and readers go on meanwhile.
   */
  copyInto(file: string): Promise<void>;
  /**
   * Empties the log into the file and cuts it to nothing, so that no older page of what was changed is left beside it. False when a reader kept it from
   * that; closing does the same.
   */
  emptyLog(): Promise<boolean>;
  close(): Promise<void>;
}
