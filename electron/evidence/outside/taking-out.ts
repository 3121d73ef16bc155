// Items taken out, brought back and moved to another case as the command line tool does it: the same use cases as the window's, for items named by their numbers,
// awaited to their end.
import { HoldfastError, type Failure } from '../../../shared/contract/failure.ts';
import { evidenceNumber, type CaseId, type EvidenceId, type Sha256 } from '../../../shared/ids.ts';
import type { JobProgress } from '../../../shared/jobs/schema.ts';
import { createJobs } from '../../jobs/registry.ts';
import type { VaultSession } from '../../vault/session.ts';
import { createContext, whyDestroyed, type EvidenceContext } from '../context.ts';
import { destroy } from '../destroying/destroying.ts';
import { storedItems, type StoredItem } from '../stored-repository.ts';
import { moveWithWhatWasMade, type MovedWithMade } from '../moving/moving-to-case.ts';
import { bringBack, putAway } from '../moving/putting-away.ts';

export interface Placed {
  readonly id: EvidenceId;
  readonly sha256: Sha256;
  readonly size: number;
  readonly place: 'in-list' | 'removed' | 'unreadable';
}

export interface Moved {
  /** Every item that was named, where it is now, and whether that is new. */
  readonly items: readonly (Placed & { readonly changed: boolean })[];
  readonly stopped: boolean;
  /** What kept the rest from being done. */
  readonly failure: Failure | null;
  /** False where files of what was made unreadable could not be taken away now: the next opening goes on. */
  readonly swept: boolean;
}

export interface MovingWatch {
  readonly onProgress: (progress: JobProgress) => void;
  /** Aborting stops between two steps; what is done stays done. */
  readonly signal: AbortSignal;
}

const storedOf = async ({ read }: VaultSession, ids: readonly EvidenceId[]): Promise<readonly StoredItem[]> => {
  const stored = new Map((await storedItems(read, ids.map(evidenceNumber))).map((item) => [item.id, item]));
  return [...new Set(ids)].map((id) => stored.get(id) ?? (() => { throw new HoldfastError('not-found', { id }); })());
};

const placedOf = ({ id, sha256, size, removed, destroyedAt }: StoredItem): Placed => ({ id, sha256, size, place: destroyedAt !== null ? 'unreadable' : removed ? 'removed' : 'in-list' });

/** Where these items are, in the order in which they were named. Throws `not-found` for a number that no item has. */
export const placesOfItems = async (session: VaultSession, ids: readonly EvidenceId[]): Promise<readonly Placed[]> => (await storedOf(session, ids)).map(placedOf);

interface Ended {
  readonly stopped: boolean;
  readonly failure: Failure | null;
  readonly swept?: boolean;
}

/** Does the work in a context of its own, and stops it when the signal says so. */
const watched = async <T>(session: VaultSession, { onProgress, signal }: MovingWatch, work: (context: EvidenceContext) => Promise<T>): Promise<T> => {
  const jobs = createJobs((name, payload) => { if (name === 'jobs.progress') onProgress(payload as JobProgress); });
  const context = createContext(session, jobs);
  const stop = (): void => { for (const job of jobs.list()) job.stop(); };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(context);
  } finally {
    signal.removeEventListener('abort', stop);
    await context.threads.close();
  }
};

/** Does the work for those of the items that are in `from`. */
const move = async (session: VaultSession, ids: readonly EvidenceId[], from: Placed['place'], watch: MovingWatch, work: (context: EvidenceContext, ids: EvidenceId[]) => Promise<Ended>): Promise<Moved> => {
  const before = await placesOfItems(session, ids);
  const toMove = before.filter(({ place }) => place === from).map(({ id }) => id);
  const { stopped, failure, swept = true }: Ended = toMove.length === 0 ? { stopped: false, failure: null } : await watched(session, watch, (context) => work(context, toMove));
  const was = new Map(before.map(({ id, place }) => [id, place]));
  return { items: (await placesOfItems(session, ids)).map((one) => ({ ...one, changed: was.get(one.id) !== one.place })), stopped, failure, swept };
};

const refuseDestroyed = async (session: VaultSession, ids: readonly EvidenceId[]): Promise<void> => {
  for (const item of await storedOf(session, ids)) {
    const destroyed = whyDestroyed(item);
    if (destroyed !== null) throw destroyed;
  }
};

/** Removes items from the list; those that are removed already stay so. Throws `not-found`, and `item-destroyed` before anything was done. */
export const removeItems = async (session: VaultSession, ids: readonly EvidenceId[], reason: string, watch: MovingWatch): Promise<Moved> => {
  await refuseDestroyed(session, ids);
  return move(session, ids, 'in-list', watch, (context, chosen) => putAway(context, { selection: { by: 'ids', ids: chosen }, reason }));
};

/** Brings removed items back; those that are in the list stay so. Throws likewise. */
export const bringItemsBack = async (session: VaultSession, ids: readonly EvidenceId[], watch: MovingWatch): Promise<Moved> => {
  await refuseDestroyed(session, ids);
  return move(session, ids, 'removed', watch, (context, chosen) => bringBack(context, { selection: { by: 'ids', ids: chosen } }));
};

/** Makes those of the items unreadable for good that are removed from the list. Throws `not-found`. */
export const makeItemsUnreadable = (session: VaultSession, ids: readonly EvidenceId[], reason: string, watch: MovingWatch): Promise<Moved> =>
  move(session, ids, 'removed', watch, (context, chosen) => destroy(context, { selection: { by: 'ids', ids: chosen }, reason }, () => undefined));

export interface MovedToCase {
  /** Every item that was named, the case it is in now, and whether that is new. */
  readonly items: readonly { readonly id: EvidenceId; readonly case: CaseId; readonly changed: boolean }[];
  /** What was made from them and went with them. */
  readonly along: readonly EvidenceId[];
  readonly stopped: boolean;
  readonly failure: Failure | null;
}

/**
 * Moves items to a case, and what was made from them; those that are in it already stay as they are. Throws before anything was done: `not-found`, `item-removed` and `item-destroyed` for
 * one that is not in the list, `case-closed`.
 */
export const moveItemsInto = async (session: VaultSession, ids: readonly EvidenceId[], to: CaseId, watch: MovingWatch): Promise<MovedToCase> => {
  await refuseDestroyed(session, ids);
  const before = await storedOf(session, ids);
  const removed = before.find((item) => item.removed);
  if (removed !== undefined) throw new HoldfastError('item-removed', { id: removed.id, name: removed.id });
  const { moved: { stopped, failure }, along }: MovedWithMade = await watched(session, watch, (context) => moveWithWhatWasMade(context, { selection: { by: 'ids', ids: [...ids] }, to }));
  const was = new Map(before.map((item) => [item.id, item.case]));
  return { items: (await storedOf(session, ids)).map((item) => ({ id: item.id, case: item.case, changed: was.get(item.id) !== item.case })), along, stopped, failure };
};
