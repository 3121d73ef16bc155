// Packs that left and came, where records came from, what other offices' logs say, and fields to decide about.
import { z } from 'zod';
import { witnessOf } from '../../shared/custody/witness.ts';
import { fieldValueSchema, foreignEntrySchema, handedFieldSchema, packSchema, type ConflictChoice, type FieldValue, type ForeignEntry, type HandedField, type Pack, type PackId } from '../../shared/handover/schema.ts';
import { hex256 } from '../../shared/hex.ts';
import { evidenceIdSchema, vaultIdSchema, type EvidenceId, type VaultId } from '../../shared/ids.ts';
import { instantSchema, type Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { jsonOrNothing, readable, type ReadableRows } from '../vault/database/readable-rows.ts';
import { sql } from '../vault/database/sql.ts';

/** Names a record of one vault. */
export interface RecordName {
  readonly vaultId: VaultId;
  readonly kind: string;
  readonly uid: string;
}

const json = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) as unknown : value);

export type NewPack = Omit<Pack, 'witness'> & { readonly hash: string; readonly manifestSha256: string };

/** Adds a pack; one that is there already stays as it is. */
export const insertPack = async (db: WritableDb, pack: NewPack): Promise<void> => {
  await db.run(sql`INSERT INTO handover_pack (pack_id, direction, vault_id, sender_name, recipients, reason, file_name, made_at_ms, begun_at_ms, done_at_ms, records, refused, bytes, custody_seq, custody_hash, manifest_sha256)
    VALUES (${pack.id}, ${pack.direction}, ${pack.vaultId}, ${pack.senderName}, ${JSON.stringify(pack.recipients)}, ${pack.reason}, ${pack.fileName}, ${pack.madeAt}, ${pack.begunAt}, ${pack.doneAt},
      ${pack.records}, ${pack.refused}, ${pack.bytes}, ${pack.seq}, ${pack.hash}, ${pack.manifestSha256}) ON CONFLICT DO NOTHING`);
};

/** Notes that a received pack was gone through to its end. */
export const finishPack = async (db: WritableDb, id: PackId, at: Instant, refused: number): Promise<void> => {
  await db.run(sql`UPDATE handover_pack SET done_at_ms = coalesce(done_at_ms, ${at}), refused = ${refused} WHERE pack_id = ${id} AND direction = 'received'`);
};

const endRow = z.object({ custody_seq: z.int().min(0), custody_hash: z.string().regex(hex256) }).transform(({ custody_seq: seq, custody_hash: hash }) => ({ seq, witness: witnessOf({ seq, hash }) }));

const packOf = (row: Row): z.ZodSafeParseResult<Pack> =>
  packSchema.safeParse({
    id: row['pack_id'], direction: row['direction'], vaultId: row['vault_id'], senderName: row['sender_name'], recipients: jsonOrNothing(row['recipients']), reason: row['reason'], fileName: row['file_name'],
    madeAt: row['made_at_ms'], begunAt: row['begun_at_ms'], doneAt: row['done_at_ms'], records: row['records'], refused: row['refused'], bytes: row['bytes'],
    ...endRow.safeParse(row).data,
  });

/** The newest first, at most a hundred. */
export const newestPacks = async (db: ReadableDb): Promise<ReadableRows<Pack>> => readable(await db.all(sql`SELECT * FROM handover_pack ORDER BY begun_at_ms DESC, pack_id LIMIT 100`), packOf);

/** Of how many packs, old ones too, what was kept cannot be read. */
export const countUnreadPacks = async (db: ReadableDb): Promise<number> => readable(await db.all(sql`SELECT * FROM handover_pack`), packOf).unread;

export interface ReceivedPack {
  readonly done: boolean;
  readonly refused: number;
  readonly manifestSha256: string;
}

/** A pack that came before, or null. */
export const receivedPack = async (db: ReadableDb, id: PackId): Promise<ReceivedPack | null> => {
  const row = await db.get(sql`SELECT done_at_ms, refused, manifest_sha256 FROM handover_pack WHERE pack_id = ${id} AND direction = 'received'`);
  return row === undefined ? null : { done: row['done_at_ms'] !== null, refused: Number(row['refused']), manifestSha256: String(row['manifest_sha256']) };
};

