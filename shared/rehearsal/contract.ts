// Calls of rehearsals, each on a throw-away vault with a vault process and a folder of its own. The vault that is open is never touched by them.
import { z } from 'zod';
import { call, done, noInput } from '../contract/define.ts';
import { passphraseSchema } from '../vault/schema.ts';
import { triesAttemptSchema } from './schema.ts';

const makingFailures = ['memory-not-available', 'encryption-not-proven'] as const;

export const rehearsalContract = {
  calls: {
    /** Makes a throw-away vault that wrong passphrases make unreadable; the one that opens it is in this answer and nowhere else. */
    makeForTries: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: z.strictObject({ passphrase: z.string() }), failures: makingFailures }),
    /** Types a passphrase at it. Throws `not-found` when none was made, and once it is unreadable. */
    tryPassphrase: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ secret: passphraseSchema }), output: triesAttemptSchema, failures: ['not-found', 'memory-not-available'] }),
    /** Ends what was rehearsed with these calls, and deletes it. */
    end: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
  },
  events: {},
} as const;
