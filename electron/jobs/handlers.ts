// Calls of the jobs domain, one line each.
import type { Handlers } from '../ipc/handlers.ts';
import type { Jobs } from './registry.ts';
import type { UnderWay } from './unfinished.ts';

type OfUnderWay = 'unfinished' | 'forgetUnfinished';

/** The handler table for the jobs of one open vault. */
export const jobsHandlers = (jobs: Jobs): Omit<Handlers<'jobs', 'vault'>, OfUnderWay> => ({
  list: () => Promise.resolve({ jobs: jobs.list().map((job) => job.progress()) }),
  results: async ({ job, offset, limit, only, text }) => jobs.get(job).resultsPage(offset, limit, { only, text }),
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
  retry: async ({ job, index }) => ({ job: jobs.retry(job, index) }),
  close: async ({ job }) => {
    jobs.remove(job);
    return {};
  },
});

/** The calls about work that earlier sittings left. */
export const underWayHandlers = (underWay: UnderWay): Pick<Handlers<'jobs', 'vault'>, OfUnderWay> => ({
  unfinished: async () => ({ unfinished: await underWay.unfinished() }),
  forgetUnfinished: async ({ job }) => {
    await underWay.forget(job);
    return {};
  },
});
