// Use case: items are removed from the list, and brought back. Nothing of an item is lost by it; its number, its bytes and its log stay. One
// custody entry for each item, in the transaction that moves it.
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId } from '../../../shared/ids.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { grow } from '../describing/edit-repository.ts';
import { moveSelected } from './moving-selected.ts';
import { deleteRemovals, insertRemovals } from './removal-repository.ts';
import type { Keeping, Replaced } from '../describing/undoable.ts';

const nothingSaid = { change: {}, addTags: [], removeTags: [] } as const;

const putAwayItems = async (change: Change, numbers: readonly number[], reason: string): Promise<readonly Replaced[]> => {
  const removed = await insertRemovals(change.db, numbers, reason, change.at, change.member);
  for (const number of removed) await change.record('put-away', evidenceId(number), { reason });
  return removed.length === 0 ? [] : [{ numbers: removed, ...nothingSaid, keeping: { in: 'list' } }];
};

const bringBackItems = async (change: Change, numbers: readonly number[]): Promise<readonly Replaced[]> => {
  const back = await deleteRemovals(change.db, numbers);
  for (const number of back.keys()) await change.record('brought-back', evidenceId(number), {});
  const byReason = Map.groupBy(back, ([, reason]) => reason);
  return [...byReason].map(([reason, items]) => ({ numbers: items.map(([number]) => number), ...nothingSaid, keeping: { in: 'removed', reason } }));
};

/** Moves those of the items that are not there already, and answers with what that replaced. */
export const moveItems = async (change: Change, numbers: readonly number[], to: Keeping): Promise<readonly Replaced[]> => {
  const replaced = to.in === 'removed' ? await putAwayItems(change, numbers, to.reason) : await bringBackItems(change, numbers);
  await grow(change.db, replaced.flatMap((one) => one.numbers));
  return replaced;
};

/** Removes the selected items from the list; in steps, as a job when there are many. Throws `not-found` when none of the named items is in it. */
export const putAway = (context: EvidenceContext, { selection, reason }: InputOf<'evidence.putAway'>): Promise<OutputOf<'evidence.putAway'>> =>
  moveSelected(context, selection, { kind: 'put-away', from: 'listed', move: (change, numbers) => moveItems(change, numbers, { in: 'removed', reason }) });

/** Brings the selected removed items back, likewise. */
export const bringBack = (context: EvidenceContext, { selection }: InputOf<'evidence.bringBack'>): Promise<OutputOf<'evidence.bringBack'>> =>
  moveSelected(context, selection, { kind: 'bring-back', from: 'removed', move: (change, numbers) => moveItems(change, numbers, { in: 'list' }) });
