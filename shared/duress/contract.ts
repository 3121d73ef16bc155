// Calls about duress passphrases. None answers whether one is set up: only the passphrase itself shows that.
import { z } from 'zod';
import { call, done, noInput } from '../contract/define.ts';
import { ticketSchema } from '../ids.ts';
import { memberNameSchema, passphraseSchema } from '../vault/schema.ts';
import { duressAttemptSchema, duressChoiceSchema, duressEffectSchema } from './schema.ts';

const settingFailures = ['passphrase-did-not-open', 'weak-passphrase', 'passphrase-in-use', 'no-free-slot', 'history-rolled-back', 'header-not-here', 'header-damaged', 'memory-not-available'] as const;

export const duressContract = {
  calls: {
    /**
     * The passphrase opens the vault behind the ticket from now on. With `memberName` that vault is made there first and opens with it; without,
     * it must open with it already. Replaces what was set before.
     */
    setDecoy: call({
      runsIn: 'main', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema, passphrase: passphraseSchema, ticket: ticketSchema, memberName: memberNameSchema.nullable() }), output: done,
      failures: [...settingFailures, 'decoy-refused', 'vault-missing', 'folder-not-a-vault', 'folder-not-empty', 'version-unsupported', 'vault-in-use', 'encryption-not-proven', 'not-found'],
    }),
    /** The passphrase makes the vault unreadable from now on and is answered as a wrong one. Replaces what was set before. */
    setDestroy: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema, passphrase: passphraseSchema }), output: done, failures: settingFailures }),
    /** No duress passphrase from now on, whether or not there was one. */
    remove: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema }), output: done,
      failures: ['passphrase-did-not-open', 'no-free-slot', 'history-rolled-back', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    /** What this passphrase does at the unlock screen, beside opening the vault. */
    effect: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ passphrase: passphraseSchema }), output: z.strictObject({ effect: duressEffectSchema }), failures: ['memory-not-available'] }),
    /** Makes a throw-away vault with a duress passphrase, which is in this answer and nowhere else. Takes as long as making any vault, twice for a decoy. */
    rehearse: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ choice: duressChoiceSchema }), output: z.strictObject({ passphrase: z.string() }),
      failures: ['memory-not-available', 'encryption-not-proven'],
    }),
    /** Types a passphrase at the practice vault. Throws `not-found` when none was made. */
    attempt: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ secret: passphraseSchema }), output: duressAttemptSchema, failures: ['not-found', 'memory-not-available'] }),
    endRehearsal: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
  },
  events: {},
} as const;
