// The vault's own records: which header it belongs to, who can open it and with what, and a change of the header that was begun.
import { z } from 'zod';
import { custodyActions } from '../../shared/custody/schema.ts';
import { memberCodeSchema, vaultIdSchema } from '../../shared/ids.ts';
import type { MemberCode, VaultId } from '../../shared/ids.ts';
import { instantSchema } from '../../shared/time.ts';
import type { Instant } from '../../shared/time.ts';
import { memberNameSchema, personalSlotKinds, slotKinds } from '../../shared/vault/schema.ts';
import type { Member } from '../../shared/vault/schema.ts';
import type { ReadableDb, Row, WritableDb } from './database/handle.ts';
import { sql } from './database/sql.ts';
import { shareSetSchema } from './shares/share-repository.ts';
import { slotIdSchema } from './key-slots/slot.ts';
import type { SlotId } from './key-slots/slot.ts';

export const memberCode = (number: number): MemberCode => memberCodeSchema.parse(`M${String(number)}`);
export const memberNumber = (code: MemberCode): number => Number(code.slice(1));

const metaSchema = z.object({ vault_id: vaultIdSchema, header_generation: z.int().min(1) });

/** Which vault these records belong to, and the newest header they know of. Null when the row is gone. */
export const readMeta = async (db: ReadableDb): Promise<{ readonly vaultId: VaultId; readonly headerGeneration: number } | null> => {
  const parsed = metaSchema.safeParse(await db.get(sql`SELECT vault_id, header_generation FROM vault_meta`));
  return parsed.success ? { vaultId: parsed.data.vault_id, headerGeneration: parsed.data.header_generation } : null;
};

/** When the vault was made. */
export const vaultCreatedAt = async (db: ReadableDb): Promise<Instant> => instantSchema.parse((await db.get(sql`SELECT created_at_ms AS at FROM vault_meta`))?.['at']);

export const insertMeta = async (db: WritableDb, vaultId: VaultId, headerGeneration: number, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO vault_meta (only_row, vault_id, created_at_ms, header_generation) VALUES (1, ${vaultId}, ${at}, ${headerGeneration})`);
};

export const setHeaderGeneration = async (db: WritableDb, generation: number): Promise<void> => {
  await db.run(sql`UPDATE vault_meta SET header_generation = ${generation}`);
};

/** False in records of an older version, which may be looked at before they are changed. */
const hasTable = async (db: ReadableDb, name: string): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS there FROM sqlite_master WHERE type = 'table' AND name = ${name}`)) !== undefined;

/** The text of the newest header that these records know; null where none was kept yet, also in records of an older version. */
export const keptHeader = async (db: ReadableDb): Promise<string | null> => {
  if (!(await hasTable(db, 'header_copy'))) return null;
  const text = (await db.get(sql`SELECT text FROM header_copy`))?.['text'];
  return typeof text === 'string' ? text : null;
};

export const keepHeader = async (db: WritableDb, generation: number, text: string): Promise<void> => {
  await db.run(sql`INSERT INTO header_copy (only_row, generation, text) VALUES (1, ${generation}, ${text})
    ON CONFLICT (only_row) DO UPDATE SET generation = excluded.generation, text = excluded.text`);
};

/** The reserved slot as its row has it; null where there is none, also in records of an older version. */
export const readReserved = async (db: ReadableDb): Promise<Row | null> =>
  (await hasTable(db, 'reserved_slot')) ? ((await db.get(sql`SELECT slot_index, blank_seed FROM reserved_slot`)) ?? null) : null;

export const insertReserved = async (db: WritableDb, index: number, blankSeed: Uint8Array): Promise<void> => {
  await db.run(sql`INSERT INTO reserved_slot (only_row, slot_index, blank_seed) VALUES (1, ${index}, ${blankSeed})`);
};

/** A slot that opens the vault at present. */
export const slotSchema = z.strictObject({ slotId: slotIdSchema, index: z.int().min(0), kind: z.enum(slotKinds), member: memberCodeSchema });
export type SlotRecord = z.infer<typeof slotSchema>;

const slotOf = (row: Row): SlotRecord =>
  slotSchema.parse({ slotId: row['slot_id'], index: row['slot_index'], kind: row['kind'], member: `M${String(row['member'])}` });

