// All long work of one open vault: starts it, finds it again, tells the window about it at a bearable pace, ends it at lock.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { jobIdSchema, type JobId } from '../../shared/ids.ts';
import type { EventName, PayloadOf } from '../../shared/contract/registry.ts';
import { Job, type JobKind, type JobReporter } from './job.ts';

/** Delivers one event to whoever shows it. */
export type Emit = <N extends EventName>(name: N, payload: PayloadOf<N>) => void;

/** What of an ended job is to be tried again: failed results by their index, and what a stop left. */
export interface ToRetry {
  readonly failed: readonly number[];
  readonly withRest: boolean;
}

/** Starts it as a new job and answers with that. */
export type Retry = (job: Job, what: ToRetry) => JobId;

export interface Jobs {
  readonly emit: Emit;
  /** Begins work at once and answers with its job; `done` resolves when it has ended, however it ended. */
  start(kind: JobKind, work: (reporter: JobReporter) => Promise<void>, retry?: Retry): { readonly id: JobId; readonly done: Promise<void> };
  /** Throws `not-found` for a job that is not on the list. */
  get(id: JobId): Job;
  list(): readonly Job[];
  /** Everything that is left of it, or the one result at `index`. Throws `not-found` where there is nothing to try again. */
  retry(id: JobId, index: number | null): JobId;
  /** Takes an ended job off the list; a running one is stopped first and goes when it has ended. */
  remove(id: JobId): void;
  /** Ends everything: no item is begun any more, and this resolves when what was being committed is committed. */
  close(): Promise<void>;
}

const shortestPause = 100;

/** `emit` receives `jobs.progress` at most ten times a second for one job and always at its end. */
export const createJobs = (emit: Emit, now: () => number = () => performance.now()): Jobs => {
  const jobs = new Map<JobId, { readonly job: Job; readonly done: Promise<void>; readonly retry: Retry | undefined; removeAtEnd: boolean }>();
  const waiting = new Map<JobId, NodeJS.Timeout>();
  const lastTold = new Map<JobId, number>();

  const tell = (job: Job): void => {
    clearTimeout(waiting.get(job.id));
    waiting.delete(job.id);
    lastTold.set(job.id, performance.now());
    emit('jobs.progress', job.progress());
  };

  const changed = (job: Job): void => {
    if (job.ended) {
      tell(job);
      lastTold.delete(job.id);
      return;
    }
    const pause = shortestPause - (performance.now() - (lastTold.get(job.id) ?? Number.NEGATIVE_INFINITY));
    if (pause <= 0) {
      tell(job);
    } else if (!waiting.has(job.id)) {
      waiting.set(job.id, setTimeout(() => { tell(job); }, pause).unref());
    }
  };

  const entry = (id: JobId) => {
    const found = jobs.get(id);
    if (found === undefined) {
      throw new HoldfastError('not-found');
    }
    return found;
  };

  return {
    emit,
    start(kind, work, retry) {
      const job = new Job(jobIdSchema.parse(`j-${randomBytes(8).toString('hex')}`), kind, retry !== undefined, changed, now);
      const done = job.run(work).then(() => {
        if (jobs.get(job.id)?.removeAtEnd === true) {
          jobs.delete(job.id);
        }
      });
      jobs.set(job.id, { job, done, retry, removeAtEnd: false });
      return { id: job.id, done };
    },
    get: (id) => entry(id).job,
    list: () => [...jobs.values()].map(({ job }) => job),
    retry(id, index) {
      const { job, retry } = entry(id);
      if (retry === undefined || !job.ended || !job.progress().canRetry) {
        throw new HoldfastError('not-found');
      }
      const failed = job.takeFailed(index);
      if (index !== null && failed.length === 0) {
        throw new HoldfastError('not-found');
      }
      return retry(job, { failed, withRest: index === null });
    },
    remove(id) {
      const found = entry(id);
      if (found.job.ended) {
        jobs.delete(id);
      } else {
        found.removeAtEnd = true;
        found.job.stop();
      }
    },
    async close() {
      const running = [...jobs.values()];
      for (const { job } of running) {
        job.abort();
      }
      await Promise.all(running.map(({ done }) => done));
      for (const timer of waiting.values()) {
        clearTimeout(timer);
      }
    },
  };
};
