// Adds sources to the vault: copies several at once, recognises what is there already, commits in batches, and says for each one what
// became of it. Stops when the vault's disk fails; what is in stays in, and what was not reached can be tried again.
import { HoldfastError, type FailureCode } from '../../../shared/contract/failure.ts';
import { evidenceId, type Sha256 } from '../../../shared/ids.ts';
import { failureOf, type JobReporter } from '../../jobs/job.ts';
import type { EvidenceContext } from '../context.ts';
import { numberOfFingerprint, type Way } from '../intake-repository.ts';
import type { SourcePath } from '../walk.ts';
import { createBatcher, type Batcher } from './batcher.ts';
import { largeFile, type CopiedFacts } from './copy-source.ts';
import { createPermits } from './permits.ts';
import { readAhead, type Rest } from './read-ahead.ts';
import { sourceOf, type Entry, type Source } from './source.ts';
import type { CopyOutcome } from './threads.ts';

/** Kept beside each result, for trying again, for removing originals and for the command line tool. */
export interface AddedFrom {
  /** Null for something that had no file. */
  readonly path: SourcePath | null;
  readonly source: Source;
}

/** Small files copied at once: enough for the disk to sync them together. A large file counts for several. */
const atOnce = 12;
const weightOfLarge = 6;
/** Copied and waiting for their commit; bounds what a crash may leave to sweep. */
const mostWaiting = 160;

/** Failures of the vault's side: going on would fail for every file after this one too. */
const ending: ReadonlySet<FailureCode> = new Set<FailureCode>(['disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'vault-locked', 'database-damaged', 'memory-not-available', 'encryption-not-proven', 'vault-in-use']);

const endsAll = (error: unknown): boolean => error instanceof HoldfastError && ending.has(error.code);

type Outcome = { readonly number: number; readonly outcome: 'new' | 'duplicate'; readonly facts: CopiedFacts };

interface Adding {
  readonly context: EvidenceContext;
  readonly way: Way;
  readonly batcher: Batcher;
}

/**
 * Claims a fingerprint for this copy, or gives the promise of the item that has it: one that is there, or one on its way. (Wrapped, so
 * that awaiting the answer does not wait for the other copy.)
 */
const claim = async ({ session, arriving }: EvidenceContext, sha256: Sha256, mine: Promise<number | null>): Promise<{ readonly other: Promise<number | null> } | null> => {
  const other = arriving.get(sha256);
  if (other !== undefined) {
    return { other };
  }
  arriving.set(sha256, mine);
  const known = await numberOfFingerprint(session.read, sha256);
  return known === null ? null : { other: Promise.resolve(known) };
};

const commit = ({ batcher, way }: Adding, source: Source, order: number, facts: CopiedFacts, content: { readonly ref: NonNullable<CopyOutcome['ref']>; readonly mark: CopiedFacts['mark'] } | { readonly duplicateOf: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    batcher.add({
      order,
      sha256: facts.sha256,
      size: facts.size,
      content,
      arrival: { fileName: source.name, sourceFolder: source.folder, way, modifiedAt: facts.modifiedAt, createdAt: facts.createdAt },
      settle: (outcome) => { if ('number' in outcome) { resolve(outcome.number); } else { reject(outcome.failure instanceof Error ? outcome.failure : new HoldfastError('unexpected')); } },
    });
  });

const otherOf = async (held: { readonly other: Promise<number | null> } | null): Promise<number | null> => (held === null ? null : held.other);

/** Copies one source and waits for its commit; `copied` is called when the copying itself is over. */
const addOne = async (adding: Adding, source: Source, order: number, worked: (bytes: number) => void, copied: () => void): Promise<Outcome> => {
  const { arriving, threads } = adding.context;
  const mine = Promise.withResolvers<number | null>();
  let held: Awaited<ReturnType<typeof claim>> = null;
  let claimed: Sha256 | undefined;
  let number: number | null = null;
  try {
    const { facts, ref } = await threads.copy({
      name: source.name,
      source: source.from,
      worked,
      keep: async ({ sha256 }) => {
        if (!arriving.has(sha256)) {
          claimed = sha256;
        }
        held = await claim(adding.context, sha256, mine.promise);
        return held === null;
      },
    });
    copied();
    if (ref !== null) {
      number = await commit(adding, source, order, facts, { ref, mark: facts.mark });
      return { number, outcome: 'new', facts };
    }
    const duplicateOf = await otherOf(held);
    if (duplicateOf === null) {
      // The copy that was ahead of this one did not make it: this one is the first now.
      return await addOne(adding, source, order, () => undefined, copied);
    }
    number = duplicateOf;
    return { number: await commit(adding, source, order, facts, { duplicateOf }), outcome: 'duplicate', facts };
  } finally {
    if (claimed !== undefined) {
      arriving.delete(claimed);
      mine.resolve(number);
    }
  }
};

/**
 * Adds everything `walked` gives and reports each item. Resolves when all that was begun is settled; `notReached` then receives
 * what was never begun. Throws the failure that ended it early, with `done`, `total` and `needed` bytes for a full disk.
 */
export const addSources = async (context: EvidenceContext, walked: AsyncIterable<Entry>, way: Way, reporter: JobReporter, notReached: (rest: Rest) => void): Promise<void> => {
  const batcher = createBatcher(context);
  const adding: Adding = { context, way, batcher };
  const copying = createPermits(atOnce);
  const waiting = createPermits(mostWaiting);
  const running = new Set<Promise<void>>();
  const ended: unknown[] = [];
  const count = { done: 0, total: 0, copying: 0, bytesMissing: 0 };
  const stoppedAt: Source[] = [];
  let lastOne = false;

  const one = async (source: Source, order: number, weight: number): Promise<void> => {
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
      count.done += 1;
      reporter.worked(source.size - told);
      reporter.result({ name: source.name, outcome, item: evidenceId(number), sha256: facts.sha256, size: facts.size, failure: null, problem: null }, from);
    } catch (error) {
      if (endsAll(error)) {
        ended.push(error);
        count.bytesMissing += source.size;
      }
      reporter.result({ name: source.name, outcome: 'failed', item: null, sha256: null, size: source.size, failure: failureOf(error), problem: null }, from);
    } finally {
      copied();
      waiting.give(1);
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
    if (ended.length > 0 || !(await reporter.mayContinue())) {
      stoppedAt.push(source);
      break;
    }
    reporter.now(source.name);
    count.copying += 1;
    const work = one(source, count.total, weight).finally(() => running.delete(work));
    running.add(work);
  }
  lastOne = true;
  if (count.copying === 0) {
    batcher.flush();
  }
  await Promise.all(running);
  await batcher.finish();
  const { found, unwalked } = await ahead.end();
  const missing = [...stoppedAt, ...found];
  const [failure] = ended;
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
