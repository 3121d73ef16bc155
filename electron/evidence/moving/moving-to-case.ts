// Use case: items move to another case, and what was made from them with them. Number, bytes and log stay what they are; one custody entry for each item, in the
// transaction that moves it.
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, type CaseId, type EvidenceId } from '../../../shared/ids.ts';
import { codeOf, requireOpen } from '../../cases/service.ts';
import type { Change } from '../../vault/session.ts';
import { writeCase } from './case-repository.ts';
import type { EvidenceContext } from '../context.ts';
import { grow } from '../describing/edit-repository.ts';
import { withWhatWasMade } from '../made/made-from-repository.ts';
import { moveSelectedAndMore } from './moving-selected.ts';
import type { Replaced } from '../describing/undoable.ts';

/** Moves those of the items that are in another case, these alone, and answers with what that replaced. */
export const moveItemsToCase = async (change: Change, numbers: readonly number[], to: CaseId): Promise<readonly Replaced[]> => {
  const before = await writeCase(change.db, numbers, to);
  const codes = new Map<CaseId, string>();
  for (const id of new Set([...before.values(), to])) codes.set(id, await codeOf(change.db, id));
  for (const [number, from] of before) await change.record('moved-to-case', evidenceId(number), { case: codes.get(to) ?? to, fromCase: codes.get(from) ?? from });
  await grow(change.db, [...before.keys()]);
  const byCase = Map.groupBy(before, ([, from]) => from);
  return [...byCase].map(([inCase, items]) => ({ numbers: items.map(([number]) => number), change: {}, addTags: [], removeTags: [], inCase }));
};

export interface MovedWithMade {
  readonly moved: Awaited<ReturnType<typeof moveSelectedAndMore>>['answer'];
  /** What was made from them and went along, without what was chosen itself. */
  readonly along: readonly EvidenceId[];
}

/** Moves the selected items to a case; in steps, as a job when there are many. Throws `not-found` when none of the named items is in the list, `case-closed`. */
export const moveWithWhatWasMade = async (context: EvidenceContext, { selection, to }: InputOf<'evidence.moveToCase'>): Promise<MovedWithMade> => {
  await requireOpen(context.session.read, to);
  const { answer, more } = await moveSelectedAndMore(context, selection, {
    kind: 'move-to-case', from: 'listed', move: async (change, numbers) => moveItemsToCase(change, await withWhatWasMade(change.db, numbers, to), to),
  });
  return { moved: answer, along: more };
};

/** The same, with the number of what went along. */
export const moveToCase = async (context: EvidenceContext, input: InputOf<'evidence.moveToCase'>): Promise<OutputOf<'evidence.moveToCase'>> => {
  const { moved, along } = await moveWithWhatWasMade(context, input);
  return { ...moved, along: along.length };
};
