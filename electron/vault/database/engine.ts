// What the driver needs of an SQLite engine. Nothing outside this folder sees an engine or a connection.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';
import type { Column, Row } from './handle.ts';

/** One connection. Statements are kept prepared by their text. Calls that must run in order are awaited one by one. */
export interface Connection {
  all(text: string, values: readonly Column[]): Promise<readonly Row[]>;
  run(text: string, values: readonly Column[]): Promise<{ readonly changes: number; readonly lastId: number }>;
  /** Runs fixed text without values, such as a pragma or the borders of a transaction. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * `write`: reads and writes. `look`: the connection cannot write, and closing it empties no log into the file; it may leave an index
 * (`-shm`) and an empty log beside it. `look-still`: the same for a file without a log, where an engine that can makes no file at all.
 */
export type Access = 'write' | 'look' | 'look-still';

export interface Engine {
  readonly name: 'journeyapps' | 'multiple-ciphers';
  /**
   * Opens `file`, which must exist, and gives it the raw key (null: no encryption, for databases in memory and the lock file).
   * Touches no page. `key` stays the caller's. Writes unless `access` says otherwise.
   */
  connect(file: string, key: Uint8Array | null, access?: Access): Promise<Connection>;
  /** Resolves when this library is truly the encrypting one and is set to SQLCipher 4; throws `encryption-not-proven`. */
  prove(connection: Connection): Promise<void>;
  /** Queries whose rows, other than `ok`, name what is wrong with pages. */
  readonly integrityQueries: readonly string[];
}

const rawKey = /^x'[0-9a-f]{64}'$/;

/**
 * The key as SQLCipher reads raw keys: `x'` hex `'`, in bytes that the caller clears. A key one digit short would silently be
 * taken for a passphrase, hence the check.
 */
export const rawKeyText = (key: Uint8Array): Buffer => {
  const digits = '0123456789abcdef';
  const text = Buffer.alloc(3 + key.length * 2);
  text.write("x'", 0, 'latin1');
  key.forEach((byte, index) => {
    text[2 + index * 2] = digits.charCodeAt(byte >> 4);
    text[3 + index * 2] = digits.charCodeAt(byte & 15);
  });
  text.write("'", text.length - 1, 'latin1');
  if (key.length !== 32 || !rawKey.test(text.toString('latin1'))) throw new Error('a database key has 32 bytes');
  return text;
};

const codes: readonly (readonly [RegExp, FailureCode])[] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, 'database-damaged'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_READONLY_DBMOVED/, 'disk-gone'],
  [/^SQLITE_READONLY/, 'disk-read-only'],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, 'not-allowed-by-system'],
  [/^SQLITE_IOERR/, 'disk-gone'],
  [/^SQLITE_(BUSY|LOCKED)/, 'vault-in-use'],
  [/^SQLITE_NOMEM/, 'memory-not-available'],
];

/**
 * What SQLCipher says, without a code of its own, when a page's seal does not match. Our statements are fixed text, so nothing else in them
 * is left for SQLite to call a logic error without naming it.
 */
const sealBroken = 'SQLITE_ERROR: SQL logic error';

/**
 * What SQLite says of a column that is to hold JSON and does not, or words and holds bytes, and of a search index whose own settings are none. What our statements are given is JSON that
 * this program wrote, and an index is made by it, so it is a row.
 */
const rowBroken = /^(?:SQLITE_ERROR: )?(?:malformed JSON$|JSON cannot hold BLOB values$|invalid fts5 file format)/;

/** Turns what an engine threw into our failure. Text of the engine stays below: only its code word is kept as cause. */
export const fromEngine = (thrown: unknown): Error => {
  if (thrown instanceof HoldfastError) return thrown;
  if (thrown instanceof Error && thrown.message === sealBroken) return new HoldfastError('database-damaged', {}, { cause: 'SQLITE_ERROR' });
  if (thrown instanceof Error && rowBroken.test(thrown.message)) return new HoldfastError('database-damaged', { reason: 'rows' }, { cause: thrown });
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const known = codes.find(([pattern]) => pattern.test(code));
  if (known !== undefined) return new HoldfastError(known[1], {}, { cause: code });
  return thrown instanceof Error ? thrown : new Error('the database engine threw something that is no error');
};

/** Refuses a whole number that JavaScript would have rounded: this program writes none. */
export const checkedRow = (row: Row): Row => {
  for (const name in row) {
    const value = row[name];
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) throw new HoldfastError('database-damaged', { reason: 'rows', name });
  }
  return row;
};
