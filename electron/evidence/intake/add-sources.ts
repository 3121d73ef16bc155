// Adds sources to the vault: copies several at once, recognises what is there already, commits in batches, and says for each one what
// became of it. Stops when the vault's disk fails; what is in stays in, and what was not reached can be tried again.
import { statfs } from 'node:fs/promises';
import { HoldfastError, type FailureCode } from '../../../shared/contract/failure.ts';
import { evidenceId, type Sha256 } from '../../../shared/ids.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import type { JobReporter } from '../../jobs/job.ts';
import type { EvidenceContext } from '../context.ts';
import type { Way } from './intake-repository.ts';
import { otherCaseOf } from '../moving/case-repository.ts';
import { twinOf } from './twins.ts';
import type { SourcePath } from './walk.ts';
import type { Waiting } from './batch.ts';
import { createBatcher, type Batcher } from './batcher.ts';
import { largeFile, type CopiedFacts } from './copy-source.ts';
import type { Into } from './commits.ts';
import { createPermits } from './permits.ts';
import { readAhead, type Rest } from './read-ahead.ts';
import { sourceOf, type Entry, type Source } from './source.ts';

/** Kept beside each result, for trying again, for removing originals and for the command line tool. */
export interface AddedFrom {
  /** Null for something that had no file. */
  readonly path: SourcePath | null;
  readonly source: Source;
}

/** Small files copied at once: enough for the disk to sync them together. A large file counts for several. */
const atOnce = 12;
const weightOfLarge = 6;
/** Copied and waiting for their commit: two batches and what is being copied meanwhile. Bounds what a crash may leave to sweep. */
const mostWaiting = 256;

/** Failures of the vault's side: going on would fail for every file after this one too. */
const ending: ReadonlySet<FailureCode> = new Set<FailureCode>(['disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'vault-locked', 'database-damaged', 'memory-not-available', 'encryption-not-proven', 'vault-in-use']);

const endsAll = (error: unknown): boolean => error instanceof HoldfastError && ending.has(error.code);

const isFull = (error: unknown): boolean => error instanceof HoldfastError && error.code === 'disk-full';

/** Where the disk does not say, trying does. */
const hasRoomFor = (folder: string, bytes: number): Promise<boolean> => statfs(folder).then(({ bavail, bsize, blocks }) => blocks === 0 || bavail * bsize >= bytes, () => true);

/** A source that was in hand when the disk filled up. */
interface Unfitted {
  readonly source: Source;
  readonly order: number;
  readonly error: unknown;
}

type Outcome = { readonly number: number; readonly outcome: 'new' | 'duplicate' | 'restored'; readonly facts: CopiedFacts };

interface Adding {
  readonly context: EvidenceContext;
  readonly into: Into;
  readonly way: Way;
  readonly batcher: Batcher;
}

type Claim =
  | { readonly has: 'nobody' }
  /** An item that is there, or one on its way. (Wrapped, so that awaiting the claim does not wait for the other copy.) */
  | { readonly has: 'another'; readonly number: Promise<number | null> }
  /** An item whose stored bytes are lost: this copy is to take their place. */
  | { readonly has: 'damaged'; readonly number: number }
  /** An item that was destroyed and may return: this copy makes it anew. */
  | { readonly has: 'destroyed'; readonly number: number };

/** Claims a fingerprint for this copy, or says who has it. Throws when the disk does not say whether the item's bytes are there. */
const claim = async (context: EvidenceContext, sha256: Sha256, mine: Promise<number | null>): Promise<Claim> => {
  const other = context.arriving.get(sha256);
  if (other !== undefined) {
    return { has: 'another', number: other };
  }
  context.arriving.set(sha256, mine);
  const twin = await twinOf(context, sha256);
  if (twin === null) {
    return { has: 'nobody' };
  }
  if (twin.whole) {
    return { has: 'another', number: Promise.resolve(twin.number) };
  }
  return { has: twin.returns ? 'destroyed' : 'damaged', number: twin.number };
};

const commit = ({ batcher, way, into }: Adding, source: Source, order: number, facts: CopiedFacts, content: Waiting['content']): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    batcher.add({
      order,
      sha256: facts.sha256,
      size: facts.size,
      content,
      into,
      arrival: { fileName: source.name, sourceFolder: source.folder, way, modifiedAt: facts.modifiedAt, createdAt: facts.createdAt },
      settle: (ended) => { if ('number' in ended) { resolve({ ...ended, facts }); } else { reject(ended.failure instanceof Error ? ended.failure : new HoldfastError('unexpected')); } },
    });
  });

/** Copies one source and waits for its commit; `copied` is called when the copying itself is over. */
const addOne = async (adding: Adding, source: Source, order: number, worked: (bytes: number) => void, copied: () => void): Promise<Outcome> => {
  const { arriving, threads } = adding.context;
  const mine = Promise.withResolvers<number | null>();
  const state: { claim: Claim; claimed: Sha256 | null; number: number | null } = { claim: { has: 'nobody' }, claimed: null, number: null };
  try {
    const { facts, stored } = await threads.copy({
      name: source.name,
      source: source.from,
      worked,
      keep: async ({ sha256 }) => {
        if (!arriving.has(sha256)) {
          state.claimed = sha256;
        }
        state.claim = await claim(adding.context, sha256, mine.promise);
        return state.claim.has !== 'another';
      },
    });
    copied();
    if (stored !== null) {
      const outcome = await commit(adding, source, order, facts, { ...stored, expected: facts.mark ?? { sha256: facts.sha256 }, restores: state.claim.has === 'damaged' ? state.claim.number : null, returns: state.claim.has === 'destroyed' ? state.claim.number : null });
      state.number = outcome.number;
      return outcome;
    }
    const duplicateOf = state.claim.has === 'another' ? await state.claim.number : null;
    if (duplicateOf === null) {
      // The copy that was ahead of this one did not make it: this one is the first now.
      return await addOne(adding, source, order, () => undefined, copied);
    }
    state.number = duplicateOf;
    return await commit(adding, source, order, facts, { duplicateOf });
  } finally {
    if (state.claimed !== null) {
      arriving.delete(state.claimed);
      mine.resolve(state.number);
    }
  }
};

