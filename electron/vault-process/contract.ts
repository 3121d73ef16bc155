// Calls from main to the vault process that the window cannot make: they carry paths and bytes. Everything in the public
// contract with `runsIn: 'vault'` is relayed under its own name beside these.
import { z } from 'zod';
import { call, done } from '../../shared/contract/define.ts';
import { evidenceIdSchema, jobIdSchema, memberCodeSchema, vaultIdSchema } from '../../shared/ids.ts';
import { logFilterSchema } from '../../shared/custody/schema.ts';
import { listFormatSchema, privilegedWaySchema, selectionSchema } from '../../shared/evidence/schema.ts';
import { resultFilterSchema } from '../../shared/jobs/schema.ts';
import { memberNameSchema, openingReportSchema, passphraseSchema, personalSlotKinds } from '../../shared/vault/schema.ts';
import { handoverContract } from '../../shared/handover/contract.ts';
import { backupContract } from '../../shared/backup/contract.ts';
import { duressContract } from '../../shared/duress/contract.ts';
import { keyDiskContract } from '../../shared/key-disk/contract.ts';
import { mirrorContract } from '../../shared/mirror/contract.ts';
import { recordingContract } from '../../shared/recording/contract.ts';
import { heldShareSchema } from '../../shared/recovery/schema.ts';
import { settingsSchema } from '../../shared/settings/schema.ts';
import { MiB } from '../../shared/sizes.ts';

const folder = z.string().min(1).max(4096);

/** Longest piece of media asked for at once: enough to seek at once, small enough to keep memory flat. */
export const largestMediaRead = 1 * MiB;

