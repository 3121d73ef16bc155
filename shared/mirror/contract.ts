// Calls about mirrors. A folder that a person chooses travels as a ticket; of a mirror that is known, the vault knows the place.
import { z } from 'zod';
import { backupContract } from '../backup/contract.ts';
import { targetWarnings } from '../backup/schema.ts';
import { call, done, noInput } from '../contract/define.ts';
import { jobIdSchema, ticketSchema } from '../ids.ts';
import { keepingChoiceSchema, mirrorIdSchema, mirrorNameSchema, mirrorStateSchema, offeredGenerationSchema } from './schema.ts';

const placeFailures = ['not-a-mirror', 'target-refused', 'not-found', 'version-unsupported'] as const;
const knownFailures = ['not-found', 'mirror-gone'] as const;
const job = z.strictObject({ job: jobIdSchema });

export const mirrorContract = {
  calls: {
    state: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: mirrorStateSchema, failures: [] }),
    /** Asks for a mirror's folder and looks at the place: a folder with other things in it gets one of its own inside. `known`: the name it has already. */
    choosePlace: call({
      runsIn: 'main', needs: 'open-vault', input: noInput,
      output: z.strictObject({ ticket: ticketSchema.nullable(), folderName: z.string(), warnings: z.array(z.enum(targetWarnings)), freeBytes: z.int().min(0), known: mirrorNameSchema.nullable() }),
      failures: placeFailures,
    }),
    /** Begins a mirror in the chosen folder, or goes on with one that lies there, as a job. */
    add: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ticket: ticketSchema, name: mirrorNameSchema, keeping: keepingChoiceSchema }), output: job, failures: placeFailures }),
    /** Brings a known mirror up to date, as a job. Reads all of it where its last check found something wrong. */
    update: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: mirrorIdSchema }), output: job, failures: knownFailures }),
    check: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: mirrorIdSchema, readData: z.boolean() }), output: job, failures: knownFailures }),
    /** Restores a random sample of its newest generation in memory and compares, as a job. */
    prove: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: mirrorIdSchema }), output: job, failures: knownFailures }),
    /** Takes it off the list; its folder stays as it is. */
    forget: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: mirrorIdSchema }), output: done, failures: ['not-found'] }),
    /** Asks for the folder of a mirror to restore from. Needs no vault. The newest generation comes first. */
    chooseSource: call({
      runsIn: 'main', needs: 'nothing', input: noInput,
      output: z.strictObject({ ticket: ticketSchema.nullable(), folderName: z.string(), generations: z.array(offeredGenerationSchema) }), failures: placeFailures,
    }),
    /** Restores a generation into the chosen folder and makes it the vault that the unlock screen opens. Tells how far it is and is stopped like a restore from a file. */
    restore: call({
      runsIn: 'main', needs: 'nothing',
      input: z.strictObject({ mirror: ticketSchema, generation: z.int().min(1), folder: ticketSchema, evenIfDamaged: z.boolean() }),
      output: backupContract.calls.restore.output, failures: [...backupContract.calls.restore.failures, 'not-a-mirror', 'mirror-in-use'],
    }),
  },
  events: {},
} as const;
