// Use case: removed items are destroyed for good: their keys, and everything in the records that tells of their content, with one custody entry each in the
// same transaction. Files, previews and older pages of the log go right after; what an interruption leaves of that, the next opening ends.
import { setTimeout } from 'node:timers/promises';
import { isRead } from '../../../shared/evidence/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { evidenceId, evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import { forgetDraftsOf } from '../../drafts/service.ts';
import type { JobKind } from '../../jobs/job.ts';
import type { Change } from '../../vault/session.ts';
import { destroyKeys } from '../../vault/stored-objects.ts';
import type { EvidenceContext } from '../context.ts';
import { allowReturn as allow, destroyable, forgetContent, insertDestructions, workingCopiesOf, type ToDestroy } from './destruction-repository.ts';
import { inSteps, type Step } from '../in-steps.ts';
import { rowsOf } from '../list/list-repository.ts';
import { selectedNumbers } from '../list/selection-repository.ts';
import { sweepDestroyed } from './sweeping.ts';
import { forgetTranscriptDrafts } from '../made/transcripts.ts';

/** Items per transaction: each loses rows of a dozen tables. */
const perStep = 250;

/** Items that the question names. */
const namedAtMost = 5;

/** Work that copies objects by keys it has read before: it would miss what goes meanwhile. */
const copying: ReadonlySet<JobKind> = new Set<JobKind>(['backup', 'mirror', 'hand-over', 'export', 'verify', 'take-in', 'add']);

const isCopying = ({ jobs }: EvidenceContext): boolean => jobs.list().some((job) => !job.ended && copying.has(job.kind));

const pause = 50;

const waitForCopies = async (context: EvidenceContext): Promise<void> => {
  while (isCopying(context)) await setTimeout(pause);
};

const destroyItems = async (change: Change, numbers: readonly number[], reason: string): Promise<readonly ToDestroy[]> => {
  const items = await destroyable(change.db, numbers);
  const gone = items.map(({ number }) => number);
  await insertDestructions(change.db, gone, reason, change.at, change.member);
  await destroyKeys(change.db, items.map(({ object }) => object));
  await forgetContent(change.db, gone);
  await forgetDraftsOf(change.db, gone.map(evidenceId), change.at);
  await forgetTranscriptDrafts(change.db, gone.map(evidenceId));
  for (const { number, sha256, size } of items) await change.record('destroyed', evidenceId(number), { reason, sha256, size });
  return items;
};

/** Items destroyed so far. */
interface Tally {
  changed: number;
}

function* stepsOf(context: EvidenceContext, numbers: readonly number[], reason: string, letGo: (id: EvidenceId) => void, tally: Tally): Generator<Step> {
  for (let from = 0; from < numbers.length; from += perStep) {
    const group = numbers.slice(from, from + perStep);
    let destroyed: readonly ToDestroy[] = [];
    yield {
      items: group.length,
      work: async (change) => { destroyed = await destroyItems(change, group, reason); },
      done: () => {
        tally.changed += destroyed.length;
        context.undoable.forget(new Set(destroyed.map(({ number }) => number)));
        for (const { number } of destroyed) letGo(evidenceId(number));
      },
    };
  }
}

/**
 * Destroys the selected removed items, in steps, as a job when there are many. Stopped, or failing on the way, it leaves each item destroyed or untouched. `swept` is false where
 * files or older pages could not be taken away now: their keys are gone, and the next opening goes on. Throws `not-found` when none of the named items can be destroyed, `work-running`
 * while a copy of the vault is being made.
 */
export const destroy = async (context: EvidenceContext, { selection, reason }: InputOf<'evidence.destroy'>, letGo: (id: EvidenceId) => void): Promise<OutputOf<'evidence.destroy'>> => {
  const numbers = await selectedNumbers(context.session.read, selection, 'removed');
  if (numbers.length === 0 && selection.by === 'ids' && selection.ids.length > 0) throw new HoldfastError('not-found', { id: selection.ids[0] ?? '' });
  if (isCopying(context)) throw new HoldfastError('work-running');
  const tally: Tally = { changed: 0 };
  let swept = true;
  const { stopped, failure } = await inSteps(context, 'destroy', numbers.length, stepsOf(context, numbers, reason, letGo, tally)).finally(async () => {
    if (tally.changed === 0) return;
    context.changed(numbers.map(evidenceId));
    await waitForCopies(context);
    swept = await sweepDestroyed(context.session).catch(() => false);
  });
  return { changed: tally.changed, swept, stopped, failure };
};

/** What the question before it says: how many and which items, how large, and how many working copies of them stay. */
export const aboutDestroying = async (context: EvidenceContext, { selection }: InputOf<'evidence.aboutDestroying'>): Promise<OutputOf<'evidence.aboutDestroying'>> => {
  const { read } = context.session;
  const items = await destroyable(read, await selectedNumbers(read, selection, 'removed'));
  const first = await rowsOf(read, items.slice(0, namedAtMost).map(({ number }) => number));
  return {
    items: items.length, bytes: items.reduce((sum, { size }) => sum + size, 0), workingCopies: await workingCopiesOf(read, items.map(({ number }) => number)),
    first: first.map((row) => ({ id: row.id, name: !isRead(row) ? row.id : row.title === '' ? row.fileName : row.title })),
  };
};

/** Allows the bytes of a destroyed item to be added again. Throws `not-found` for one that is not destroyed. */
export const allowReturn = async (context: EvidenceContext, { id, reason }: InputOf<'evidence.allowReturn'>): Promise<void> => {
  await context.session.change(async (change) => {
    if (!(await allow(change.db, evidenceNumber(id)))) throw new HoldfastError('not-found', { id });
    await change.record('return-allowed', id, { reason });
  });
  context.changed([id]);
};
