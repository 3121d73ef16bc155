// Calls of rehearsals, each on a throw-away vault with a vault process and a folder of its own. The vault that is open is never touched by them.
import { z } from 'zod';
import { backupContract } from '../backup/contract.ts';
import { call, done, noInput } from '../contract/define.ts';
import { rehearsalResultSchema } from '../panic/schema.ts';
import { recoveryContract } from '../recovery/contract.ts';
import { mostShares } from '../recovery/rules.ts';
import { heldShareSchema } from '../recovery/schema.ts';
import { passphraseSchema } from '../vault/schema.ts';
import { broughtBackSchema, diskAttemptSchema, practiceShareSchema, rehearsalNames, triesAttemptSchema } from './schema.ts';

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
    /** Makes a throw-away vault with one item, shares for three people and a backup that they open; the shares are in this answer and nowhere else. */
    makeForReturn: call({
      runsIn: 'main', needs: 'open-vault', input: noInput, output: z.strictObject({ shares: z.array(practiceShareSchema).max(mostShares) }),
      failures: makingFailures,
    }),
    /** Destroys it as panic would. Throws `not-found` when none was made, and once it is unreadable. */
    loseForReturn: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: rehearsalResultSchema, failures: ['not-found', 'memory-not-available'] }),
    /** Restores its backup with these shares alone and opens it with them. Throws `not-found` before it is unreadable. */
    bringBack: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ shares: z.array(heldShareSchema).min(1).max(mostShares) }), output: broughtBackSchema,
      failures: [...new Set([...backupContract.calls.restore.failures, ...recoveryContract.calls.open.failures] as const)],
    }),
    /** Ends one of them and deletes its vault. */
    end: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ which: z.enum(rehearsalNames) }), output: done, failures: [] }),
  },
  events: {},
} as const;
