// The session of an open vault, with what the vault's own services need beyond the seam that other domains see.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { MemberCode, VaultId } from '../../../shared/ids.ts';
import { custodyAppender } from '../../custody/append.ts';
import type { AnchorKeeper } from '../anchor.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { Database, ReadableDb } from '../database/handle.ts';
import type { HeaderKeeper } from '../header/header-keeper.ts';
import type { InUseLock } from './in-use.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { hasLog } from '../database/page-list.ts';
import type { Change, Clock, VaultSession } from '../session.ts';

export interface SessionParts {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly header: HeaderKeeper;
  readonly records: Database;
  readonly previews: Database;
  readonly objects: ObjectStore;
  readonly anchor: AnchorKeeper;
  readonly lock: InUseLock;
  /** Raw database keys, cleared at the end. */
  readonly databaseKeys: readonly Uint8Array[];
  /** A vault whose history was rolled back can be read and saved from, and nothing may be added to the wrong history. */
  readonly readOnly: boolean;
}

/** Whether an object still lies under a passing name, because taking it away failed; also where the disk does not say. */
const leavesUnfinished = async (objects: ObjectStore): Promise<boolean> => {
  try {
    for await (const { id, unfinished } of objects.inventory()) {
      if (!unfinished) return false;
      if (id !== null) return true;
    }
    return false;
  } catch {
    return true;
  }
};

export class OpenSession implements VaultSession {
  readonly vaultId: VaultId;
  readonly folder: string;
  readonly member: MemberCode;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly read: ReadableDb;
  readonly objects: ObjectStore;
  readonly previews: Database;
  readonly records: Database;
  readonly header: HeaderKeeper;
  readonly anchor: AnchorKeeper;
  readonly readOnly: boolean;
  readonly #parts: SessionParts;
  #closing: Promise<void> | undefined;

  constructor(parts: SessionParts, member: MemberCode) {
    this.#parts = parts;
    this.member = member;
    this.vaultId = parts.header.header.vaultId;
    this.folder = parts.folder;
    this.clock = parts.clock;
    this.random = parts.random;
    this.read = parts.records.read;
    this.objects = parts.objects;
    this.previews = parts.previews;
    this.records = parts.records;
    this.header = parts.header;
    this.anchor = parts.anchor;
    this.readOnly = parts.readOnly;
  }

  change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return changeAs(this, this.member, work);
  }

  async emptyLogs(): Promise<boolean> {
    const emptied = await Promise.all([this.records.emptyLog(), this.previews.emptyLog()]);
    return emptied.every(Boolean);
  }

  /**
   * Waits for changes under way, closes the files, clears the keys and lets go of the vault, also when a step of it fails. A second
   * call waits for the first.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { records, previews, anchor, header, databaseKeys, lock, readOnly } = this.#parts;
    try {
      await records.close();
      await previews.close();
      // Only after the last change: from here on the next opening need not look for what was interrupted.
      if (!readOnly) await anchor.moveTo({ pages: records.pageListSequence, closed: !(await leavesUnfinished(this.objects)) && !(await hasLog(this.folder).catch(() => true)) });
    } finally {
      anchor.end();
      header.end();
      for (const key of databaseKeys) key.fill(0);
      // A vault that was only looked at is left without even the lock's empty file, where there was none.
      await (readOnly ? lock.undo() : lock.release());
    }
  }
}

/** What a change needs of a session, so that it can also run while one is being opened. */
export interface Changeable {
  readonly records: Database;
  readonly anchor: AnchorKeeper;
  readonly clock: Clock;
  readonly readOnly: boolean;
}

/** `VaultSession.change` in the name of someone: of whoever unlocked, or of whoever began what an opening finishes. */
export const changeAs = async <T>({ records, anchor, clock, readOnly }: Changeable, member: MemberCode, work: (change: Change) => Promise<T>): Promise<T> => {
  if (readOnly) throw new HoldfastError('history-rolled-back');
  await anchor.settle();
  const { result, end } = await records.transaction(async (db) => {
    const at = clock();
    const log = custodyAppender(db, member, at);
    const answer = await work({ db, member, at, record: (action, subject, details) => log.record(action, subject, details) });
    return { result: answer, end: await log.finish() };
  });
  if (end !== null) await anchor.follow({ ...end, pages: records.pageListSequence });
  return result;
};
