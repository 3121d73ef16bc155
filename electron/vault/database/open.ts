// Opens a database and proves that it is encrypted before anyone may write to it. Never makes one where one should already be,
// never repairs, never replaces.
import { open, unlink } from 'node:fs/promises';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { fromSystemError } from '../disk/system-failure.ts';
import { isEnginesWord, whateverTheDisk } from './disk-or-damage.ts';
import { TwoConnections } from './two-connections.ts';
import type { Connection, Engine } from './engine.ts';
import { chooseEngine } from './engine-choice.ts';
import type { Database } from './handle.ts';
import { checkVersion, migrate, versionOf } from './migrate.ts';
import type { Secret } from '../crypto/secret.ts';
import type { Migration } from './migrations/migration.ts';
import { PageKeeper } from './newest-pages/page-keeper.ts';
import type { OpeningTrees } from './newest-pages/opening-pages.ts';
import { PageList, type PageListPlace, type ReadPageList } from './newest-pages/page-list.ts';
import { PageTags } from './newest-pages/page-tags.ts';
import { firstPage, foundFirstPage, proveEncrypted } from './proof.ts';
import { checkStructure } from './structure.ts';
import { askedWhy } from './why-not-opened.ts';

/** How the list of the newest pages of a database is kept. */
export interface PageListOptions {
  readonly place: PageListPlace;
  /** Authenticates the list. Both keys stay the caller's, who may end them once the database is open. */
  readonly listKey: Secret;
  readonly tagKey: Secret;
  /** The number that the list is known to have reached; null where nothing is known of one. */
  readonly leastSequence: number | null;
  /** Of their pages that every opening reads, the list keeps copies. */
  readonly trees: OpeningTrees;
  /** The list, where it was read already. */
  readonly read?: ReadPageList | undefined;
}

/** What opening found of the list. All but `kept` begin a new one; `new`: nothing was known of one before. */
export type PageListFound = 'kept' | 'new' | 'missing' | 'damaged' | 'older';

export interface DatabaseOptions {
  readonly file: string;
  /** 32 bytes; stays the caller's, who clears it after the database is closed. */
  readonly key: Uint8Array;
  readonly migrations: readonly Migration[];
  readonly engine?: Engine;
  /** Where a list of the newest pages is kept; without it, the engine empties the log when it likes. */
  readonly pages?: PageListOptions | undefined;
}

export interface OpenedDatabase extends Database {
  /** The version before opening brought it to the newest; 0 for a database just made. */
  readonly versionBefore: number;
  readonly version: number;
  readonly pageList: PageListFound;
}

/** Settings of every connection, each for its reason. Key and temporary store come before them, in the engines. */
const settings = [
  // The log of changes is synced at each commit, and readers never wait for a writer.
  'PRAGMA journal_mode = WAL',
  // What was reported as done must survive a power cut; NORMAL would sync the log only now and then.
  'PRAGMA synchronous = FULL',
  // On macOS a plain fsync leaves the bytes in the drive's cache.
  'PRAGMA fullfsync = ON',
  'PRAGMA checkpoint_fullfsync = ON',
  'PRAGMA foreign_keys = ON',
  // Rows replaced by REPLACE would otherwise slip past the triggers that forbid deleting.
  'PRAGMA recursive_triggers = ON',
  // Deleted rows (keys of deleted items among them) are overwritten in the file, not only unlinked.
  'PRAGMA secure_delete = ON',
  // Functions and virtual tables with side effects cannot be reached from a crafted schema.
  'PRAGMA trusted_schema = OFF',
  // A crafted or damaged page is refused when it is read rather than believed.
  'PRAGMA cell_size_check = ON',
  // A mapped file turns a read error into a crash of the process.
  'PRAGMA mmap_size = 0',
  // Reader and writer of this process may meet at a checkpoint; nobody else has the file open (in-use.ts).
  'PRAGMA busy_timeout = 5000',
  // 8 MiB of pages are enough to write.
  'PRAGMA cache_size = -8192',
] as const;

/**
 * What the reading connection has beside them: it cannot write, and 64 MiB of pages that stay decrypted. A search over 50,000
 * records took four times as long with 8 MiB, because it decrypted the same index pages again and again.
 */
const readerSettings = ['PRAGMA query_only = ON', 'PRAGMA cache_size = -65536'] as const;

/** Pages reach the file when they are on the list, and not before. */
const listedSettings = ['PRAGMA wal_autocheckpoint = 0'] as const;

const connectProven = ({ file, key, pages }: DatabaseOptions, engine: Engine, writes: boolean): Promise<Connection> => askedWhy(file, async () => {
  const connection = await engine.connect(file, key);
  try {
    // The library before the file: a library that cannot encrypt must not be allowed to call our file damaged.
    await engine.prove(connection);
    // The header already proved the key, so what cannot be read now is damage.
    await connection.all('SELECT count(*) FROM sqlite_master', []);
    for (const setting of [...settings, ...(writes ? [] : readerSettings), ...(pages === undefined ? [] : listedSettings)]) await connection.script(setting);
    return connection;
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw error;
  }
});

