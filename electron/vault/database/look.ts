// Opens a database to look at it, and leaves every byte as it was: connections that cannot write, no step to a newer version, and a log that
// a crash left is read and never emptied into the file.
import { rm, stat } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { systemCode } from '../disk/system-failure.ts';
import { whateverTheDisk } from './disk-or-damage.ts';
import type { Access, Connection, Engine } from './engine.ts';
import { chooseEngine } from './engine-choice.ts';
import type { Database, ReadableDb } from './handle.ts';
import { integrityProblems } from './integrity.ts';
import { checkVersion, latestVersion, migrate, versionOf } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import type { DatabaseOptions } from './open.ts';
import { foundFirstPage, proveEncrypted } from './proof.ts';
import { RenewingReader } from './renewing-reader.ts';
import { checkStructure } from './structure.ts';
import { readableDb } from './two-connections.ts';
import { askedWhy } from './why-not-opened.ts';

/** Settings of a connection that looks; open.ts gives the reasons. */
const settings = ['PRAGMA query_only = ON', 'PRAGMA trusted_schema = OFF', 'PRAGMA cell_size_check = ON', 'PRAGMA mmap_size = 0', 'PRAGMA cache_size = -65536'] as const;

const connectProven = (engine: Engine, file: string, key: Uint8Array, access: Access): Promise<Connection> => askedWhy(file, async () => {
  const connection = await engine.connect(file, key, access);
  try {
    await engine.prove(connection);
    await connection.all('SELECT count(*) FROM sqlite_master', []);
    for (const setting of settings) await connection.script(setting);
    return connection;
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
});

const bytesOf = async (file: string): Promise<number | null> =>
  stat(file).then(({ size }) => size, (error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });

/** A database that nobody can write to. A vault is only looked at because its history is not what it should be: a transaction says so. */
export class LookedAt implements Database {
  readonly read: ReadableDb;
  readonly version: number;
  readonly newest: boolean;
  readonly #engine: Engine;
  readonly #reader: RenewingReader;
  readonly #another: () => Promise<Connection>;
  readonly #tidy: () => Promise<void>;
  #closed = false;

  constructor(parts: { readonly engine: Engine; readonly first: Connection; readonly another: () => Promise<Connection>; readonly tidy: () => Promise<void>; readonly version: number; readonly newest: boolean }) {
    this.#engine = parts.engine;
    this.#another = parts.another;
    this.#tidy = parts.tidy;
    this.version = parts.version;
    this.newest = parts.newest;
    this.#reader = new RenewingReader(parts.first, parts.another);
    this.read = readableDb(this.#reader, () => {
      if (this.#closed) throw new HoldfastError('vault-locked');
    });
  }

  transaction<T>(): Promise<T> {
    return Promise.reject(new HoldfastError('history-rolled-back'));
  }

  /** What is only looked at is not backed up either: a backup is put on record. */
  copyInto(): Promise<void> {
    return Promise.reject(new HoldfastError('history-rolled-back'));
  }

  /** Nothing here writes: the log stays as it was found. */
  emptyLog(): Promise<boolean> {
    return Promise.resolve(false);
  }

  integrityProblems(): Promise<readonly string[]> {
    return integrityProblems(this.#engine, this.#another);
  }

  /** The list is compared by whoever may write to it. */
  olderPages(): Promise<null> {
    return Promise.resolve(null);
  }

  get pageListSequence(): null {
    return null;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#reader.close();
    await this.#tidy();
  }
}

/**
 * Opens for looking. Throws what `openDatabase` throws. An older version is not brought up to date: `newest` says whether it is the newest.
 * Files that the engine makes beside the database while it looks are gone again after `close`.
 */
export const lookAtDatabase = async (options: DatabaseOptions): Promise<LookedAt> => {
  const { file, key, migrations, engine = chooseEngine() } = options;
  const page = await foundFirstPage(file);
  const [log, index] = [`${file}-wal`, `${file}-shm`];
  const [logBytes, indexBytes] = [await bytesOf(log), await bytesOf(index)];
  const access: Access = (logBytes ?? 0) === 0 ? 'look-still' : 'look';
  const another = (): Promise<Connection> => connectProven(engine, file, key, access);
  const tidy = async (): Promise<void> => {
    if (indexBytes === null) await rm(index, { force: true });
    // Nothing here writes, so a log that was not there is empty.
    if (logBytes === null) await rm(log, { force: true });
  };
  const looked = async (): Promise<LookedAt> => {
    const first = await another();
    try {
      const version = await versionOf(first);
      if (version === 0) throw new HoldfastError('database-damaged', { reason: 'empty' });
      checkVersion(version, migrations);
      await checkStructure(first, engine, migrations, version);
      proveEncrypted(page);
      return new LookedAt({ engine, first, another, tidy, version, newest: version === latestVersion(migrations) });
    } catch (error) {
      await first.close().catch(() => undefined);
      throw error;
    }
  };
  try {
    return await whateverTheDisk(file, looked);
  } catch (error) {
    await tidy();
    throw error;
  }
};

/** An empty database in memory in the place of one that cannot be read. */
export const emptyToLookAt = async (migrations: readonly Migration[], engine: Engine = chooseEngine()): Promise<LookedAt> => {
  const another = async (): Promise<Connection> => {
    const connection = await engine.connect(':memory:', null);
    await migrate(connection, migrations);
    return connection;
  };
  const version = latestVersion(migrations);
  return new LookedAt({ engine, first: await another(), another, tidy: () => Promise.resolve(), version, newest: true });
};
