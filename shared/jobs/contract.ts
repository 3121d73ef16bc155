// Long work: adding, verifying, exporting. A job says what it does now, can be paused and stopped without harm, and keeps a
// result for every item until it is closed.
import { z } from 'zod';
import { call, done, event } from '../contract/define.ts';
import { noInput } from '../contract/define.ts';
import { jobIdSchema } from '../ids.ts';
import { largestPage } from '../sizes.ts';
import { jobProgressSchema, longestResultFilter, resultFilterSchema, shownResultSchema, unfinishedSchema } from './schema.ts';

const oneJob = z.strictObject({ job: jobIdSchema });

export const jobsContract = {
  calls: {
    list: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ jobs: z.array(jobProgressSchema) }), failures: [] }),
    /** What could not be done comes first, then everything else, each in the order it was met. `text` must be part of the name, however it is written. */
    results: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({
        job: jobIdSchema, offset: z.int().min(0), limit: z.int().min(1).max(largestPage),
        only: resultFilterSchema, text: z.string().max(longestResultFilter),
      }),
      output: z.strictObject({ total: z.int().min(0), results: z.array(shownResultSchema) }), failures: ['not-found'],
    }),
    pause: call({ runsIn: 'vault', needs: 'open-vault', input: oneJob, output: done, failures: ['not-found'] }),
    resume: call({ runsIn: 'vault', needs: 'open-vault', input: oneJob, output: done, failures: ['not-found'] }),
    /** Stops after the item it is at; what is done stays done. */
    stop: call({ runsIn: 'vault', needs: 'open-vault', input: oneJob, output: done, failures: ['not-found'] }),
    /** Starts what failed in an ended job again, and what a stop left, as a new job; or, with `index`, one item of it alone. Nothing is started a second time. */
    retry: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ job: jobIdSchema, index: z.int().min(0).nullable() }), output: z.strictObject({ job: jobIdSchema }), failures: ['not-found'] }),
    /** Takes a finished job off the list. */
    close: call({ runsIn: 'vault', needs: 'open-vault', input: oneJob, output: done, failures: ['not-found'] }),
    /** What was under way when the vault was locked, or the program ended, and has not been taken off Home since. */
    unfinished: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ unfinished: z.array(unfinishedSchema) }), failures: [] }),
    /** Takes one of them off Home. */
    forgetUnfinished: call({ runsIn: 'vault', needs: 'open-vault', input: oneJob, output: done, failures: [] }),
  },
  events: {
    /** At most ten a second for one job, and always one at its end. */
    progress: event({ payload: jobProgressSchema }),
  },
} as const;
