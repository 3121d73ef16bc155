// Use case: items move to another case. Number, bytes and log stay what they are; one custody entry for each item, in the transaction that moves it.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { evidenceId, type CaseId } from '../../shared/ids.ts';
import { codeOf, requireOpen } from '../cases/service.ts';
import type { Change } from '../vault/session.ts';
import { writeCase } from './case-repository.ts';
import type { EvidenceContext } from './context.ts';
import { perStep } from './describing-items.ts';
import { grow } from './edit-repository.ts';
import { inSteps, type Step } from './in-steps.ts';
import { selectedNumbers } from './selection-repository.ts';
import type { Collecting, Replaced } from './undoable.ts';

/** Moves those of the items that are in another case, and answers with what that replaced. */
export const moveItemsToCase = async (change: Change, numbers: readonly number[], to: CaseId): Promise<readonly Replaced[]> => {
  const before = await writeCase(change.db, numbers, to);
  const codes = new Map<CaseId, string>();
  for (const id of new Set([...before.values(), to])) codes.set(id, await codeOf(change.db, id));
  for (const [number, from] of before) await change.record('moved-to-case', evidenceId(number), { case: codes.get(to) ?? to, fromCase: codes.get(from) ?? from });
  await grow(change.db, [...before.keys()]);
  const byCase = Map.groupBy(before, ([, from]) => from);
  return [...byCase].map(([inCase, items]) => ({ numbers: items.map(([number]) => number), change: {}, addTags: [], removeTags: [], inCase }));
};

/** Items moved so far. */
interface Tally {
  changed: number;
}

function* stepsOf(numbers: readonly number[], to: CaseId, keeping: Collecting, tally: Tally): Generator<Step> {
  for (let from = 0; from < numbers.length; from += perStep) {
    const group = numbers.slice(from, from + perStep);
    let replaced: readonly Replaced[] = [];
    yield {
      items: group.length,
      work: async (change) => { replaced = await moveItemsToCase(change, group, to); },
      done: () => {
        keeping.add(replaced);
        tally.changed += replaced.reduce((sum, one) => sum + one.numbers.length, 0);
      },
    };
  }
}

/** Moves the selected items to a case; in steps, as a job when there are many. Throws `not-found` when none of the named items is in the list, `case-closed`. */
export const moveToCase = async (context: EvidenceContext, { selection, to }: InputOf<'evidence.moveToCase'>): Promise<OutputOf<'evidence.moveToCase'>> => {
  await requireOpen(context.session.read, to);
  const numbers = await selectedNumbers(context.session.read, selection);
  if (numbers.length === 0 && selection.by === 'ids' && selection.ids.length > 0) throw new HoldfastError('not-found', { id: selection.ids[0] ?? '' });
  const keeping = context.undoable.keep();
  const tally: Tally = { changed: 0 };
  const { stopped, failure } = await inSteps(context, 'move-to-case', numbers.length, stepsOf(numbers, to, keeping, tally));
  if (tally.changed > 0) context.changed(numbers.map(evidenceId));
  return { changed: tally.changed, undo: keeping.done(), stopped, failure };
};
