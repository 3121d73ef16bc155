// Use case: deletes the files that a job added, once it is certain that the vault has them. Each stored item is read through and each
// file compared once more, and whatever is in doubt is kept and named. Deleting is the person's choice; this only refuses.
import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HoldfastError, type Failure } from '../../../shared/contract/failure.ts';
import { evidenceNumber, type EvidenceId, type JobId } from '../../../shared/ids.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { MiB } from '../../../shared/sizes.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import type { Job, JobReporter } from '../../jobs/job.ts';
import { syncFolder } from '../../vault/disk/sync-folder.ts';
import { fromSystemError, systemCode } from '../../vault/disk/system-failure.ts';
import { compare, keepFinding } from '../checking/comparing.ts';
import { whyDestroyed, type EvidenceContext } from '../context.ts';
import type { AddedFrom } from '../intake/add-sources.ts';
import { storedItems, type StoredItem } from '../stored-repository.ts';
import { forgetRemoval, insertRemoval } from './outside-repository.ts';
import type { SourcePath } from '../intake/walk.ts';

interface Candidate {
  readonly result: JobResult;
  readonly item: EvidenceId;
  readonly path: SourcePath;
  readonly from: AddedFrom;
}

const kept = (reason: string): HoldfastError => new HoldfastError('source-changed', { reason });

/** The fingerprint of the file as it is now, and what it is. Throws when it is gone, is no file, or changes meanwhile. */
const fingerprintNow = async (path: SourcePath, worked: (bytes: number) => void): Promise<{ readonly sha256: string; readonly status: BigIntStats }> => {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => {
    throw new HoldfastError('source-unreadable', { reason: systemCode(error) ?? 'unknown' });
  });
  try {
    const status = await handle.stat({ bigint: true });
    if (!status.isFile()) {
      throw kept('not-a-file');
    }
    const hash = createHash('sha256');
    const block = Buffer.allocUnsafeSlow(1 * MiB);
    for (;;) {
      const { bytesRead } = await handle.read(block, 0, block.byteLength, null).catch((error: unknown) => {
        throw new HoldfastError('source-unreadable', { reason: systemCode(error) ?? 'unknown' });
      });
      if (bytesRead === 0) {
        break;
      }
      hash.update(block.subarray(0, bytesRead));
      worked(bytesRead);
    }
    return { sha256: hash.digest('hex'), status };
  } finally {
    await handle.close();
  }
};

/** The stored item must be whole: it is read through once more, however lately it was added, because what follows cannot be undone. */
const requireWhole = async (context: EvidenceContext, item: StoredItem): Promise<void> => {
  const destroyed = whyDestroyed(item);
  if (destroyed !== null) {
    throw destroyed;
  }
  if (item.setAside) {
    throw new HoldfastError('set-aside', { id: item.id });
  }
  const found = await compare(context, item);
  if (found !== null) {
    await keepFinding(context, item, found);
    throw new HoldfastError('read-back-differs', { id: item.id });
  }
};

/** A file that may be deleted: the vault has its bytes, and it is what it was when they were compared. */
interface Compared extends Candidate {
  readonly number: number;
  readonly sha256: string;
  readonly status: BigIntStats;
}

const compared = async (context: EvidenceContext, candidate: Candidate, worked: (bytes: number) => void): Promise<Compared> => {
  const [item] = await storedItems(context.session.read, [evidenceNumber(candidate.item)]);
  if (item === undefined) {
    throw new HoldfastError('not-found', { id: candidate.item });
  }
  await requireWhole(context, item);
  const { sha256, status } = await fingerprintNow(candidate.path, worked);
  if (sha256 !== item.sha256) {
    throw kept('other-bytes');
  }
  return { ...candidate, number: item.number, sha256, status };
};

/** Deletes the file, durably, while its name still leads to the file that was compared. */
const deleteOne = async ({ path, status }: Compared): Promise<void> => {
  const now = await lstat(path, { bigint: true }).catch((error: unknown) => { throw fromSystemError(error); });
  if (now.ino !== status.ino || now.dev !== status.dev || now.size !== status.size || now.mtimeNs !== status.mtimeNs) {
    throw kept('replaced');
  }
  await unlink(path).catch((error: unknown) => { throw fromSystemError(error); });
  // Before the log says that it is gone, it must stay gone also when the power fails.
  await syncFolder(dirname(path.toString())).catch(() => undefined);
};

