// Calls about backups. Files and folders travel as tickets; a restore needs no open vault.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { hex128 } from '../hex.ts';
import { jobIdSchema, ticketSchema } from '../ids.ts';
import { shareFailures } from '../recovery/contract.ts';
import { mostShares } from '../recovery/rules.ts';
import { heldShareSchema } from '../recovery/schema.ts';
import { passphraseSchema } from '../vault/schema.ts';
import { backupNameSchema, backupRecipientSchema, backupStateSchema, recipientSchema, targetWarnings } from './schema.ts';

const count = z.int().min(0);
const hexId = z.string().regex(hex128);

/** What opens a backup. `own`: the keys that this vault keeps. `shares`: enough holders of shares together. */
const secretSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('passphrase'), passphrase: passphraseSchema }),
  z.strictObject({ by: z.literal('key'), key: z.string().min(1).max(65_536) }),
  z.strictObject({ by: z.literal('own') }),
  z.strictObject({ by: z.literal('shares'), shares: z.array(heldShareSchema).min(1).max(mostShares) }),
]);
export type BackupSecret = z.infer<typeof secretSchema>;

const openingFailures = ['not-a-backup', 'backup-damaged', 'backup-did-not-open', 'memory-not-available', 'not-found', 'too-large'] as const;
const secretFailures = [...new Set([...openingFailures, ...shareFailures])] as const;

export const backupContract = {
  calls: {
    state: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: backupStateSchema, failures: [] }),
    /** Asks where the backup is to go and looks at the place. `ticket` is null when the dialog is closed. */
    chooseTarget: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
      output: z.strictObject({ ticket: ticketSchema.nullable(), name: z.string(), warnings: z.array(z.enum(targetWarnings)), freeBytes: count }),
      failures: ['target-exists', 'target-refused', 'not-found'],
    }),
    /**
     * Starts the backup as a job. A passphrase of its own must be strong, and then whoever asks says again what they open the vault with: they choose
     * who can read it all. For recipients that was asked when each of them was added. `remember` keeps place, recipients and `readItems` for `makeAgain`.
     * `readItems` also reads every item with its own key: a copy of an altered one is as altered, and the job names it.
     */
    make: call({
      runsIn: 'main', needs: 'open-vault',
      input: z.strictObject({
        ticket: ticketSchema,
        readItems: z.boolean(),
        to: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('passphrase'), passphrase: passphraseSchema, current: passphraseSchema }), z.strictObject({ by: z.literal('recipients'), ids: z.array(hexId).max(100), remember: z.boolean() })]),
      }),
      output: z.strictObject({ job: jobIdSchema }), failures: ['not-found', 'weak-passphrase', 'passphrase-did-not-open', 'memory-not-available'],
    }),
    /** The same again at the remembered place, for the same recipients, under a name with the day. `not-found` where its disk is not there. */
    makeAgain: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ job: jobIdSchema }), failures: ['not-found', 'target-exists', 'target-refused'] }),
    forgetPlace: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: done, failures: [] }),
    /** Takes away what a backup that was killed left. False when it could not be: its disk is not there. */
    removeLeft: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ removed: z.boolean() }), failures: [] }),
    /** Asks for a backup file. */
    chooseBackup: call({
      runsIn: 'main', needs: 'nothing', input: noInput,
      output: z.strictObject({ ticket: ticketSchema.nullable(), name: z.string(), opensWith: z.enum(['passphrase', 'identity']) }), failures: openingFailures,
    }),
    /** Opens the outside of the backup and nothing more: whether this is what opens it. Needs no vault, as restoring does not. */
    tryToOpen: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ ticket: ticketSchema, secret: secretSchema }), output: done, failures: secretFailures }),
    /** Restores a random sample of the backup in memory and compares it with what this vault knows, as a job. */
    prove: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ticket: ticketSchema, secret: secretSchema }), output: z.strictObject({ job: jobIdSchema }), failures: secretFailures,
    }),
    /** Reads every byte of the backup and holds it against what it says is in it, as a job. */
    check: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ticket: ticketSchema, secret: secretSchema }), output: z.strictObject({ job: jobIdSchema }), failures: secretFailures,
    }),
    /**
     * Restores a backup into the chosen folder and makes it the vault that the unlock screen opens. Answers when all of it was verified; with `evenIfDamaged` also
     * when only a part could be saved, which `lost` and `gaps` tell.
     */
    restore: call({
      runsIn: 'main', needs: 'nothing',
      input: z.strictObject({ backup: ticketSchema, folder: ticketSchema, secret: secretSchema, evenIfDamaged: z.boolean() }),
      output: z.strictObject({ objects: count, bytes: count, lost: count, gaps: count, missing: count }),
      failures: [...secretFailures, 'folder-not-empty', 'cancelled', 'read-back-differs', 'vault-in-use', 'header-damaged', 'folder-not-a-vault', 'vault-missing'],
    }),
    /** Asks a restore to end; nothing of it stays. */
    stopRestore: call({ runsIn: 'vault', needs: 'nothing', input: noInput, output: done, failures: [] }),
    makeKey: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ name: backupNameSchema }), output: backupRecipientSchema, failures: [] }),
    addRecipient: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema, name: backupNameSchema, recipient: recipientSchema }), output: backupRecipientSchema,
      failures: ['passphrase-did-not-open', 'memory-not-available'],
    }),
    removeRecipient: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: hexId }), output: done, failures: ['not-found'] }),
    /** The secret key as text, put on record with the reason before it is shown. */
    showKey: call({
      runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema, id: hexId, reason: z.string().max(1000) }), output: z.strictObject({ key: z.string() }),
      failures: ['not-found', 'reason-needed', 'passphrase-did-not-open', 'memory-not-available'],
    }),
  },
  events: {
    /** How far a restore is; at most ten a second. */
    restoring: event({ payload: z.strictObject({ bytesDone: count, bytesTotal: count }) }),
  },
} as const;