interface FoundList {
  readonly keeper: PageKeeper | null;
  readonly found: PageListFound;
}

const foundList = async ({ file, key, pages }: DatabaseOptions): Promise<FoundList> => {
  if (pages === undefined) return { keeper: null, found: 'new' };
  const { place, listKey, tagKey, leastSequence, trees } = pages;
  const read = pages.read ?? (await PageList.read(place, listKey));
  const tags = new PageTags(key, tagKey);
  const sequence = read.state === 'good' ? read.list.sequence : 0;
  if (read.state === 'good' && sequence >= (leastSequence ?? 0)) return { keeper: new PageKeeper({ file, tags, list: read.list, trees }, true), found: 'kept' };
  const list = PageList.empty(place, listKey, Math.max(sequence, leastSequence ?? 0));
  const found = leastSequence === null && read.state === 'missing' ? 'new' : read.state === 'good' ? 'older' : read.state;
  return { keeper: new PageKeeper({ file, tags, list, trees }, false), found };
};

/** Closes a writer before anybody knows what its log may do to the list: nothing is emptied into the file. */
const closeAsFound = async (writer: Connection, onlooker: () => Promise<Connection>): Promise<void> => {
  const last = await onlooker().catch(() => null);
  await writer.close().catch(() => undefined);
  await last?.close().catch(() => undefined);
};

/** The two connections, once version and structure are known to be ours and the newest. */
const opened = (options: DatabaseOptions, engine: Engine): Promise<OpenedDatabase> => askedWhy(options.file, async () => {
  const { file, key, migrations, pages } = options;
  const onlooker = async (): Promise<Connection> => {
    const connection = await engine.connect(file, key, 'look');
    // Only a connection that has read knows of the log.
    await connection.all('SELECT count(*) FROM sqlite_master', []);
    return connection;
  };
  const writer = await connectProven(options, engine, true);
  try {
    // A database that had no log yet gets one here.
    const versionBefore = await versionOf(writer);
    // An empty database where records should be is a loss to report, never a beginning to build on.
    if (versionBefore === 0) throw new HoldfastError('database-damaged', { reason: 'empty' });
    checkVersion(versionBefore, migrations);
    await checkStructure(writer, engine, migrations, versionBefore);
    const { keeper, found } = await foundList(options);
    await migrate(writer, migrations);
    const version = await versionOf(writer);
    const reader = await connectProven(options, engine, false);
    await keeper?.begin(writer);
    const another = (use: 'read' | 'write'): Promise<Connection> => connectProven(options, engine, use === 'write');
    return Object.assign(new TwoConnections({ engine, writer, reader, another, onlooker, pages: keeper }), { versionBefore, version, pageList: found });
  } catch (error) {
    if (pages === undefined) await writer.close().catch(() => undefined);
    else await closeAsFound(writer, onlooker);
    throw error;
  }
});

/**
 * Opens a database that must already exist. Throws `database-damaged` (missing, too short, unreadable, or with a structure that is
 * not ours), `encryption-not-proven` or `version-unsupported`; none of them changes a byte of it.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<OpenedDatabase> => {
  const page = await foundFirstPage(options.file);
  const database = await whateverTheDisk(options.file, () => opened(options, options.engine ?? chooseEngine()));
  try {
    proveEncrypted(page);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

/**
 * Makes a database that must not exist yet, proves from outside that its first page is not readable, and opens it. When anything
 * fails, the file is removed again.
 */
export const createDatabase = async (options: DatabaseOptions): Promise<OpenedDatabase> => {
  const engine = options.engine ?? chooseEngine();
  // Made here with owner-only permissions; SQLite gives its log and index beside it the same.
  const empty = await open(options.file, 'wx', 0o600).catch((error: unknown) => { throw fromSystemError(error); });
  await empty.close();
  try {
    return await askedWhy(options.file, async () => {
      const first = await connectProven(options, engine, true);
      // Closing writes everything into the file itself, so that what is looked at next is what stays.
      await migrate(first, options.migrations).finally(() => first.close());
      const page = await firstPage(options.file);
      if (page === null) throw new HoldfastError('disk-gone');
      proveEncrypted(page);
      return Object.assign(await opened(options, engine), { versionBefore: 0 });
    });
  } catch (error) {
    for (const name of [options.file, `${options.file}-wal`, `${options.file}-shm`]) await unlink(name).catch(() => undefined);
    // What was written a moment ago by this very process and is not what the engine reads is the disk's doing.
    throw isEnginesWord(error) ? new HoldfastError('disk-gone', {}, { cause: error.cause }) : error;
  }
};
