// Calls of Home. Counts of items come from the evidence domain.
import { z } from 'zod';
import { call, noInput } from '../contract/define.ts';
import { homeLines, homeOverviewSchema, putOffSchema } from './schema.ts';

export const homeContract = {
  calls: {
    overview: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: homeOverviewSchema, failures: [] }),
    /** Puts a line off to a day, or back on Home with `until: null`. The custody log names who did it. Answers with all that is put off. */
    putOff: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ line: z.enum(homeLines), until: z.iso.date().nullable(), count: z.int().min(0) }),
      output: z.strictObject({ putOff: z.array(putOffSchema) }), failures: [],
    }),
  },
  events: {},
} as const;
