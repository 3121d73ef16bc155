// Calls about the health of an open vault. Looking changes and repairs nothing.
import { z } from 'zod';
import { call, noInput } from '../contract/define.ts';
import { healthFindingSchema } from './schema.ts';

export const healthContract = {
  calls: {
    /** What can be said at once, without reading every file: a second at most. */
    look: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ findings: z.array(healthFindingSchema) }), failures: [] }),
    /** The same on one page, with the witness code, as PDF bytes for preview, print and saving. */
    report: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ language: z.string().max(16) }),
      output: z.strictObject({ pdf: z.instanceof(Uint8Array), fileName: z.string() }), failures: [],
    }),
  },
  events: {},
} as const;