/** Slots in use, in no order that means anything. */
export const slotsInUse = async (db: ReadableDb): Promise<SlotRecord[]> =>
  (await db.all(sql`SELECT slot_id, slot_index, kind, member FROM key_slot WHERE removed_at_ms IS NULL ORDER BY slot_id`)).map(slotOf);

/** The slots that belong to one person. */
export const ownSlots = async (db: ReadableDb, member: MemberCode): Promise<SlotRecord[]> => (await slotsInUse(db)).filter((slot) => slot.member === member);

/** Whose slot this is or was, and whether it was taken out of use; null when these records never heard of it. */
export const slotOwner = async (db: ReadableDb, slotId: SlotId): Promise<{ readonly member: MemberCode; readonly removed: boolean } | null> => {
  const row = await db.get(sql`SELECT slot_id, slot_index, kind, member, removed_at_ms FROM key_slot WHERE slot_id = ${slotId}`);
  return row === undefined ? null : { member: slotOf(row).member, removed: row['removed_at_ms'] !== null };
};

export const insertSlot = async (db: WritableDb, { slotId, index, kind, member }: SlotRecord, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO key_slot (slot_id, slot_index, kind, member, added_at_ms) VALUES (${slotId}, ${index}, ${kind}, ${memberNumber(member)}, ${at})`);
};

export const removeSlot = async (db: WritableDb, slotId: SlotId, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE key_slot SET removed_at_ms = ${at} WHERE slot_id = ${slotId} AND removed_at_ms IS NULL`);
};

const memberSchema = z.object({ number: z.int().min(1), name: memberNameSchema, added_at_ms: instantSchema, removed_at_ms: instantSchema.nullable() });

/** Everyone who ever could open the vault, in the order of joining. */
export const allMembers = async (db: ReadableDb): Promise<Member[]> => {
  const slots = await slotsInUse(db);
  const rows = await db.all(sql`SELECT number, name, added_at_ms, removed_at_ms FROM member ORDER BY number`);
  return rows.map((row) => {
    const { number, name, added_at_ms: addedAt, removed_at_ms: removedAt } = memberSchema.parse(row);
    const code = memberCode(number);
    return { code, name, addedAt, removedAt, opensWith: personalSlotKinds.filter((kind) => slots.some((slot) => slot.member === code && slot.kind === kind)) };
  });
};

export const insertMember = async (db: WritableDb, member: MemberCode, name: string, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO member (number, name, added_at_ms) VALUES (${memberNumber(member)}, ${name}, ${at})`);
};

export const markMemberRemoved = async (db: WritableDb, member: MemberCode, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE member SET removed_at_ms = ${at} WHERE number = ${memberNumber(member)}`);
};

/** What a change of the header means for the records, written down before the header is touched. */
export const headerChangeSchema = z.strictObject({
  action: z.enum(custodyActions),
  actor: memberCodeSchema,
  subject: memberCodeSchema,
  details: z.record(z.string(), z.string()),
  /** Name of a member who joins. */
  joins: memberNameSchema.nullable(),
  leaves: z.boolean(),
  added: z.array(slotSchema),
  removed: z.array(slotIdSchema),
  /** The set of shares whose slot is added. */
  shareSet: shareSetSchema.nullable(),
});
export type HeaderChange = z.infer<typeof headerChangeSchema>;

const intentSchema = z.object({ generation: z.int().min(1), change: z.string() });

/** The change of the header that was begun, and the generation that shows it was done. */
export const readIntent = async (db: ReadableDb): Promise<{ readonly generation: number; readonly change: HeaderChange } | null> => {
  const row = await db.get(sql`SELECT generation, change FROM header_intent`);
  if (row === undefined) return null;
  const { generation, change } = intentSchema.parse(row);
  return { generation, change: headerChangeSchema.parse(JSON.parse(change)) };
};

export const writeIntent = async (db: WritableDb, generation: number, change: HeaderChange): Promise<void> => {
  await db.run(sql`INSERT INTO header_intent (only_row, generation, change) VALUES (1, ${generation}, ${JSON.stringify(change)})`);
};

export const deleteIntent = async (db: WritableDb): Promise<void> => {
  await db.run(sql`DELETE FROM header_intent`);
};