type Ended = readonly [Candidate, { readonly removal: number; readonly failure: Failure | null }];

/**
 * The log first says that the deletion is about to begin, then the file is deleted, then the log says how that ended. A crash leaves a
 * beginning without an end, which is true, and which the next opening ends after looking.
 */
const removeGroup = async ({ session }: EvidenceContext, group: readonly Compared[]): Promise<readonly Ended[]> => {
  const removals = await session.change(async (change) => {
    const begun: number[] = [];
    for (const { item, number, path, from: { source }, sha256 } of group) {
      begun.push(await insertRemoval(change.db, { number, path: Buffer.from(path), fileName: source.name, sourceFolder: source.folder }, change.at));
      await change.record('original-removal-begun', item, { fileName: source.name, sourceFolder: source.folder, sha256 });
    }
    return begun;
  });
  const ended: Ended[] = [];
  for (const [index, one] of group.entries()) {
    const failure = await deleteOne(one).then(() => null, failureOf);
    ended.push([one, { removal: removals[index] ?? 0, failure }]);
  }
  await session.change(async (change) => {
    for (const [{ item, from: { source }, result }, { removal, failure }] of ended) {
      await forgetRemoval(change.db, removal);
      const facts = { fileName: source.name, sourceFolder: source.folder };
      await (failure === null ? change.record('original-removed', item, { ...facts, sha256: result.sha256 }) : change.record('original-kept', item, { ...facts, reason: failure.code }));
    }
  });
  return ended;
};

/** Failures of the vault's side: nothing more can be put on record, so nothing more is deleted. */
const ending: ReadonlySet<string> = new Set(['vault-locked', 'disk-full', 'disk-gone', 'disk-read-only', 'database-damaged']);

/** Files deleted between two commits; few, so that stopping stops soon. */
const perGroup = 8;

const run = async (context: EvidenceContext, candidates: readonly Candidate[], reporter: JobReporter): Promise<void> => {
  reporter.found(candidates.length, candidates.reduce((sum, { result }) => sum + (result.size ?? 0), 0));
  const tell = ({ result, item }: Candidate, failure: Failure | null): void => {
    reporter.result({ name: result.name, item, sha256: result.sha256, size: result.size, problem: null, outcome: failure === null ? 'removed' : 'kept', failure });
  };
  for (let from = 0; from < candidates.length; from += perGroup) {
    const group: Compared[] = [];
    for (const candidate of candidates.slice(from, from + perGroup)) {
      if (!(await reporter.mayContinue())) {
        break;
      }
      reporter.now(candidate.result.name);
      try {
        group.push(await compared(context, candidate, (bytes) => { reporter.worked(bytes); }));
      } catch (error) {
        const failure = failureOf(error);
        if (ending.has(failure.code)) {
          throw error;
        }
        const { source } = candidate.from;
        await context.session.change((change) => change.record('original-kept', candidate.item, { fileName: source.name, sourceFolder: source.folder, reason: failure.code }));
        tell(candidate, failure);
      }
    }
    if (group.length === 0 || !(await reporter.mayContinue())) {
      return;
    }
    for (const [candidate, { failure }] of await removeGroup(context, group)) {
      tell(candidate, failure);
    }
  }
};

const candidatesOf = (job: Job): readonly Candidate[] =>
  job.results.flatMap((result, index) => {
    const from = job.sources[index] as AddedFrom | undefined;
    const added = (result.outcome === 'new' || result.outcome === 'duplicate' || result.outcome === 'restored') && result.item !== null;
    return added && from !== undefined && from.path !== null && result.item !== null ? [{ result, item: result.item, path: from.path, from }] : [];
  });

/** Starts deleting the originals of an ended adding job. Throws `not-found` for any other job. */
export const startRemovingOriginals = (context: EvidenceContext, id: JobId): JobId => {
  const job = context.jobs.get(id);
  if (job.kind !== 'add' || !job.ended) {
    throw new HoldfastError('not-found');
  }
  const candidates = candidatesOf(job);
  return context.jobs.start('remove-originals', (reporter) => run(context, candidates, reporter)).id;
};
