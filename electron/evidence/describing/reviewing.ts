// Use case: someone looked at items and says what they found, so that others need not. One custody entry for each item.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import type { EvidenceContext } from '../context.ts';
import { grow, reviewOf, writeReview } from './edit-repository.ts';
import { numbersOf } from '../list/selection.ts';
import type { Replaced } from './undoable.ts';

/** Items per transaction. */
const perChange = 250;

/** Says that this person looked at the items and what they found. Throws `not-found` when none of the named items exists. */
export const review = async (context: EvidenceContext, { selection, sensitivity }: InputOf<'evidence.review'>): Promise<OutputOf<'evidence.review'>> => {
  const { session } = context;
  const ids: EvidenceId[] = [];
  const keeping = context.undoable.keep();
  let changed = 0;
  for await (const numbers of numbersOf(session.read, selection, perChange)) {
    const replaced = await session.change(async (change) => {
      const all: Replaced[] = [];
      for (const number of numbers) {
        const before = await reviewOf(change.db, number);
        await writeReview(change.db, number, sensitivity, change.member, change.at);
        await grow(change.db, [number]);
        await change.record('reviewed', evidenceId(number), { sensitivity, before: before?.sensitivity ?? null });
        if (before !== null) {
          all.push({ numbers: [number], change: { sensitivity: before.sensitivity }, addTags: [], removeTags: [], reviewer: before.reviewer });
        }
      }
      return all;
    });
    keeping.add(replaced);
    changed += numbers.length;
    ids.push(...(ids.length <= 100 ? numbers.map(evidenceId) : []));
  }
  if (changed === 0 && selection.by === 'ids' && selection.ids.length > 0) {
    throw new HoldfastError('not-found', { id: evidenceId(evidenceNumber(selection.ids[0] ?? evidenceId(1))) });
  }
  if (changed > 0) {
    context.changed(ids);
  }
  return { changed, undo: keeping.done() };
};
