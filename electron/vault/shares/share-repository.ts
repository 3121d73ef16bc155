// The sets of shares that were made: how many are needed, who holds them, and the public key of backups that they open together.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { hex256 } from '../../../shared/hex.ts';
import { leastThreshold, mostShares } from '../../../shared/recovery/rules.ts';
import type { Instant } from '../../../shared/time.ts';
import { instantSchema } from '../../../shared/time.ts';
import { memberNameSchema } from '../../../shared/vault/schema.ts';
import type { ReadableDb, WritableDb } from '../database/handle.ts';
import { jsonOrNothing } from '../database/readable-rows.ts';
import { sql } from '../database/sql.ts';
import { slotIdSchema, type SlotId } from '../key-slots/slot.ts';

export const shareSetSchema = z.strictObject({
  slotId: slotIdSchema,
  setId: z.string().regex(/^[0-9a-f]{16}$/),
  threshold: z.int().min(leastThreshold).max(mostShares),
  /** In the order of their numbers on the pages. */
  holders: z.array(memberNameSchema).max(mostShares),
  /** X25519 public key, hex. */
  backupKey: z.string().regex(hex256),
});
export type ShareSet = z.infer<typeof shareSetSchema>;

const currentSchema = shareSetSchema.extend({ madeAt: instantSchema, testedAt: instantSchema.nullable() });

/** The set that counts at present, or null when there is none. Throws `database-damaged` (reason `shares`) where what was kept of it cannot be read. */
export const currentShareSet = async (db: ReadableDb): Promise<z.infer<typeof currentSchema> | null> => {
  const row = await db.get(sql`SELECT share_set.slot_id, set_id, threshold, holders, backup_key, made_at_ms, tested_at_ms
    FROM share_set JOIN key_slot ON key_slot.slot_id = share_set.slot_id WHERE key_slot.removed_at_ms IS NULL`);
  if (row === undefined) return null;
  const parsed = currentSchema.safeParse({
    slotId: row['slot_id'], setId: row['set_id'], threshold: row['threshold'], holders: jsonOrNothing(row['holders']), backupKey: row['backup_key'], madeAt: row['made_at_ms'], testedAt: row['tested_at_ms'],
  });
  if (!parsed.success) throw new HoldfastError('database-damaged', { reason: 'shares' });
  return parsed.data;
};

export const insertShareSet = async (db: WritableDb, { slotId, setId, threshold, holders, backupKey }: ShareSet, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO share_set (slot_id, set_id, threshold, holders, backup_key, made_at_ms) VALUES (${slotId}, ${setId}, ${threshold}, ${JSON.stringify(holders)}, ${backupKey}, ${at})`);
};

export const noteShareTest = async (db: WritableDb, slotId: SlotId, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE share_set SET tested_at_ms = ${at} WHERE slot_id = ${slotId}`);
};