export const processContract = {
  'process.create': call({
    runsIn: 'vault', needs: 'nothing',
    input: z.strictObject({ folder, passphrase: passphraseSchema, memberName: memberNameSchema, headerPlace: folder.nullable() }),
    output: z.strictObject({ folder, headerFolder: folder.nullable(), vaultId: vaultIdSchema, member: memberCodeSchema, recoveryCode: z.string(), settings: settingsSchema }), failures: [],
  }),
  /** `otherHeaderPlaces` belong to other vaults: one that a duress passphrase leads to may have its header there. `folder` in the answer is that of the vault that opened. */
  'process.open': call({
    runsIn: 'vault', needs: 'nothing',
    input: z.strictObject({ folder, headerPlaces: z.array(folder).optional(), otherHeaderPlaces: z.array(folder).optional(), secret: passphraseSchema, kind: z.enum(personalSlotKinds), mend: z.boolean().optional() }),
    output: z.strictObject({ folder, vaultId: vaultIdSchema, member: memberCodeSchema, report: openingReportSchema, settings: settingsSchema }), failures: [],
  }),
  'process.recover': call({
    runsIn: 'vault', needs: 'nothing',
    input: z.strictObject({ folder, headerPlaces: z.array(folder).optional(), shares: z.array(heldShareSchema).min(1), memberName: memberNameSchema, passphrase: passphraseSchema, mend: z.boolean().optional() }),
    output: z.strictObject({ folder, vaultId: vaultIdSchema, member: memberCodeSchema, report: openingReportSchema, settings: settingsSchema }), failures: [],
  }),
  /** Sets up a decoy, made first where a name is given. */
  'process.setDecoy': call({
    runsIn: 'vault', needs: 'open-vault', input: duressContract.calls.setDecoy.input.omit({ ticket: true }).extend({ folder }), output: done, failures: [],
  }),
  /** Asks again for what the person who unlocked opens the vault with. */
  'process.confirm': call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ current: passphraseSchema }), output: done, failures: [] }),
  /** Folders on other disks where the header of the open vault lies or may lie; `inForce` is null while it is in the vault's folder. */
  'process.headerFolders': call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({}), output: z.strictObject({ folders: z.array(folder), inForce: folder.nullable() }), failures: [] }),
  'process.headerMove': call({ runsIn: 'vault', needs: 'open-vault', input: keyDiskContract.calls.move.input.omit({ ticket: true }).extend({ place: folder }), output: done, failures: [] }),
  'process.headerCopy': call({ runsIn: 'vault', needs: 'open-vault', input: keyDiskContract.calls.copy.input.omit({ ticket: true }).extend({ place: folder }), output: done, failures: [] }),
  'process.headerRemove': call({ runsIn: 'vault', needs: 'open-vault', input: keyDiskContract.calls.remove.input, output: keyDiskContract.calls.remove.output, failures: [] }),
  'process.headerMoveBack': call({ runsIn: 'vault', needs: 'open-vault', input: keyDiskContract.calls.moveBack.input, output: keyDiskContract.calls.moveBack.output, failures: [] }),
  /** The folder in this place that holds the header of the vault in `folder`. */
  'process.headerFind': call({ runsIn: 'vault', needs: 'nothing', input: z.strictObject({ folder, place: folder }), output: z.strictObject({ folder }), failures: [] }),
  /** Commits what is in flight and closes the files; main ends the process right after, or 150 ms later whatever happens. */
  'process.close': call({ runsIn: 'vault', needs: 'nothing', input: z.strictObject({}), output: done, failures: [] }),
  'process.addPaths': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ paths: z.array(z.string().min(1).max(32_768)).min(1), way: z.enum(['dialog', 'folder', 'drop', 'command-line']) }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  /** Fills the open vault, which was made for it, with the made-up case; its files are made in `folder`. */
  'process.layMadeUpCase': call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ folder }), output: done, failures: [] }),
  'process.exportTo': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ folder, selection: selectionSchema, reason: z.string(), recipient: z.string(), privileged: privilegedWaySchema.optional() }),
    output: z.strictObject({ job: jobIdSchema }), failures: ['reason-needed', 'not-found', 'privileged-not-asked'],
  }),
  'process.saveList': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ file: folder, format: listFormatSchema, selection: selectionSchema, reason: z.string(), recipient: z.string(), language: z.string().max(16) }),
    output: done, failures: [],
  }),
  'process.saveResults': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ file: folder, format: listFormatSchema, job: jobIdSchema, only: resultFilterSchema, text: z.string(), language: z.string().max(16) }),
    output: done, failures: [],
  }),
  'process.saveLog': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ file: folder, format: listFormatSchema, filter: logFilterSchema.nullable(), reason: z.string(), recipient: z.string(), language: z.string().max(16) }),
    output: done, failures: [],
  }),
  /** Looks at the place where a backup is to go. */
  'process.backupTarget': call({
    runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ file: folder }),
    output: backupContract.calls.chooseTarget.output.omit({ ticket: true }), failures: [],
  }),
  'process.backupTo': call({
    runsIn: 'vault', needs: 'open-vault', input: backupContract.calls.make.input.omit({ ticket: true }).extend({ file: folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  'process.backupProve': call({
    runsIn: 'vault', needs: 'open-vault', input: backupContract.calls.prove.input.omit({ ticket: true }).extend({ file: folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  'process.backupCheck': call({
    runsIn: 'vault', needs: 'open-vault', input: backupContract.calls.check.input.omit({ ticket: true }).extend({ file: folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  /** What a backup file is opened with. Needs no vault, like restoring. */
  'process.backupLook': call({
    runsIn: 'vault', needs: 'nothing', input: z.strictObject({ file: folder }),
    output: z.strictObject({ opensWith: z.enum(['passphrase', 'identity']) }), failures: [],
  }),
  /** Opens the outside of a backup with what is given. Needs no vault, like restoring. */
  'process.backupTry': call({
    runsIn: 'vault', needs: 'nothing', input: backupContract.calls.tryToOpen.input.omit({ ticket: true }).extend({ file: folder }), output: done, failures: [],
  }),
  'process.backupRestore': call({
    runsIn: 'vault', needs: 'nothing', input: backupContract.calls.restore.input.omit({ backup: true }).extend({ file: folder, folder }),
    output: backupContract.calls.restore.output, failures: [],
  }),
  'process.handOverTo': call({
    runsIn: 'vault', needs: 'open-vault', input: handoverContract.calls.handOver.input.omit({ ticket: true }).extend({ file: folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  /** Looks at the outside of a pack. */
  'process.packLook': call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ file: folder }), output: done, failures: [] }),
  'process.takeInFrom': call({
    runsIn: 'vault', needs: 'open-vault', input: handoverContract.calls.takeIn.input.omit({ ticket: true }).extend({ file: folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  /** Looks at the place of a mirror; a folder with other things in it gets one of its own inside. */
  'process.mirrorPlace': call({
    runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ folder }),
    output: mirrorContract.calls.choosePlace.output.omit({ ticket: true }).extend({ folder }), failures: [],
  }),
  'process.mirrorAdd': call({
    runsIn: 'vault', needs: 'open-vault', input: mirrorContract.calls.add.input.omit({ ticket: true }).extend({ folder }),
    output: z.strictObject({ job: jobIdSchema }), failures: [],
  }),
  'process.mirrorLook': call({
    runsIn: 'vault', needs: 'nothing', input: z.strictObject({ folder }),
    output: mirrorContract.calls.chooseSource.output.omit({ ticket: true, folderName: true }), failures: [],
  }),
  'process.mirrorRestore': call({
    runsIn: 'vault', needs: 'nothing', input: mirrorContract.calls.restore.input.omit({ mirror: true }).extend({ mirror: folder, folder }),
    output: mirrorContract.calls.restore.output, failures: [],
  }),
  'process.beginRecording': call({ runsIn: 'vault', needs: 'open-vault', input: recordingContract.calls.begin.input, output: recordingContract.calls.begin.output, failures: [] }),
  'process.addRecordingPiece': call({ runsIn: 'vault', needs: 'open-vault', input: recordingContract.calls.addPiece.input, output: recordingContract.calls.addPiece.output, failures: [] }),
  'process.stopRecording': call({ runsIn: 'vault', needs: 'open-vault', input: recordingContract.calls.stop.input, output: recordingContract.calls.stop.output, failures: [] }),
  'process.mediaInfo': call({
    runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema }),
    output: z.strictObject({ mediaType: z.string(), size: z.int().min(0) }), failures: [],
  }),
  'process.readMedia': call({
    runsIn: 'vault', needs: 'open-vault',
    input: z.strictObject({ id: evidenceIdSchema, start: z.int().min(0), end: z.int().min(0) }),
    output: z.strictObject({ bytes: z.instanceof(Uint8Array) }), failures: [],
  }),
  /** The preview picture, or an empty array when there is none. */
  'process.readPreview': call({
    runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ id: evidenceIdSchema }),
    output: z.strictObject({ bytes: z.instanceof(Uint8Array), mediaType: z.string() }), failures: [],
  }),
} as const;

export type ProcessContract = typeof processContract;
export type ProcessCallName = keyof ProcessContract;
export type ProcessInput<N extends ProcessCallName> = z.infer<ProcessContract[N]['input']>;
export type ProcessOutput<N extends ProcessCallName> = z.infer<ProcessContract[N]['output']>;
