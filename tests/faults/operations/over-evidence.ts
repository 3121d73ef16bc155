// The evidence of the vault below `root`, opened for one operation and closed after it.
import { setTimeout } from 'node:timers/promises';
import { evidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { createJobs, type Jobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { open, vaultIn } from './ground.ts';

export interface Over {
  readonly session: OpenSession;
  readonly jobs: Jobs;
  readonly evidence: ReturnType<typeof evidenceHandlers>;
  /** Results of a job once it ended; throws the failure that ended it. */
  readonly resultsOf: (job: JobId) => Promise<readonly JobResult[]>;
}

export const overEvidence = async (root: string, acknowledge: (step: string) => void, work: (over: Over) => Promise<void>): Promise<void> => {
  const session = await open(vaultIn(root));
  const jobs = createJobs(() => undefined);
  const evidence = evidenceHandlers(session, jobs);
  const resultsOf = async (job: JobId): Promise<readonly JobResult[]> => {
    while (!jobs.get(job).ended) await setTimeout(5);
    const { results, failure } = { results: jobs.get(job).results, failure: jobs.get(job).progress().failure };
    const failed = failure ?? results.find((result) => result.outcome === 'failed')?.failure ?? null;
    if (failed !== null) throw new HoldfastError(failed.code, failed.facts);
    return results;
  };
  try {
    await work({ session, jobs, evidence, resultsOf });
  } finally {
    await jobs.close();
    await evidence.close();
    await session.close();
  }
  acknowledge('closed');
};
