// Calls about handing items over to another office and taking in what another office hands over. Files travel as tickets.
import { z } from 'zod';
import { recipientSchema } from '../backup/schema.ts';
import { call, noInput } from '../contract/define.ts';
import { failureSchema } from '../contract/failure-schema.ts';
import { privilegedWaySchema, selectionSchema } from '../evidence/schema.ts';
import { hex128 } from '../hex.ts';
import { evidenceIdSchema, jobIdSchema, ticketSchema } from '../ids.ts';
import { languages } from '../settings/schema.ts';
import { largestPage } from '../sizes.ts';
import { caseChoices, conflictChoices, conflictSchema, handoverRecipientSchema, handoverStateSchema, longestSenderName, passageSchema } from './schema.ts';

const count = z.int().min(0);
const hexId = z.string().regex(hex128);

/** What opens a pack: the keys that this vault keeps, or one that is typed in. */
const secretSchema = z.discriminatedUnion('by', [z.strictObject({ by: z.literal('own') }), z.strictObject({ by: z.literal('key'), key: z.string().min(1).max(65_536) })]);
export type PackSecret = z.infer<typeof secretSchema>;

export const handoverContract = {
  calls: {
    state: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: handoverStateSchema, failures: [] }),
    /** The short code of a key that someone pasted, and whose it is when this vault knows it. */
    recipient: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ recipient: recipientSchema }), output: handoverRecipientSchema, failures: [] }),
    /** Starts making a pack, as a job. `ticket` comes from `backup.chooseTarget`; `name` is what its file will be called. */
    handOver: call({
      runsIn: 'main', needs: 'recent-passphrase',
      input: z.strictObject({
        ticket: ticketSchema, selection: selectionSchema, recipients: z.array(hexId).max(100), pasted: z.array(recipientSchema).max(10),
        reason: z.string().trim().min(3).max(1000), senderName: z.string().trim().max(longestSenderName),
        privileged: privilegedWaySchema.optional(),
      }),
      output: z.strictObject({ job: jobIdSchema }), failures: ['not-found', 'reason-needed', 'privileged-not-asked'],
    }),
    /** Asks for a pack. `ticket` is null when the dialog is closed. */
    choosePack: call({
      runsIn: 'main', needs: 'open-vault', input: noInput,
      output: z.strictObject({ ticket: ticketSchema.nullable(), name: z.string() }), failures: ['not-a-pack', 'pack-damaged', 'not-found', 'too-large'],
    }),
    /** Opens a pack and takes it in, as a job: first all of it is checked, then its records come in one by one. */
    takeIn: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ticket: ticketSchema, secret: secretSchema, cases: z.enum(caseChoices) }), output: z.strictObject({ job: jobIdSchema }),
      failures: ['not-a-pack', 'pack-damaged', 'pack-did-not-open', 'pack-newer', 'not-found', 'too-large'],
    }),
    /** Fields to decide about, item by item. */
    conflicts: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ offset: count, limit: z.int().min(1).max(largestPage) }),
      output: z.strictObject({ total: count, conflicts: z.array(conflictSchema) }), failures: [],
    }),
    /** Decides about fields. Those that could not be are told; the others are done. `language` is that of the words in notes. */
    decide: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ conflicts: z.array(z.int().min(1)).min(1).max(largestPage), choice: z.enum(conflictChoices), language: z.enum(languages) }),
      output: z.strictObject({ decided: count, left: z.array(z.strictObject({ id: z.int(), failure: failureSchema })) }), failures: [],
    }),
    /** What other offices' logs say about an item. Empty for one that came from nowhere else. */
    passages: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema }), output: z.strictObject({ passages: z.array(passageSchema) }), failures: [] }),
  },
  events: {},
} as const;
