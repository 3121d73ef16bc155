// Calls of rehearsals, each on a throw-away vault with a vault process and a folder of its own. The vault that is open is never touched by them.
import { z } from 'zod';
import { call, done, noInput } from '../contract/define.ts';
import { passphraseSchema } from '../vault/schema.ts';
import { diskAttemptSchema, rehearsalNames, triesAttemptSchema } from './schema.ts';

const makingFailures = ['memory-not-available', 'encryption-not-proven'] as const;

export const rehearsalContract = {
  calls: {
    /** Makes a throw-away vault that wrong passphrases make unreadable; the one that opens it is in this answer and nowhere else. */
    makeForTries: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: z.strictObject({ passphrase: z.string() }), failures: makingFailures }),
    /** Types a passphrase at it. Throws `not-found` when none was made, and once it is unreadable. */
    tryPassphrase: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ secret: passphraseSchema }), output: triesAttemptSchema, failures: ['not-found', 'memory-not-available'] }),
    /** Makes a throw-away vault with its opening file in a folder that stands for a disk; the disk is connected. */
    makeForDisk: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: done, failures: makingFailures }),
    /** Takes that disk out, or puts it back. */
    connectDisk: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ isConnected: z.boolean() }), output: done, failures: ['not-found'] }),
    /** Tries to open it with its own passphrase, then with its recovery code. */
    openWithDisk: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: diskAttemptSchema, failures: ['not-found', 'memory-not-available'] }),
    /** Ends one of them and deletes its vault. */
    end: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ which: z.enum(rehearsalNames) }), output: done, failures: [] }),
  },
  events: {},
} as const;
