// Calls for what was typed and not finished. It lies in the vault alone, and is sent as it is typed.
import { z } from 'zod';
import { call, noInput } from '../contract/define.ts';
import { draftPlaceSchema, draftSchema, keptDraftSchema } from './schema.ts';

export const draftsContract = {
  calls: {
    list: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ drafts: z.array(keptDraftSchema) }), failures: [] }),
    /** Keeps these, each in place of what was kept for the same place before; null forgets it. Other places stay as they are. */
    keep: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ drafts: z.array(z.strictObject({ place: draftPlaceSchema, draft: draftSchema.nullable() })).min(1).max(1000) }),
      output: z.strictObject({ savedAt: z.int() }), failures: [],
    }),
  },
  events: {},
} as const;