/**
 * Adds everything `walked` gives and reports each item. Resolves when all that was begun is settled; `notReached` then receives
 * what was never begun. Throws the failure that ended it early, with `done`, `total` and `needed` bytes for a full disk.
 */
export const addSources = async (context: EvidenceContext, walked: AsyncIterable<Entry>, way: Way, into: Into, reporter: JobReporter, notReached: (rest: Rest) => void): Promise<void> => {
  const batcher = createBatcher(context);
  const adding: Adding = { context, into, way, batcher };
  const copying = createPermits(atOnce);
  const waiting = createPermits(mostWaiting);
  const running = new Set<Promise<void>>();
  const ended: unknown[] = [];
  const count = { done: 0, total: 0, copying: 0, bytesMissing: 0 };
  const stoppedAt: Source[] = [];
  const unfitted: Unfitted[] = [];
  let lastOne = false;

  const failed = (source: Source, error: unknown): void => {
    if (endsAll(error)) {
      ended.push(error);
      count.bytesMissing += source.size;
    }
    reporter.result({ name: source.name, outcome: 'failed', item: null, sha256: null, size: source.size, failure: failureOf(error), problem: null }, { path: source.path, source } satisfies AddedFrom);
  };

  const one = async (source: Source, order: number, weight: number, isAlone: boolean): Promise<void> => {
    let told = 0;
    let held = true;
    const worked = (bytes: number): void => {
      const more = Math.min(bytes, source.size - told);
      told += more;
      reporter.worked(more);
    };
    const copied = (): void => {
      if (held) {
        held = false;
        count.copying -= 1;
        copying.give(weight);
        if (lastOne && count.copying === 0) {
          setImmediate(batcher.flush);
        }
      }
    };
    const from: AddedFrom = { path: source.path, source };
    try {
      const { number, outcome, facts } = await addOne(adding, source, order, worked, copied);
      const otherCase = outcome === 'new' ? null : await otherCaseOf(context.session.read, number, into.id);
      count.done += 1;
      reporter.worked(source.size - told);
      reporter.result({ name: source.name, outcome, item: evidenceId(number), ...(otherCase === null ? {} : { otherCase }), sha256: facts.sha256, size: facts.size, failure: null, problem: null }, from);
    } catch (error) {
      if (isFull(error) && !isAlone) {
        unfitted.push({ source, order, error });
      } else {
        failed(source, error);
      }
    } finally {
      copied();
      waiting.give(1);
    }
  };

  /**
   * What was in hand together when the disk filled up, each alone now and the smallest first, so that whatever fits is kept. Where one does not fit, no larger one does.
   */
  const fitEach = async (): Promise<void> => {
    for (const { source, order, error } of unfitted.toSorted((a, b) => a.source.size - b.source.size)) {
      if (ended.length > 0 || !(await hasRoomFor(context.session.folder, source.size)) || !(await reporter.mayContinue())) {
        failed(source, error);
        continue;
      }
      reporter.now(source.name);
      await waiting.take(1);
      await copying.take(1);
      count.copying += 1;
      await one(source, order, 1, true);
    }
  };

  const ahead = readAhead(walked, reporter);
  for (let entry = await ahead.next(); entry !== undefined; entry = await ahead.next()) {
    const source = sourceOf(entry);
    count.total += 1;
    if (entry.what === 'left-out') {
      reporter.result({ name: entry.name, outcome: 'failed', item: null, sha256: null, size: null, failure: failureOf(entry.failure), problem: null }, { path: entry.path, source } satisfies AddedFrom);
      continue;
    }
    const weight = source.size >= largeFile ? weightOfLarge : 1;
    await waiting.take(1);
    await copying.take(weight);
    if (ended.length + unfitted.length > 0 || !(await reporter.mayContinue())) {
      stoppedAt.push(source);
      break;
    }
    reporter.now(source.name);
    count.copying += 1;
    const work = one(source, count.total, weight, false).finally(() => running.delete(work));
    running.add(work);
  }
  lastOne = true;
  if (count.copying === 0) {
    batcher.flush();
  }
  await Promise.all(running);
  await batcher.finish();
  await fitEach();
  const { found, unwalked } = await ahead.end();
  const missing = [...stoppedAt, ...found];
  const [failure = missing.length === 0 ? undefined : unfitted[0]?.error] = ended;
  if (failure === undefined) {
    notReached({ found: missing, unwalked });
    return;
  }
  const { code, facts } = failureOf(failure);
  if (code !== 'disk-full') {
    notReached({ found: missing, unwalked });
    throw new HoldfastError(code, facts, { cause: failure });
  }
  // How much room is needed is told in full, so the rest of the walk is counted as well.
  for await (const entry of unwalked) {
    count.total += 1;
    missing.push(sourceOf(entry));
  }
  notReached({ found: missing, unwalked });
  throw new HoldfastError(code, { done: count.done, total: count.total + found.length, needed: missing.reduce((sum, { size }) => sum + size, count.bytesMissing) }, { cause: failure });
};
