// What passed between a lawyer and a client leaves the vault only when somebody was asked about it: the one place that says so, for copies and for packs.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { PrivilegedWay, Selection } from '../../../shared/evidence/schema.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import type { StoredItem } from '../stored-repository.ts';
import { privilegedIn } from '../list/selection-repository.ts';

/** Throws `privileged-not-asked` where the selection holds such items and nobody said what becomes of them. */
export const requireAsked = async (db: ReadableDb, selection: Selection, way: PrivilegedWay): Promise<void> => {
  const count = way === null ? await privilegedIn(db, selection) : 0;
  if (count > 0) {
    throw new HoldfastError('privileged-not-asked', { privileged: count });
  }
};

/** Why this item stays, or null. One that was marked after the question was asked stays as well, unless such items were to go. */
export const keptAsPrivileged = (item: Pick<StoredItem, 'id' | 'privileged'>, way: PrivilegedWay): HoldfastError | null =>
  (item.privileged && way !== 'take-along' ? new HoldfastError('privileged-left-out', { id: item.id, name: item.id }) : null);

/** What the custody entry of an item that leaves says of it. */
export const privilegedFact = (item: Pick<StoredItem, 'privileged'>): { readonly privileged?: true } => (item.privileged ? { privileged: true } : {});
