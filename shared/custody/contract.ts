// Calls of the custody domain. Nothing here writes: entries come into being with the change they record, and what happened to an object is an item's (`evidence.recordPassage`).
import { z } from 'zod';
import { call, noInput } from '../contract/define.ts';
import { evidenceIdSchema } from '../ids.ts';
import { largestPage } from '../sizes.ts';
import { custodyEntrySchema, custodyHeadSchema, logFilterSchema, unreadEntrySchema } from './schema.ts';

export const custodyContract = {
  calls: {
    /** Newest first. `subject` null gives the whole log, or what of it fits `filter`; the log of one subject is not filtered. An entry that cannot be read fits every filter. */
    page: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ subject: z.string().max(64).nullable(), filter: logFilterSchema.nullable(), offset: z.int().min(0), limit: z.int().min(1).max(largestPage) }),
      output: z.strictObject({ total: z.int().min(0), entries: z.array(z.union([custodyEntrySchema, unreadEntrySchema])) }), failures: [],
    }),
    head: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: custodyHeadSchema, failures: [] }),
    /** Walks the whole chain. `brokenAt` is the first entry that does not follow from the one before. */
    verify: call({
      runsIn: 'vault', needs: 'open-vault', input: noInput,
      output: z.strictObject({ ok: z.boolean(), entries: z.int().min(0), brokenAt: z.int().min(1).nullable(), timeWentBackAt: z.array(z.int()) }), failures: [],
    }),
    /** Compares a code that someone wrote down earlier with the log as it is now. */
    compareWitness: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ witness: z.string().max(100) }),
      output: z.strictObject({ outcome: z.enum(['same-as-now', 'was-head-then', 'does-not-match', 'not-a-code']), seq: z.int().nullable(), entriesSince: z.int().nullable() }), failures: [],
    }),
    /** The chain-of-custody form of one item, as PDF bytes for preview, print and saving. */
    form: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema, language: z.string().max(16) }),
      output: z.strictObject({ pdf: z.instanceof(Uint8Array), fileName: z.string() }), failures: ['not-found'],
    }),
  },
  events: {},
} as const;
