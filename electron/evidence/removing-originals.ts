// Use case: deletes the files that a job added, once it is certain that the vault has them. Each file is compared once more, each stored
// item must have been read back, and whatever is in doubt is kept and named. Deleting is the person's choice; this only refuses.
import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, unlink } from 'node:fs/promises';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceNumber, type EvidenceId, type JobId } from '../../shared/ids.ts';
import type { JobResult } from '../../shared/jobs/schema.ts';
import { MiB } from '../../shared/sizes.ts';
import { failureOf, type Job, type JobReporter } from '../jobs/job.ts';
import { fromSystemError, systemCode } from '../vault/system-failure.ts';
import { compare, isLoss, setAside } from './comparing.ts';
import type { EvidenceContext } from './context.ts';
import type { AddedFrom } from './intake/add-sources.ts';
import { storedItems, type StoredItem } from './item-repository.ts';
import type { SourcePath } from './walk.ts';

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

/** The stored item must be whole. What this job itself read back is; anything older is read back now. */
const requireWhole = async (context: EvidenceContext, item: StoredItem, readBackInJob: boolean): Promise<void> => {
  if (item.setAside) {
    throw new HoldfastError('set-aside', { id: item.id });
  }
  const found = readBackInJob ? null : await compare(context, item);
  if (found !== null && isLoss(found)) {
    await context.session.change((change) => setAside(change, item, found));
  }
  if (found !== null) {
    throw new HoldfastError('read-back-differs', { id: item.id });
  }
};

const removeOne = async (context: EvidenceContext, { result, item: id, path, from }: Candidate, worked: (bytes: number) => void): Promise<void> => {
  const [item] = await storedItems(context.session.read, [evidenceNumber(id)]);
  if (item === undefined) {
    throw new HoldfastError('not-found', { id });
  }
  await requireWhole(context, item, result.outcome === 'new');
  const { sha256, status } = await fingerprintNow(path, worked);
  if (sha256 !== item.sha256) {
    throw kept('other-bytes');
  }
  await context.session.change(async (change) => {
    await change.record('original-removed', id, { fileName: from.source.name, sourceFolder: from.source.folder, sha256 });
    // The name must still lead to the file that was just compared.
    const now = await lstat(path, { bigint: true }).catch((error: unknown) => { throw fromSystemError(error); });
    if (now.ino !== status.ino || now.dev !== status.dev || now.size !== status.size || now.mtimeNs !== status.mtimeNs) {
      throw kept('replaced');
    }
    await unlink(path).catch((error: unknown) => { throw fromSystemError(error); });
  });
};

const run = async (context: EvidenceContext, candidates: readonly Candidate[], reporter: JobReporter): Promise<void> => {
  reporter.found(candidates.length, candidates.reduce((sum, { result }) => sum + (result.size ?? 0), 0));
  for (const candidate of candidates) {
    if (!(await reporter.mayContinue())) {
      return;
    }
    const { result, item, from } = candidate;
    reporter.now(result.name);
    const shared = { name: result.name, item, sha256: result.sha256, size: result.size, problem: null };
    try {
      await removeOne(context, candidate, (bytes) => { reporter.worked(bytes); });
      reporter.result({ ...shared, outcome: 'removed', failure: null });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'vault-locked' || failure.code === 'disk-full' || failure.code === 'disk-gone') {
        throw error;
      }
      await context.session.change((change) => change.record('original-kept', item, { fileName: from.source.name, sourceFolder: from.source.folder, reason: failure.code }));
      reporter.result({ ...shared, outcome: 'kept', failure });
    }
  }
};

const candidatesOf = (job: Job): readonly Candidate[] =>
  job.results.flatMap((result, index) => {
    const from = job.sources[index] as AddedFrom | undefined;
    const added = (result.outcome === 'new' || result.outcome === 'duplicate') && result.item !== null;
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
