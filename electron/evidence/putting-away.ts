// Use case: items are removed from the list, and brought back. Nothing of an item is lost by it; its number, its bytes and its log stay. One
// custody entry for each item, in the transaction that moves it.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { Selection } from '../../shared/evidence/schema.ts';
import { evidenceId } from '../../shared/ids.ts';
import type { Change } from '../vault/session.ts';
import type { EvidenceContext } from './context.ts';
import { perStep } from './describing-items.ts';
import { grow } from './edit-repository.ts';
import { inSteps, type Step } from './in-steps.ts';
import type { ItemState } from './list-repository.ts';
import { deleteRemovals, insertRemovals } from './removal-repository.ts';
import { selectedNumbers } from './selection-repository.ts';
import type { Collecting, Keeping, Replaced } from './undoable.ts';

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

/** Items moved so far. */
interface Tally {
  changed: number;
}

function* stepsOf(numbers: readonly number[], to: Keeping, keeping: Collecting, tally: Tally): Generator<Step> {
  for (let from = 0; from < numbers.length; from += perStep) {
    const group = numbers.slice(from, from + perStep);
    let replaced: readonly Replaced[] = [];
    yield {
      items: group.length,
      work: async (change) => { replaced = await moveItems(change, group, to); },
      done: () => {
        keeping.add(replaced);
        tally.changed += replaced.reduce((sum, one) => sum + one.numbers.length, 0);
      },
    };
  }
}

const move = async (context: EvidenceContext, selection: Selection, from: ItemState, to: Keeping): Promise<OutputOf<'evidence.putAway'>> => {
  const numbers = await selectedNumbers(context.session.read, selection, from);
  if (numbers.length === 0 && selection.by === 'ids' && selection.ids.length > 0) throw new HoldfastError('not-found', { id: selection.ids[0] ?? '' });
  const keeping = context.undoable.keep();
  const tally: Tally = { changed: 0 };
  const { stopped, failure } = await inSteps(context, to.in === 'removed' ? 'put-away' : 'bring-back', numbers.length, stepsOf(numbers, to, keeping, tally));
  if (tally.changed > 0) context.changed(numbers.map(evidenceId));
  return { changed: tally.changed, undo: keeping.done(), stopped, failure };
};

/** Removes the selected items from the list; in steps, as a job when there are many. Throws `not-found` when none of the named items is in it. */
export const putAway = (context: EvidenceContext, { selection, reason }: InputOf<'evidence.putAway'>): Promise<OutputOf<'evidence.putAway'>> =>
  move(context, selection, 'listed', { in: 'removed', reason });

/** Brings the selected removed items back, likewise. */
export const bringBack = (context: EvidenceContext, { selection }: InputOf<'evidence.bringBack'>): Promise<OutputOf<'evidence.bringBack'>> =>
  move(context, selection, 'removed', { in: 'list' });
