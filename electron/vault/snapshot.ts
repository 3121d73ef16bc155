// A vault as it stood at one moment, for whoever copies it elsewhere while work goes on: a copy of the records, and header and anchor that
// belong to it. Objects never change, so those that the copy names are the objects of that moment.
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainEnd } from '../../shared/custody/rules.ts';
import type { ObjectId, VaultId } from '../../shared/ids.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { chainEnd } from '../custody/service.ts';
import { clearPlace } from './disk/clear-place.ts';
import { subkeyLabels } from './crypto/derive.ts';
import { databaseKey } from './database/database-keys.ts';
import { lookAtDatabase, type LookedAt } from './database/look.ts';
import { recordsMigrations } from './database/migrations/index.ts';
import { headerText, sealHeader } from './header/format.ts';
import { stubText } from './header/stub.ts';
import { allObjects } from './objects-repository.ts';
import { objectFileLength } from './objects/object-format.ts';
import { objectPaths } from './objects/object-path.ts';
import type { OpenSession } from './opening/open-session.ts';
import { fromSystemError } from './disk/system-failure.ts';
import { databaseFiles, snapshotFile } from './vault-files.ts';

export interface SnapshotObject {
  readonly id: ObjectId;
  /** Bytes of content. */
  readonly size: number;
  /** Bytes that its file must have. */
  readonly fileLength: number;
  readonly path: string;
}

export interface VaultSnapshot {
  readonly vaultId: VaultId;
  /** The text of both copies of the header. */
  readonly header: string;
  /** What the same two files have in the vault's own folder: the header, or the text that says it is on another disk. For a copy that must hold no slot where the folder holds none. */
  readonly headerInFolder: string;
  readonly headerGeneration: number;
  /** The text of the anchor: where the custody log of the copy ends, closed in order. */
  readonly anchor: string;
  /** Path of the copy of the records; it lies in the vault's folder and is encrypted like the records. */
  readonly records: string;
  readonly custody: ChainEnd;
  /** Every object that the copy names, in the order of adding. */
  objects(): AsyncGenerator<SnapshotObject>;
}

/** A header can change while the records are copied; it takes a second or more, so a few tries are plenty. */
const mostTries = 5;

const queues = new WeakMap<OpenSession, Promise<unknown>>();

const removeCopy = async (folder: string): Promise<void> => {
  for (const name of databaseFiles(snapshotFile)) await unlink(join(folder, name)).catch(() => undefined);
};

const copyRecords = async (session: OpenSession): Promise<string> => {
  const path = join(session.folder, snapshotFile);
  try {
    for (const name of databaseFiles(snapshotFile)) await clearPlace(join(session.folder, name));
    // Made here with owner-only permissions; the engine fills it.
    await (await open(path, 'wx', 0o600)).close();
    await session.records.copyInto(path);
    return path;
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** The records copied while the header stood still: a header newer than its records would look like records that were put back. */
const copyWithHeader = async (session: OpenSession): Promise<{ readonly path: string; readonly header: OpenSession['header']['header'] }> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { header } = session.header;
    const path = await copyRecords(session);
    if (session.header.header.generation === header.generation) return { path, header };
  }
  throw new HoldfastError('vault-in-use');
};

const snapshotOf = async (session: OpenSession): Promise<VaultSnapshot & { readonly copy: LookedAt; readonly key: Uint8Array }> => {
  const { path, header } = await copyWithHeader(session);
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  const copy = await lookAtDatabase({ file: path, key, migrations: recordsMigrations }).catch((error: unknown) => {
    key.fill(0);
    throw error;
  });
  const custody = await chainEnd(copy.read);
  const paths = objectPaths(session.folder);
  async function* objects(): AsyncGenerator<SnapshotObject> {
    const unreadable = (): never => { throw new HoldfastError('database-damaged', { reason: 'objects' }); };
    for await (const { id, size, key: objectKey } of allObjects(copy.read, unreadable)) {
      objectKey.fill(0);
      yield { id, size, fileLength: objectFileLength(size), path: paths.publishedFile(id) };
    }
  }
  return {
    copy, key, objects, custody,
    vaultId: session.vaultId,
    header: headerText(sealHeader(header, session.header.masterKey)),
    headerInFolder: session.header.home.isElsewhere ? stubText(session.vaultId) : headerText(sealHeader(header, session.header.masterKey)),
    headerGeneration: header.generation,
    anchor: session.anchor.textFor(custody, header.generation),
    records: path,
  };
};

/**
 * Takes a snapshot and lends it to `work`; the copy is removed afterwards. One at a time: a second one waits. Throws the failures of the disk (a copy of
 * the records needs room in the vault's folder) and `database-damaged` when a page of the records cannot be read.
 */
export const withSnapshot = <T>(session: OpenSession, work: (snapshot: VaultSnapshot) => Promise<T>): Promise<T> => {
  const run = async (): Promise<T> => {
    try {
      const { copy, key, ...snapshot } = await snapshotOf(session);
      try {
        return await work(snapshot);
      } finally {
        await copy.close();
        key.fill(0);
      }
    } finally {
      await removeCopy(session.folder);
    }
  };
  const result = (queues.get(session) ?? Promise.resolve()).then(run, run);
  queues.set(session, result.catch(() => undefined));
  return result;
};
