// Use case: items move to another case. Number, bytes and log stay what they are; one custody entry for each item, in the transaction that moves it.
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, type CaseId } from '../../../shared/ids.ts';
import { codeOf, requireOpen } from '../../cases/service.ts';
import type { Change } from '../../vault/session.ts';
import { writeCase } from './case-repository.ts';
import type { EvidenceContext } from '../context.ts';
import { grow } from '../describing/edit-repository.ts';
import { moveSelected } from './moving-selected.ts';
import type { Replaced } from '../describing/undoable.ts';

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

/** Moves the selected items to a case; in steps, as a job when there are many. Throws `not-found` when none of the named items is in the list, `case-closed`. */
export const moveToCase = async (context: EvidenceContext, { selection, to }: InputOf<'evidence.moveToCase'>): Promise<OutputOf<'evidence.moveToCase'>> => {
  await requireOpen(context.session.read, to);
  return moveSelected(context, selection, { kind: 'move-to-case', from: 'listed', move: (change, numbers) => moveItemsToCase(change, numbers, to) });
};
