// Makes the working copies without camera details of many pictures, one after the other, so that no more than one of them is in memory. What is made stays made, whatever ends it.
import type { Client, OutputOf } from '../../../shared/contract/registry.ts';
import type { Failure, FailureCode } from '../../../shared/contract/failure.ts';
import type { EvidenceItem, PrivilegedWay } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { BareCopy } from './bare-copy.ts';

/** A picture of which no copy could be made; the name is empty where its records cannot be read. */
export interface NotMade {
  readonly id: EvidenceId;
  readonly name: string;
  readonly failed: Exclude<BareCopy, { readonly id: unknown }>;
}

export interface MadeCopies {
  /** The copies, and what leaves as it was added. */
  readonly leaves: readonly EvidenceId[];
  readonly notMade: readonly NotMade[];
}

export type Making = MadeCopies | { readonly ended: Failure } | { readonly stopped: true };

interface Work {
  readonly items: OutputOf<'evidence.itemsLeaving'>;
  readonly privileged: PrivilegedWay;
  readonly get: Client['evidence']['get'];
  readonly make: (item: EvidenceItem, signal: AbortSignal) => Promise<BareCopy>;
  readonly canLeaveWithout: (item: EvidenceItem) => boolean;
  readonly signal: AbortSignal;
  /** `done` pictures have their copy or cannot have one; `made` of them took time. */
  readonly onStep: (step: { readonly done: number; readonly made: number }) => void;
}

/** The next picture would meet the same. */
const ending: ReadonlySet<FailureCode> = new Set<FailureCode>(['vault-locked', 'disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'made-up-case']);

const failureIn = (answer: BareCopy): Failure | null => ('failure' in answer ? answer.failure : null);

type One = { readonly leaves: EvidenceId } | { readonly notMade: NotMade } | { readonly ended: Failure };

const makeOne = async (id: EvidenceId, { get, make, canLeaveWithout, privileged, signal }: Work): Promise<One> => {
  const answer = await get({ id });
  if (!answer.ok) return ending.has(answer.failure.code) ? { ended: answer.failure } : { notMade: { id, name: '', failed: { failure: answer.failure } } };
  const { item } = answer.value;
  // What was marked or set aside since is named by the vault, which lets none of it out.
  if (!canLeaveWithout(item) || (item.privileged && privileged !== 'take-along')) return { leaves: id };
  const copy = await make(item, signal);
  if ('id' in copy) return { leaves: copy.id };
  const failure = failureIn(copy);
  if (failure !== null && ending.has(failure.code)) return { ended: failure };
  // The copy would be the file itself, byte for byte: it has nothing to leave out.
  if (failure?.code === 'working-copy-same') return { leaves: id };
  return { notMade: { id, name: item.title === '' ? item.fileName : item.title, failed: copy } };
};

/** Copies that are here already are used again. `ended`: something that every further picture would meet, too. */
export const makeBareCopies = async (work: Work): Promise<Making> => {
  const { items, signal, onStep } = work;
  const leaves: EvidenceId[] = [];
  const notMade: NotMade[] = [];
  let made = 0;
  const isStopped = (): boolean => signal.aborted;
  for (const [done, { id, copy }] of items.pictures.entries()) {
    if (copy !== null) {
      leaves.push(copy);
      continue;
    }
    if (isStopped()) return { stopped: true };
    onStep({ done, made });
    const one = await makeOne(id, work);
    // Stopped in the middle of one: why it has no copy is our own doing.
    if (isStopped()) return { stopped: true };
    if ('ended' in one) return one;
    if ('notMade' in one) notMade.push(one.notMade);
    else leaves.push(one.leaves);
    made += 1;
  }
  return { leaves: [...leaves, ...items.others], notMade };
};
