// Calls of the recovery domain: making and testing the ways back into a vault, and opening it with shares when nobody can use a
// passphrase for it.
import { z } from 'zod';
import { call, done, noInput } from '../contract/define.ts';
import { memberCodeSchema } from '../ids.ts';
import { memberNameSchema, openingReportSchema, passphraseSchema } from '../vault/schema.ts';
import { openingFailures } from '../vault/contract.ts';
import { leastThreshold, mostShares } from './rules.ts';
import { heldShareSchema, shareDocumentSchema, shareFactsSchema, wayBackSchema } from './schema.ts';

/** What giving shares can end in. */
export const shareFailures = ['share-did-not-open', 'share-unreadable', 'shares-do-not-fit', 'shares-missing', 'version-unsupported', 'memory-not-available'] as const;

const shareNumber = z.int().min(1).max(mostShares);

export const recoveryContract = {
  calls: {
    /** Opens one share with its passphrase, so that each holder knows at once. Says nothing of a vault. */
    checkShare: call({ runsIn: 'vault', needs: 'nothing', input: heldShareSchema, output: shareFactsSchema, failures: ['share-did-not-open', 'share-unreadable', 'version-unsupported', 'memory-not-available'] }),
    /** Opens the vault that the unlock screen shows; the person who brings the shares joins it under this name and passphrase. */
    open: call({
      runsIn: 'main', needs: 'nothing',
      // `mend` as in `vault.unlock`.
      input: z.strictObject({ shares: z.array(heldShareSchema).min(1).max(mostShares), memberName: memberNameSchema, passphrase: passphraseSchema, mend: z.boolean().optional() }),
      output: z.strictObject({ member: memberCodeSchema, report: openingReportSchema }),
      failures: [...new Set([...openingFailures, ...shareFailures, 'weak-passphrase', 'passphrase-in-use', 'no-free-slot'] as const)],
    }),
    /** The set of shares that counts, and what is known of one's own recovery code. */
    wayBack: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: wayBackSchema, failures: [] }),
    /** Begins a set; one that was begun before is forgotten. Nothing changes until it is finished; a lock loses it. */
    beginShares: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema, threshold: z.int().min(leastThreshold).max(mostShares), count: z.int().min(leastThreshold).max(mostShares) }),
      output: done, failures: ['passphrase-did-not-open', 'memory-not-available'],
    }),
    /** Seals the share of one holder and gives its lines and its page. The lines were opened again before this answers. */
    writeShare: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ number: shareNumber, holder: memberNameSchema, passphrase: passphraseSchema, language: z.string().max(16) }),
      output: z.strictObject({ lines: z.array(z.string()), pdf: z.instanceof(Uint8Array) }), failures: ['not-found', 'weak-passphrase', 'memory-not-available'],
    }),
    /** Asks where to, saves a share there and reads it back. `target-refused` inside the vault: a wipe would take it along. */
    saveShare: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ number: shareNumber, document: shareDocumentSchema }),
      output: z.strictObject({ saved: z.boolean() }), failures: ['target-refused', 'read-back-differs'],
    }),
    /** From here on the new set counts and an earlier one does not. */
    finishShares: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: done, failures: ['not-found', 'shares-missing', 'no-free-slot', 'header-damaged', 'memory-not-available'] }),
    /** Forgets a set that was begun. Waits for one that is being finished: `counts` says that it took force. */
    abandonShares: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ counts: z.boolean() }), failures: [] }),
    /** Whether these shares would bring the vault back. Changes nothing but the note that it was tried. */
    testShares: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ shares: z.array(heldShareSchema).min(1).max(mostShares) }),
      output: z.strictObject({ numbers: z.array(shareNumber) }), failures: shareFailures,
    }),
    /** Notes that two groups of one's own recovery code were typed back from paper. */
    noteCodeWritten: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: done, failures: ['not-found'] }),
    /** Whether this recovery code is one's own and would open the vault. Changes nothing but the note that it was tried. */
    testCode: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ code: passphraseSchema }), output: done, failures: ['passphrase-did-not-open', 'memory-not-available'] }),
  },
  events: {},
} as const;
