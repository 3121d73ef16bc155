// Reads that survive damage. Once SQLCipher has met a page whose seal is broken, it answers every later call on that connection with an
// error, also for pages that are sound (first with `SQLITE_ERROR`, then with `SQLITE_NOMEM`). One damaged page must not make the rest of a
// vault unreadable, so a connection that met damage is replaced and what failed on it is asked again alone.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Connection } from './engine.ts';
import type { Column, Row } from './handle.ts';

/** Whether a connection can no longer be trusted to answer for sound pages. */
export const isSpoiled = (error: unknown): boolean => error instanceof HoldfastError && (error.code === 'database-damaged' || error.code === 'memory-not-available');

export class RenewingReader {
  readonly #another: () => Promise<Connection>;
  #current: Promise<Connection>;

  /** `another` opens a further connection to the same file; this reader closes every one that it was given. */
  constructor(first: Connection, another: () => Promise<Connection>) {
    this.#current = Promise.resolve(first);
    this.#another = another;
  }

  /** Throws `database-damaged` only when this very query meets damage. */
  async all(text: string, values: readonly Column[]): Promise<readonly Row[]> {
    const used = this.#current;
    try {
      return await (await used).all(text, values);
    } catch (error) {
      if (!isSpoiled(error)) throw error;
      await this.#replace(used);
      return this.#askAlone(text, values);
    }
  }

  async close(): Promise<void> {
    await (await this.#current).close();
  }

  /** Opens the next connection, once for all queries that failed on the same one. */
  async #replace(used: Promise<Connection>): Promise<void> {
    if (this.#current !== used) return;
    const old = await used;
    if (this.#current !== used) return;
    const next = this.#another();
    this.#current = next;
    try {
      await next;
      await old.close();
    } catch (error) {
      // Not even the first page can be read any more: the old connection stays, to be closed in the end.
      this.#current = used;
      throw error;
    }
  }

  async #askAlone(text: string, values: readonly Column[]): Promise<readonly Row[]> {
    const alone = await this.#another();
    try {
      return await alone.all(text, values);
    } finally {
      await alone.close();
    }
  }
}
