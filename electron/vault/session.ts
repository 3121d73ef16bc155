// An open vault, as the services see it. Ending it is the meaning of lock: the process that holds it ends with it.
import type { MemberCode, VaultId } from '../../shared/ids.ts';
import type { CustodyDetails } from '../../shared/custody/details.ts';
import type { CustodyAction } from '../../shared/custody/schema.ts';
import type { Instant } from '../../shared/time.ts';
import type { Database, ReadableDb, WritableDb } from './database/handle.ts';
import type { ObjectStore } from './objects/object-store.ts';

/** Injected, so that tests and the fault harness decide what time it is. */
export type Clock = () => Instant;

/** One change in progress: its rows and its custody entries commit together or not at all. */
export interface Change {
  readonly db: WritableDb;
  readonly member: MemberCode;
  readonly at: Instant;
  /** Adds the entry that a court could ask about. The chain is computed here. */
  record(action: CustodyAction, subject: string, details: CustodyDetails): Promise<void>;
}

export interface VaultSession {
  readonly vaultId: VaultId;
  readonly folder: string;
  /** Who unlocked. */
  readonly member: MemberCode;
  readonly clock: Clock;
  readonly read: ReadableDb;
  readonly objects: ObjectStore;
  /** Regenerable pictures, encrypted like the rest, in a database of their own (previews.db). */
  readonly previews: Database;
  /** Opened to be looked at alone: no change is made. */
  readonly readOnly: boolean;
  /**
   * Runs one change in one transaction; when it recorded custody entries, the anchor outside the database is moved before
   * this resolves. Only then may anyone be told that the change is saved. When it throws, nothing is committed, so what the change
   * would have meant can be taken back; an anchor that cannot be written after the commit keeps the next change from being made.
   */
  change<T>(work: (change: Change) => Promise<T>): Promise<T>;
  /** Leaves no older page of records or previews beside them; false when that was not possible just now. Closing does the same. */
  emptyLogs(): Promise<boolean>;
  close(): Promise<void>;
}