/** The text of a record as it last came, and how far its sender's log was in that pack; null when it never came. */
export const lastRecord = async (db: ReadableDb, { vaultId, kind, uid }: RecordName): Promise<{ readonly record: unknown; readonly seq: number } | null> => {
  const row = await db.get(sql`SELECT o.record, p.custody_seq FROM handover_origin AS o JOIN handover_pack AS p ON p.pack_id = o.pack_id AND p.direction = 'received'
    WHERE o.vault_id = ${vaultId} AND o.kind = ${kind} AND o.uid = ${uid}`);
  return row === undefined ? null : { record: json(row['record']), seq: Number(row['custody_seq']) };
};

/** What a record is here, whichever vault it came from; null when it never came. */
export const subjectOf = async (db: ReadableDb, kind: string, uid: string): Promise<EvidenceId | null> => {
  const row = await db.get(sql`SELECT subject FROM handover_origin WHERE kind = ${kind} AND uid = ${uid} ORDER BY taken_in_at_ms LIMIT 1`);
  return row === undefined ? null : evidenceIdSchema.parse(row['subject']);
};

/** Whether this very form of a record was taken in before. */
export const wasReceived = async (db: ReadableDb, { vaultId, kind, uid }: RecordName, recordSha256: string): Promise<boolean> =>
  (await db.get(sql`SELECT 1 AS known FROM handover_received WHERE vault_id = ${vaultId} AND kind = ${kind} AND uid = ${uid} AND record_sha256 = ${recordSha256}`)) !== undefined;

export interface Origin extends RecordName {
  readonly subject: EvidenceId;
  readonly theirNumber: string;
  /** The record's own text. */
  readonly record: string;
  readonly recordSha256: string;
  readonly packId: PackId;
  readonly entries: readonly ForeignEntry[];
}

/** Notes that this form of a record came, and what the other log says. */
export const noteReceived = async (db: WritableDb, { vaultId, kind, uid, recordSha256, packId, entries }: Omit<Origin, 'subject' | 'theirNumber' | 'record'>): Promise<void> => {
  await db.run(sql`INSERT INTO handover_received (vault_id, kind, uid, record_sha256, pack_id) VALUES (${vaultId}, ${kind}, ${uid}, ${recordSha256}, ${packId}) ON CONFLICT DO NOTHING`);
  await db.run(sql`INSERT INTO handover_entry (vault_id, kind, uid, seq, hash, entry)
    SELECT ${vaultId}, ${kind}, ${uid}, value ->> 'seq', value ->> 'hash', value FROM json_each(${JSON.stringify(entries)}) WHERE true ON CONFLICT DO NOTHING`);
};

/** Keeps how a record came: its text, that this form of it came, and what the other log says. */
export const keepOrigin = async (db: WritableDb, origin: Origin, at: Instant): Promise<void> => {
  const { vaultId, kind, uid, subject, theirNumber, record, packId } = origin;
  await db.run(sql`INSERT INTO handover_origin (vault_id, kind, uid, subject, their_number, record, pack_id, taken_in_at_ms) VALUES (${vaultId}, ${kind}, ${uid}, ${subject}, ${theirNumber}, ${record}, ${packId}, ${at})
    ON CONFLICT (vault_id, kind, uid) DO UPDATE SET subject = excluded.subject, their_number = excluded.their_number, record = excluded.record, pack_id = excluded.pack_id, taken_in_at_ms = excluded.taken_in_at_ms`);
  await noteReceived(db, origin);
};

const originRow = z.object({
  vault_id: vaultIdSchema, kind: z.string(), uid: z.string(), their_number: z.string(), pack_id: z.string(), taken_in_at_ms: instantSchema,
  sender_name: z.string(), made_at_ms: instantSchema, custody_seq: z.int(), custody_hash: z.string(),
});
export type OriginRow = z.infer<typeof originRow>;

/** Where an item came from, the first vault first. */
export const originsOf = async (db: ReadableDb, subject: EvidenceId): Promise<OriginRow[]> =>
  (await db.all(sql`SELECT o.vault_id, o.kind, o.uid, o.their_number, o.pack_id, o.taken_in_at_ms, p.sender_name, p.made_at_ms, p.custody_seq, p.custody_hash
    FROM handover_origin AS o JOIN handover_pack AS p ON p.pack_id = o.pack_id AND p.direction = 'received' WHERE o.subject = ${subject} ORDER BY o.taken_in_at_ms, o.vault_id`)).map((row) => originRow.parse(row));

