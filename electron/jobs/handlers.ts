// Calls of the jobs domain, one line each.
import type { Handlers } from '../ipc/handlers.ts';
import type { Jobs } from './registry.ts';

/** The handler table for the jobs of one open vault. */
export const jobsHandlers = (jobs: Jobs): Handlers<'jobs', 'vault'> => ({
  list: () => Promise.resolve({ jobs: jobs.list().map((job) => job.progress()) }),
  results: async ({ job, offset, limit, only }) => jobs.get(job).resultsPage(offset, limit, only),
  pause: async ({ job }) => {
    jobs.get(job).pause();
    return {};
  },
  resume: async ({ job }) => {
    jobs.get(job).resume();
    return {};
  },
  stop: async ({ job }) => {
    jobs.get(job).stop();
    return {};
  },
  retry: async ({ job }) => ({ job: jobs.retry(job) }),
  close: async ({ job }) => {
    jobs.remove(job);
    return {};
  },
});
