// Calls of the recovery domain: opening a vault with shares when nobody can use a passphrase for it.
import { z } from 'zod';
import { call } from '../contract/define.ts';
import { memberCodeSchema } from '../ids.ts';
import { memberNameSchema, openingReportSchema, passphraseSchema } from '../vault/schema.ts';
import { openingFailures } from '../vault/contract.ts';
import { mostShares } from './rules.ts';
import { heldShareSchema, shareFactsSchema } from './schema.ts';

const shareFailures = ['share-did-not-open', 'share-unreadable', 'shares-do-not-fit', 'shares-missing', 'version-unsupported', 'memory-not-available'] as const;

export const recoveryContract = {
  calls: {
    /** Opens one share with its passphrase, so that each holder knows at once. Says nothing of a vault. */
    checkShare: call({ runsIn: 'vault', needs: 'nothing', input: heldShareSchema, output: shareFactsSchema, failures: ['share-did-not-open', 'share-unreadable', 'version-unsupported', 'memory-not-available'] }),
    /** Opens the vault that the unlock screen shows; the person who brings the shares joins it under this name and passphrase. */
    open: call({
      runsIn: 'main', needs: 'nothing',
      input: z.strictObject({ shares: z.array(heldShareSchema).min(1).max(mostShares), memberName: memberNameSchema, passphrase: passphraseSchema }),
      output: z.strictObject({ member: memberCodeSchema, report: openingReportSchema }),
      failures: [...new Set([...openingFailures, ...shareFailures, 'weak-passphrase', 'passphrase-in-use', 'no-free-slot'] as const)],
    }),
  },
  events: {},
} as const;
