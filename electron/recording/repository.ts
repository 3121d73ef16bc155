// Recordings that are not items yet, their pieces and their pauses.
import { z } from 'zod';
import { memberCodeSchema, objectIdSchema, type ObjectId } from '../../shared/ids.ts';
import { largestPicture, type PictureSize } from '../../shared/recording/film-piece.ts';
import { mediumSchema, recordingEndSchema, recordingIdSchema, type RecordingEnd, type RecordingId } from '../../shared/recording/schema.ts';
import { instantSchema, type Instant } from '../../shared/time.ts';
import type { ReadableDb, Row, WritableDb } from '../vault/database/handle.ts';
import { sql } from '../vault/database/sql.ts';

const recordingRow = z.object({
  id: recordingIdSchema, begunAt: instantSchema, begunBy: memberCodeSchema, offsetMinutes: z.int(), zone: z.string(), endedBy: recordingEndSchema.nullable(),
  medium: mediumSchema, width: z.int().min(1).max(largestPicture).nullable(), height: z.int().min(1).max(largestPicture).nullable(),
});
export type StoredRecording = z.infer<typeof recordingRow>;

const pieceRow = z.object({ piece: z.int().min(0), object: objectIdSchema, frames: z.int().min(1), bytes: z.int().min(0), keptAt: instantSchema });
export type StoredPiece = z.infer<typeof pieceRow>;

const pauseRow = z.object({ afterFrames: z.int().min(0), from: instantSchema, until: instantSchema.nullable() });
export type StoredPause = z.infer<typeof pauseRow>;

const recordingOfRow = (row: Row): StoredRecording => recordingRow.parse(row);

/** Every recording that is not an item yet, oldest first, and of how many more the row cannot be read: one of them must not keep the others from becoming items. */
export const storedRecordings = async (db: ReadableDb): Promise<{ readonly recordings: readonly StoredRecording[]; readonly unread: number }> => {
  const rows = await db.all(sql`SELECT recording_id AS id, begun_at_ms AS "begunAt", begun_by AS "begunBy", offset_minutes AS "offsetMinutes", zone, ended_by AS "endedBy", medium, width, height FROM recording ORDER BY begun_at_ms, recording_id`);
  const recordings = rows.flatMap((row) => recordingRow.safeParse(row).data ?? []);
  return { recordings, unread: rows.length - recordings.length };
};

export const storedRecording = async (db: ReadableDb, id: RecordingId): Promise<StoredRecording | null> => {
  const row = await db.get(sql`SELECT recording_id AS id, begun_at_ms AS "begunAt", begun_by AS "begunBy", offset_minutes AS "offsetMinutes", zone, ended_by AS "endedBy", medium, width, height FROM recording WHERE recording_id = ${id}`);
  return row === undefined ? null : recordingOfRow(row);
};

export const insertRecording = async (db: WritableDb, { id, begunAt, begunBy, offsetMinutes, zone, medium }: Omit<StoredRecording, 'endedBy' | 'width' | 'height'>): Promise<void> => {
  await db.run(sql`INSERT INTO recording (recording_id, begun_at_ms, begun_by, offset_minutes, zone, medium) VALUES (${id}, ${begunAt}, ${begunBy}, ${offsetMinutes}, ${zone}, ${medium})`);
};

/** How large the picture is, once the first piece says so. */
export const notePictureSize = async (db: WritableDb, id: RecordingId, { width, height }: PictureSize): Promise<void> => {
  await db.run(sql`UPDATE recording SET width = ${width}, height = ${height} WHERE recording_id = ${id}`);
};

/** Notes why it ended; what was noted first stays. */
export const noteEnd = async (db: WritableDb, id: RecordingId, because: RecordingEnd): Promise<void> => {
  await db.run(sql`UPDATE recording SET ended_by = ${because} WHERE recording_id = ${id} AND ended_by IS NULL`);
};

/** The pieces in their order. */
export const storedPieces = async (db: ReadableDb, id: RecordingId): Promise<readonly StoredPiece[]> =>
  (await db.all(sql`SELECT piece, object_id AS object, frames, size AS bytes, kept_at_ms AS "keptAt" FROM recording_piece JOIN stored_object ON stored_object.id = object_id WHERE recording_id = ${id} ORDER BY piece`)).map((row) => pieceRow.parse(row));

/** How much of it is kept. */
export const keptOf = async (db: ReadableDb, id: RecordingId): Promise<{ readonly pieces: number; readonly frames: number }> => {
  const row = await db.get(sql`SELECT count(*) AS pieces, coalesce(sum(frames), 0) AS frames FROM recording_piece WHERE recording_id = ${id}`);
  return { pieces: Number(row?.['pieces']), frames: Number(row?.['frames']) };
};

export const insertPiece = async (db: WritableDb, id: RecordingId, piece: number, object: ObjectId, frames: number, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO recording_piece (recording_id, piece, object_id, frames, kept_at_ms) VALUES (${id}, ${piece}, ${object}, ${frames}, ${at})`);
};

export const storedPauses = async (db: ReadableDb, id: RecordingId): Promise<readonly StoredPause[]> =>
  (await db.all(sql`SELECT after_frames AS "afterFrames", from_ms AS "from", until_ms AS until FROM recording_pause WHERE recording_id = ${id} ORDER BY from_ms, rowid`)).map((row) => pauseRow.parse(row));

export const beginPause = async (db: WritableDb, id: RecordingId, afterFrames: number, at: Instant): Promise<void> => {
  await db.run(sql`INSERT INTO recording_pause (recording_id, after_frames, from_ms) VALUES (${id}, ${afterFrames}, ${at})`);
};

export const endPause = async (db: WritableDb, id: RecordingId, at: Instant): Promise<void> => {
  await db.run(sql`UPDATE recording_pause SET until_ms = ${at} WHERE recording_id = ${id} AND until_ms IS NULL`);
};

/** Forgets a recording: its pieces and pauses go with it. Their objects are the caller's to destroy, after this. */
export const forgetRecording = async (db: WritableDb, id: RecordingId): Promise<void> => {
  await db.run(sql`DELETE FROM recording_pause WHERE recording_id = ${id}`);
  await db.run(sql`DELETE FROM recording_piece WHERE recording_id = ${id}`);
  await db.run(sql`DELETE FROM recording WHERE recording_id = ${id}`);
};
