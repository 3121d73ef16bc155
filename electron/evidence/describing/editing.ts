// Use case: what people say about items. Every edit is committed at once. The custody log gets one entry per item and sitting: written
// with the first change, and again only when a later change of the same sitting touches fields that no entry of it has named yet. So
// typing adds nothing, nothing that changed stays unnamed, and no entry is ever owed to a vault that was locked in between.
import { HoldfastError, type Failure } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import type { EvidenceContext } from '../context.ts';
import { describeItems, perStep } from './describing-items.ts';
import { endSittings } from './describing-record.ts';
import { inSteps, type Step } from '../in-steps.ts';
import { removedAmong } from '../moving/removal-repository.ts';
import { selectedNumbers } from '../list/selection-repository.ts';
import type { Collecting, Replaced } from './undoable.ts';

type Edit = InputOf<'evidence.edit'>;

/** Above this many items only those that failed are named one by one. */
const mostOutcomes = 1000;

/** Items changed so far. */
interface Tally {
  changed: number;
}

function* stepsOf(context: EvidenceContext, numbers: readonly number[], input: Edit, keeping: Collecting, tally: Tally): Generator<Step> {
  for (let from = 0; from < numbers.length; from += perStep) {
    const group = numbers.slice(from, from + perStep);
    let replaced: readonly Replaced[] = [];
    yield {
      items: group.length,
      work: async (change) => {
        await endSittings(context, change);
        replaced = await describeItems(change, group, input);
      },
      done: () => {
        keeping.add(replaced);
        tally.changed += replaced.reduce((sum, one) => sum + one.numbers.length, 0);
      },
    };
  }
}

/**
 * Writes the given fields of every selected item, in steps, as a job when there are many. What was done when it is stopped, or when the
 * disk fails on the way, stays and can be undone; the caller may simply ask again for the rest. `outcomes` names every item, or only
 * those not changed when there are more than 1,000. Throws `not-found` when none of the named items exists.
 */
export const edit = async (context: EvidenceContext, input: Edit): Promise<OutputOf<'evidence.edit'>> => {
  const { session } = context;
  const numbers = await selectedNumbers(session.read, input.selection);
  const found = new Set(numbers.map(evidenceId));
  const missing = input.selection.by === 'ids' ? input.selection.ids.filter((id) => !found.has(id)) : [];
  const removed = await removedAmong(session.read, missing.map(evidenceNumber));
  const failureFor = (id: EvidenceId): Failure => ({ code: removed.has(evidenceNumber(id)) ? 'item-removed' : 'not-found', facts: { id, name: id } });
  const [firstMissing] = missing;
  if (numbers.length === 0 && firstMissing !== undefined) {
    const { code, facts } = failureFor(firstMissing);
    throw new HoldfastError(code, facts);
  }
  const keeping = context.undoable.keep();
  const tally: Tally = { changed: 0 };
  const { stopped, failure } = await inSteps(context, 'describe', numbers.length, stepsOf(context, numbers, input, keeping, tally));
  if (tally.changed > 0) {
    context.changed([...found]);
  }
  const refused = missing.map((id) => ({ id, failure: failureFor(id) }));
  const outcomes = found.size + missing.length > mostOutcomes ? refused : [...[...found].map((id) => ({ id, failure: null })), ...refused];
  return { changed: tally.changed, savedAt: session.clock(), outcomes, undo: keeping.done(), stopped, failure };
};
