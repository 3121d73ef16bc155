// Calls of the vault domain. Failures are those each call may add to the ones every call may answer with.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { jobIdSchema, memberCodeSchema, ticketSchema, vaultIdSchema } from '../ids.ts';
import { longestPassphrase, memberNameSchema, memberSchema, openingReportSchema, passphraseJudgementSchema, passphraseSchema, personalSlotKinds, vaultStatusSchema } from './schema.ts';

/** What opening can end in, however it is opened. */
export const openingFailures = [
  'passphrase-did-not-open', 'header-not-here', 'header-damaged', 'version-unsupported', 'vault-in-use', 'vault-missing',
  'folder-not-a-vault', 'history-rolled-back', 'encryption-not-proven', 'memory-not-available',
] as const;

export const vaultContract = {
  calls: {
    status: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: vaultStatusSchema, failures: [] }),
    /** Asks the person for a folder. `ticket` is null when they close the dialog. */
    chooseFolder: call({
      runsIn: 'main', needs: 'nothing',
      input: z.strictObject({ purpose: z.enum(['create', 'open']) }),
      output: z.strictObject({
        ticket: ticketSchema.nullable(),
        folderName: z.string(),
        contents: z.enum(['empty', 'vault', 'other', 'missing']),
      }),
      failures: [],
    }),
    /** Makes the chosen vault the one that the unlock screen opens. */
    use: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ ticket: ticketSchema }), output: done, failures: ['folder-not-a-vault', 'vault-missing'] }),
    /**
     * Makes a vault in the chosen folder (which is made when it does not exist and must be empty) and opens it. The recovery
     * code is in this answer and nowhere else.
     */
    create: call({
      runsIn: 'main', needs: 'nothing',
      // `openingFile` is a disk, or a folder on one, where the opening file lies from the start.
      input: z.strictObject({ ticket: ticketSchema, passphrase: passphraseSchema, memberName: memberNameSchema, openingFile: ticketSchema.nullable() }),
      output: z.strictObject({ vaultId: vaultIdSchema, member: memberCodeSchema, recoveryCode: z.string() }),
      failures: ['folder-not-empty', 'weak-passphrase', 'header-place-refused', 'encryption-not-proven', 'memory-not-available', 'vault-in-use'],
    }),
    /** Makes a vault with the made-up case, which is deleted when it closes, and opens it. The vault that is in use is left alone. */
    lookAround: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: ['encryption-not-proven', 'memory-not-available', 'vault-in-use'] }),
    unlock: call({
      runsIn: 'main', needs: 'nothing',
      // `mend` only after `database-damaged` with reason `mendable`.
      input: z.strictObject({ secret: passphraseSchema, kind: z.enum(personalSlotKinds), mend: z.boolean().optional() }),
      output: z.strictObject({ member: memberCodeSchema, report: openingReportSchema }),
      failures: openingFailures,
    }),
    /** Asks the person who unlocked for their passphrase, or the recovery code they came in with, before something leaves the vault. */
    confirm: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema }), output: done,
      failures: ['passphrase-did-not-open', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    /** Ends the vault process. Never fails and never asks. */
    lock: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: done, failures: [] }),
    judgePassphrase: call({
      runsIn: 'vault', needs: 'nothing',
      input: z.strictObject({ passphrase: z.string().max(longestPassphrase), knownWords: z.array(z.string().max(200)).max(20) }),
      output: passphraseJudgementSchema, failures: [],
    }),
    /** Six words drawn with the system's random source from a list of 7,776: 77 bits. */
    suggestPassphrase: call({ runsIn: 'vault', needs: 'nothing', input: noInput, output: z.strictObject({ passphrase: z.string() }), failures: [] }),
    changePassphrase: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema, next: passphraseSchema }), output: done,
      failures: ['passphrase-did-not-open', 'weak-passphrase', 'passphrase-in-use', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    members: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ members: z.array(memberSchema) }), failures: [] }),
    addMember: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema, name: memberNameSchema, passphrase: passphraseSchema }),
      output: z.strictObject({ member: memberSchema }),
      failures: ['passphrase-did-not-open', 'weak-passphrase', 'passphrase-in-use', 'no-free-slot', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    /** Takes away every way this person has to open the vault. The last way in cannot be removed. */
    removeMember: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema, member: memberCodeSchema }), output: done,
      failures: ['passphrase-did-not-open', 'last-slot', 'not-found', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    /** Replaces the recovery code; the old one stops opening. */
    renewRecoveryCode: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ current: passphraseSchema }), output: z.strictObject({ recoveryCode: z.string() }),
      failures: ['passphrase-did-not-open', 'no-free-slot', 'header-not-here', 'header-damaged', 'memory-not-available'],
    }),
    /** The recovery code on a page, as PDF bytes for preview and print. */
    recoverySheet: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ recoveryCode: z.string().max(128), language: z.string().max(16) }),
      output: z.strictObject({ pdf: z.instanceof(Uint8Array) }), failures: [],
    }),
    /** Checks structure, and with `readData` every byte of every object. Progress and findings come as a job. */
    verify: call({
      runsIn: 'vault', needs: 'open-vault',
      input: z.strictObject({ readData: z.boolean() }), output: z.strictObject({ job: jobIdSchema }), failures: [],
    }),
  },
  events: {
    statusChanged: event({ payload: vaultStatusSchema }),
    /** The vault will lock by itself in this many seconds unless someone does something; null when it no longer will. */
    aboutToLock: event({ payload: z.strictObject({ seconds: z.int().min(0).nullable() }) }),
  },
} as const;
