// What both sides say about backups, the keys they are made for, and where they go. Never a secret key except in the one answer that shows it.
import { z } from 'zod';
import { hex128 } from '../hex.ts';
import { instantSchema } from '../time.ts';

/** `same-disk`: lost with the vault's disk. `synced-folder`: another program copies it to other computers. */
export const targetWarnings = ['same-disk', 'synced-folder'] as const;
export type TargetWarning = (typeof targetWarnings)[number];

/** An age recipient as people hand it on: it can be written for, not read with. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

export const longestName = 200;
export const backupNameSchema = z.string().trim().min(1).max(longestName);

const hexId = z.string().regex(hex128);
const count = z.int().min(0);

/** Someone a backup can be made for. */
export const backupRecipientSchema = z.strictObject({
  id: hexId,
  name: backupNameSchema,
  recipient: recipientSchema,
  /** `own`: its secret key is kept in this vault. `shares`: the recovery shares hold it. */
  kind: z.enum(['own', 'other', 'shares']),
  addedAt: instantSchema,
});
export type BackupRecipient = z.infer<typeof backupRecipientSchema>;

/** One backup that was made from this vault. */
export const madeBackupSchema = z.strictObject({
  id: hexId,
  fileName: z.string().max(1024),
  madeAt: instantSchema,
  objects: count,
  /** Of the file. */
  bytes: count,
  opensWith: z.enum(['passphrase', 'recipients']),
  /** When every byte of the file was last read back and held against what it says is in it. */
  verifiedAt: instantSchema.nullable(),
  /** When a sample was last restored from it, and how that ended. */
  drilledAt: instantSchema.nullable(),
  drillSample: count.nullable(),
  drillFailed: count.nullable(),
});
export type MadeBackup = z.infer<typeof madeBackupSchema>;

/** Keys that cannot be read, so that nothing is made for them, and whether those who hold the recovery shares are left out too. */
export const unreadRecipientsSchema = z.strictObject({ keys: count, shares: z.boolean() });
export type UnreadRecipients = z.infer<typeof unreadRecipientsSchema>;

export const backupStateSchema = z.strictObject({
  /** Newest first, at most fifty. */
  backups: z.array(madeBackupSchema),
  recipients: z.array(backupRecipientSchema),
  /** The newest backup of which a sample was restored without a failure. */
  lastProvenAt: instantSchema.nullable(),
  lastMadeAt: instantSchema.nullable(),
  /** Items that came in since the newest proven backup was made, or all of them where none is proven. */
  itemsSince: count,
  /** Where the next backup goes without being asked, for whom, and whether every item is read meanwhile; null when nothing is remembered. */
  place: z.strictObject({ folder: z.string(), names: z.array(z.string()), readItems: z.boolean() }).nullable(),
  /** Unfinished files of backups that were killed, where each may still lie. */
  left: z.array(z.strictObject({ folder: z.string(), name: z.string() })),
  /** With the backups that are not listed, because their rows cannot be read. */
  unread: unreadRecipientsSchema.extend({ backups: count }),
});
export type BackupState = z.infer<typeof backupStateSchema>;
