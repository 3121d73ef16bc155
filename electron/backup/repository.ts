// Backups that were made and the keys they are made for. Secret keys leave this file only to open a backup or when a person asks to see one.
import { z } from 'zod';
import { backupRecipientSchema, madeBackupSchema, type BackupRecipient, type MadeBackup } from '../../shared/backup/schema.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { readable, type ReadableRows } from '../vault/database/readable-rows.ts';
import { sql } from '../vault/database/sql.ts';

const madeOf = (row: Row): z.ZodSafeParseResult<MadeBackup> => madeBackupSchema.safeParse({
  id: row['backup_id'], fileName: row['file_name'], madeAt: row['made_at_ms'], objects: row['objects'], bytes: row['bytes'], opensWith: row['opens_with'],
  verifiedAt: row['verified_at_ms'], drilledAt: row['drilled_at_ms'], drillSample: row['drill_sample'], drillFailed: row['drill_failed'],
});

/** The newest first, at most fifty. */
export const madeBackups = async (db: ReadableDb): Promise<ReadableRows<MadeBackup>> =>
  readable(await db.all(sql`SELECT backup_id, file_name, made_at_ms, objects, bytes, opens_with, verified_at_ms, drilled_at_ms, drill_sample, drill_failed
    FROM backup_made ORDER BY made_at_ms DESC, backup_id LIMIT 50`), madeOf);

/** When the newest backup was made of which a sample was restored without a failure. */
export const lastProvenAt = async (db: ReadableDb): Promise<Instant | null> =>
  readable(await db.all(sql`SELECT backup_id, file_name, made_at_ms, objects, bytes, opens_with, verified_at_ms, drilled_at_ms, drill_sample, drill_failed
    FROM backup_made WHERE drill_failed = 0 AND drill_sample > 0 ORDER BY made_at_ms DESC, backup_id LIMIT 50`), madeOf).rows[0]?.madeAt ?? null;

/** How many items came in after this moment. */
export const itemsSince = async (db: ReadableDb, at: number): Promise<number> => Number((await db.get(sql`SELECT count(*) AS items FROM evidence WHERE added_at_ms > ${at} AND number NOT IN (SELECT number FROM evidence_destruction)`))?.['items'] ?? 0);

export const insertMade = async (db: WritableDb, made: MadeBackup): Promise<void> => {
  await db.run(sql`INSERT INTO backup_made (backup_id, file_name, made_at_ms, objects, bytes, opens_with, verified_at_ms)
    VALUES (${made.id}, ${made.fileName}, ${made.madeAt}, ${made.objects}, ${made.bytes}, ${made.opensWith}, ${made.verifiedAt})`);
};

/** Every byte was as it was written: what was found wrong before was of another copy, or of the disk. Whether it restores is then open again. */
export const noteVerified = async (db: WritableDb, backupId: string, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE backup_made SET verified_at_ms = ${at} WHERE backup_id = ${backupId}`);
  await db.run(sql`UPDATE backup_made SET drilled_at_ms = NULL, drill_sample = NULL, drill_failed = NULL WHERE backup_id = ${backupId} AND drill_failed > 0`);
};

/** A sample that came back does not take away what was found wrong before: it may have been drawn beside the damage. */
export const noteDrill = async (db: WritableDb, backupId: string, at: Instant, sample: number, failed: number): Promise<void> => {
  await db.run(sql`UPDATE backup_made SET drilled_at_ms = ${at}, drill_sample = ${sample}, drill_failed = ${failed}
    WHERE backup_id = ${backupId} AND (${failed} > 0 OR drill_failed IS NULL OR drill_failed = 0)`);
};

/** Kept as a drill without a sample that did not go well (`isFoundDamaged`). */
export const noteDamaged = async (db: WritableDb, backupId: string, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE backup_made SET drilled_at_ms = ${at}, drill_sample = 0, drill_failed = 1 WHERE backup_id = ${backupId}`);
};

const recipientOf = (row: Row): z.ZodSafeParseResult<BackupRecipient> => backupRecipientSchema.safeParse({ id: row['recipient_id'], name: row['name'], recipient: row['recipient'], kind: row['kind'], addedAt: row['added_at_ms'] });

const readRecipients = async (db: ReadableDb): Promise<ReadableRows<BackupRecipient>> =>
  readable(await db.all(sql`SELECT recipient_id, name, recipient, kind, added_at_ms FROM backup_recipient WHERE removed_at_ms IS NULL ORDER BY added_at_ms, recipient_id`), recipientOf);

/** Those in force that can be read, in the order of adding. */
export const recipientsInForce = async (db: ReadableDb): Promise<BackupRecipient[]> => (await readRecipients(db)).rows;

/** How many in force cannot be read. */
export const countUnreadRecipients = async (db: ReadableDb): Promise<number> => (await readRecipients(db)).unread;

/** Throws nothing for a recipient that was there before: it is in force again under its new name. */
export const putRecipient = async (db: WritableDb, recipient: BackupRecipient, secret: Uint8Array | null): Promise<void> => {
  await db.run(sql`INSERT INTO backup_recipient (recipient_id, name, recipient, kind, secret, added_at_ms)
    VALUES (${recipient.id}, ${recipient.name}, ${recipient.recipient}, ${recipient.kind}, ${secret}, ${recipient.addedAt})
    ON CONFLICT (recipient) DO UPDATE SET name = excluded.name, removed_at_ms = NULL`);
};

/** The secret of an own key stays: backups made for it are still to be opened. */
export const markRecipientRemoved = async (db: WritableDb, id: string, at: Instant): Promise<boolean> =>
  (await db.run(sql`UPDATE backup_recipient SET removed_at_ms = ${at} WHERE recipient_id = ${id} AND removed_at_ms IS NULL`)).changes > 0;

const secretSchema = z.instanceof(Uint8Array);

/** Every secret key this vault ever made. The caller clears them. */
export const ownSecrets = async (db: ReadableDb): Promise<Uint8Array[]> =>
  (await db.all(sql`SELECT secret FROM backup_recipient WHERE secret IS NOT NULL`)).map((row) => Uint8Array.from(secretSchema.parse(row['secret'])));

/** The secret of one own key, or null. The caller clears it. */
export const ownSecret = async (db: ReadableDb, id: string): Promise<Uint8Array | null> => {
  const row = await db.get(sql`SELECT secret FROM backup_recipient WHERE recipient_id = ${id} AND secret IS NOT NULL`);
  return row === undefined ? null : Uint8Array.from(secretSchema.parse(row['secret']));
};
