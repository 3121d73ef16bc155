// What every evidence use case works with: the open vault, its long work, its threads, and the fingerprints being added just now.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceNumber, type EvidenceId, type Sha256 } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Jobs } from '../jobs/registry.ts';
import type { VaultSession } from '../vault/session.ts';
import { createEvidenceThreads, type EvidenceThreads } from './intake/threads.ts';
import { storedItems, type StoredItem } from './stored-repository.ts';
import { naming } from './whole-item.ts';
import { createUndoable, type Undoable } from './describing/undoable.ts';

export interface EvidenceContext {
  readonly session: VaultSession;
  /** When this opening of the vault began to be worked in. */
  readonly openedAt: Instant;
  readonly jobs: Jobs;
  readonly threads: EvidenceThreads;
  /** Copies on their way in, by fingerprint: the item's number when it is committed, null when it did not come to that. */
  readonly arriving: Map<Sha256, Promise<number | null>>;
  /** Grows with every change, so that counts need not be taken twice. */
  readonly changes: { count: number };
  /** Plain copies that are being written just now, by their number: an opening's findings are the others. */
  readonly copying: Set<number>;
  /** Edits that can still be undone. */
  readonly undoable: Undoable;
  /** Says that evidence changed: which items, or null for many. */
  changed(ids: readonly EvidenceId[] | null): void;
}

/** Most ids named in one event; more are "many". */
const mostNamed = 100;

export const createContext = (session: VaultSession, jobs: Jobs): EvidenceContext => {
  const changes = { count: 0 };
  return {
    session,
    openedAt: session.clock(),
    jobs,
    threads: createEvidenceThreads(session.folder),
    arriving: new Map(),
    changes,
    copying: new Set(),
    undoable: createUndoable(),
    changed(ids) {
      changes.count += 1;
      jobs.emit('evidence.changed', { ids: ids !== null && ids.length <= mostNamed ? [...ids] : null });
    },
  };
};

/** Says of a destroyed item that it is, and when; null for any other. */
export const whyDestroyed = ({ id, destroyedAt }: Pick<StoredItem, 'id' | 'destroyedAt'>): HoldfastError | null =>
  (destroyedAt === null ? null : new HoldfastError('item-destroyed', { id, name: id, at: new Date(destroyedAt).toISOString().slice(0, 10) }));

/** The stored item of this id; throws `not-found`, and `item-destroyed` for one that has no bytes any more. */
export const storedItemOf = async (session: VaultSession, id: EvidenceId): Promise<StoredItem> => {
  const [item] = await naming(id, storedItems(session.read, [evidenceNumber(id)]));
  if (item === undefined) {
    throw new HoldfastError('not-found', { id });
  }
  const destroyed = whyDestroyed(item);
  if (destroyed !== null) {
    throw destroyed;
  }
  return item;
};