/** Entries of another log that are shown: its newest. */
const shownEntries = 200;

/** What another log says of a record: how much, and its newest entries, oldest first. */
export const entriesOf = async (db: ReadableDb, { vaultId, kind, uid }: RecordName): Promise<{ readonly total: number; readonly entries: ForeignEntry[] }> => {
  const all = sql`FROM handover_entry WHERE vault_id = ${vaultId} AND kind = ${kind} AND uid = ${uid}`;
  const total = Number((await db.get(sql`SELECT count(*) AS entries ${all}`))?.['entries'] ?? 0);
  const newest = await db.all(sql`SELECT entry ${all} ORDER BY seq DESC, hash LIMIT ${shownEntries}`);
  return { total, entries: newest.map((row) => foreignEntrySchema.parse(json(row['entry']))).toReversed() };
};

export interface NewConflict extends RecordName {
  readonly subject: EvidenceId;
  readonly field: HandedField;
  readonly theirs: FieldValue;
  /** As the pack before said it; undefined when there was none. */
  readonly base: FieldValue | undefined;
  readonly packId: PackId;
}

/** Opens a field for a decision. What an earlier pack of the same vault left open about it is closed: only their newest word stands. */
export const openConflict = async (db: WritableDb, conflict: NewConflict, at: Instant): Promise<void> => {
  const { vaultId, kind, uid, subject, field, theirs, base, packId } = conflict;
  await closeConflict(db, conflict, field, at);
  await db.run(sql`INSERT INTO handover_conflict (vault_id, kind, uid, subject, field, theirs, base, pack_id, opened_at_ms)
    VALUES (${vaultId}, ${kind}, ${uid}, ${subject}, ${field}, ${JSON.stringify(theirs)}, ${base === undefined ? null : JSON.stringify(base)}, ${packId}, ${at})`);
};

/** Closes what is open about a field because a newer pack says it otherwise. */
export const closeConflict = async (db: WritableDb, { vaultId, kind, uid }: RecordName, field: HandedField, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE handover_conflict SET choice = 'newer-pack', decided_at_ms = ${at} WHERE vault_id = ${vaultId} AND kind = ${kind} AND uid = ${uid} AND field = ${field} AND choice IS NULL`);
};

const conflictRow = z.object({
  conflict_id: z.int(), subject: evidenceIdSchema, field: handedFieldSchema, their_number: z.string(), sender_name: z.string(), made_at_ms: instantSchema, vault_id: vaultIdSchema, pack_id: z.string(),
  theirs: z.preprocess(json, fieldValueSchema), base: z.string().nullable(),
}).transform(({ base, ...row }) => ({ ...row, base: base === null ? undefined : fieldValueSchema.parse(json(base)) }));
export type ConflictRow = z.infer<typeof conflictRow>;

const openOnes = sql`FROM handover_conflict AS c JOIN handover_origin AS o USING (vault_id, kind, uid) JOIN handover_pack AS p ON p.pack_id = c.pack_id AND p.direction = 'received' WHERE c.choice IS NULL`;
const conflictColumns = sql`c.conflict_id, c.subject, c.field, o.their_number, p.sender_name, p.made_at_ms, c.vault_id, c.pack_id, c.theirs, c.base`;

export const countConflicts = async (db: ReadableDb): Promise<number> => Number((await db.get(sql`SELECT count(*) AS open ${openOnes}`))?.['open'] ?? 0);

/** Fields that wait, those of one item together. */
export const openConflicts = async (db: ReadableDb, offset: number, limit: number): Promise<ConflictRow[]> =>
  (await db.all(sql`SELECT ${conflictColumns} ${openOnes} ORDER BY c.subject, c.vault_id, c.conflict_id LIMIT ${limit} OFFSET ${offset}`)).map((row) => conflictRow.parse(row));

/** One field that waits; null when it was decided or superseded. */
export const openConflictOf = async (db: ReadableDb, id: number): Promise<ConflictRow | null> => {
  const row = await db.get(sql`SELECT ${conflictColumns} ${openOnes} AND c.conflict_id = ${id}`);
  return row === undefined ? null : conflictRow.parse(row);
};

export const decideConflict = async (db: WritableDb, id: number, choice: ConflictChoice, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE handover_conflict SET choice = ${choice}, decided_at_ms = ${at} WHERE conflict_id = ${id} AND choice IS NULL`);
};
