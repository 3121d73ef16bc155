// What the cached list of work becomes when one piece of it tells how far it is.
import type { QueryClient } from '@tanstack/react-query';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { setAnswer } from './set-answer.ts';

/** A known job keeps its place, a new one comes first. */
const withProgress = (jobs: readonly JobProgress[], progress: JobProgress): JobProgress[] =>
  jobs.some((job) => job.job === progress.job) ? jobs.map((job) => (job.job === progress.job ? progress : job)) : [progress, ...jobs];

/**
 * Puts it into the list. Unless the job goes on, and so will tell more, the list is read again as well: an answer on its way may have been made before this was told, would
 * arrive after it, and would show finished work as running for ever.
 */
export const takeProgress = (client: QueryClient, progress: JobProgress): void => {
  setAnswer(client, 'jobs.list', {}, (before) => ({ jobs: withProgress(before?.jobs ?? [], progress) }));
  if (progress.state !== 'running') void client.invalidateQueries({ queryKey: ['jobs.list'] });
};
