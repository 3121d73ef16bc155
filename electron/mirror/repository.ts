// The mirrors that this vault knows: where each was last seen and what is known of it.
import { z } from 'zod';
import { knownMirrorSchema } from '../../shared/mirror/schema.ts';
import type { KeepingChoice } from '../../shared/mirror/rules.ts';
import type { Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { readable, type ReadableRows } from '../vault/database/readable-rows.ts';
import { sql } from '../vault/database/sql.ts';

/** A mirror with the folder it was last seen in. */
const placedMirrorSchema = z.strictObject({ mirror: knownMirrorSchema, place: z.string(), isForgotten: z.boolean() });
export type PlacedMirror = z.infer<typeof placedMirrorSchema>;

const placedOf = (row: Row): z.ZodSafeParseResult<PlacedMirror> => placedMirrorSchema.safeParse({
  mirror: {
    id: row['mirror_id'], name: row['name'], keeping: row['keeping'], updatedAt: row['updated_at_ms'], generation: row['generation'], objects: row['objects'], bytes: row['bytes'], missing: row['missing'],
    checkedAt: row['checked_at_ms'], checkReadData: row['check_read_data'] === null ? null : row['check_read_data'] === 1, checkProblems: row['check_problems'],
    drilledAt: row['drilled_at_ms'], drilledMadeAt: row['drilled_made_at_ms'], drillSample: row['drill_sample'], drillFailed: row['drill_failed'],
  },
  place: row['place'],
  isForgotten: row['forgotten_at_ms'] !== null,
});

const columns = sql`mirror_id, name, place, keeping, forgotten_at_ms, updated_at_ms, generation, objects, bytes, missing, checked_at_ms, check_read_data, check_problems, drilled_at_ms, drilled_made_at_ms, drill_sample, drill_failed`;

/** Those on the list, in the order of adding. */
export const knownMirrors = async (db: ReadableDb): Promise<ReadableRows<PlacedMirror>> =>
  readable(await db.all(sql`SELECT ${columns} FROM mirror_known WHERE forgotten_at_ms IS NULL ORDER BY added_at_ms, mirror_id`), placedOf);

/** One that was ever known, on the list or not; `unread` where what was kept of it is damaged. */
export const mirrorOf = async (db: ReadableDb, id: string): Promise<PlacedMirror | 'unread' | null> => {
  const row = await db.get(sql`SELECT ${columns} FROM mirror_known WHERE mirror_id = ${id}`);
  return row === undefined ? null : placedOf(row).data ?? 'unread';
};

/** Takes away what cannot be read of a mirror, so that it can be written anew. */
export const dropUnread = async (db: WritableDb, id: string): Promise<void> => {
  await db.run(sql`DELETE FROM mirror_known WHERE mirror_id = ${id}`);
};

export interface MirrorUpdate {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly keeping: KeepingChoice;
  readonly madeAt: Instant;
  readonly generation: number;
  readonly objects: number;
  readonly bytes: number;
  readonly missing: number;
}

/** Puts it on the list, again if it was forgotten. */
export const putUpdate = async (db: WritableDb, { id, name, place, keeping, madeAt, generation, objects, bytes, missing }: MirrorUpdate, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO mirror_known (mirror_id, name, place, keeping, added_at_ms, updated_at_ms, generation, objects, bytes, missing)
    VALUES (${id}, ${name}, ${place}, ${keeping}, ${at}, ${madeAt}, ${generation}, ${objects}, ${bytes}, ${missing})
    ON CONFLICT (mirror_id) DO UPDATE SET name = excluded.name, place = excluded.place, keeping = excluded.keeping, forgotten_at_ms = NULL, updated_at_ms = excluded.updated_at_ms,
      generation = excluded.generation, objects = excluded.objects, bytes = excluded.bytes, missing = excluded.missing`);
};

/** Whether it restores is open again: what failed was of bytes that are not what they were. */
const forgetFailedDrill = async (db: WritableDb, id: string): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET drilled_at_ms = NULL, drilled_made_at_ms = NULL, drill_sample = NULL, drill_failed = NULL WHERE mirror_id = ${id} AND drill_failed > 0`);
};

/** What was found wrong before was read and put right, as far as the vault could. */
export const clearProblems = async (db: WritableDb, id: string): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET checked_at_ms = NULL, check_read_data = NULL, check_problems = NULL WHERE mirror_id = ${id}`);
  await forgetFailedDrill(db, id);
};

/** A check that read no byte and found nothing does not take away what one that read every byte found. */
export const noteCheck = async (db: WritableDb, id: string, at: Instant, readData: boolean, problems: number): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET checked_at_ms = ${at}, check_read_data = ${readData ? 1 : 0}, check_problems = ${problems}
    WHERE mirror_id = ${id} AND (${readData ? 1 : 0} = 1 OR ${problems} > 0 OR check_problems IS NULL OR check_problems = 0 OR check_read_data = 0)`);
  if (readData && problems === 0) await forgetFailedDrill(db, id);
};

/** A sample that came back does not take away what was found wrong before: it may have been drawn beside the damage. */
export const noteMirrorDrill = async (db: WritableDb, id: string, at: Instant, madeAt: Instant, sample: number, failed: number): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET drilled_at_ms = ${at}, drilled_made_at_ms = ${madeAt}, drill_sample = ${sample}, drill_failed = ${failed}
    WHERE mirror_id = ${id} AND (${failed} > 0 OR drill_failed IS NULL OR drill_failed = 0)`);
};

/** Kept as a drill without a sample that did not go well (`isFoundDamaged`). */
export const noteMirrorDamaged = async (db: WritableDb, id: string, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET drilled_at_ms = ${at}, drill_sample = 0, drill_failed = 1 WHERE mirror_id = ${id}`);
};

export const markForgotten = async (db: WritableDb, id: string, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE mirror_known SET forgotten_at_ms = ${at} WHERE mirror_id = ${id} AND forgotten_at_ms IS NULL`);
};
