// Sound and film that a test can tell piece from piece, and a recorder over a real vault.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { framesPerPiece } from '../../../shared/recording/rules.ts';
import type { Medium, RecordingId } from '../../../shared/recording/schema.ts';
import type { Recorder } from '../../../electron/recording/recorder.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { filmPieceAt } from '../../shared/recording/film-for-tests.ts';

/** One whole piece: the samples count on, from a start that its number gives. */
export const piece = (number: number, frames = framesPerPiece): Uint8Array => new Uint8Array(Int16Array.from({ length: frames }, (_, at) => ((number * 7919 + at * 31) % 65_536) - 32_768).buffer);

/** Begins and records so many whole pieces. */
export const record = async (recorder: Recorder, pieces: number, medium: Medium = 'sound'): Promise<RecordingId> => {
  const recording = await recorder.begin(medium);
  for (let number = 0; number < pieces; number += 1) await recorder.addPiece(recording, number, medium === 'film' ? filmPieceAt(number) : piece(number));
  return recording;
};

export const storedObjects = async (session: OpenSession): Promise<number> => Number((await session.read.get(sql`SELECT count(*) AS objects FROM stored_object`))?.['objects']);

/** Takes away the file of one piece, as a bad disk would. */
export const losePiece = async (session: OpenSession, number: number): Promise<void> => {
  const row = await session.read.get(sql`SELECT object_id AS object FROM recording_piece WHERE piece = ${number}`);
  const object = String(row?.['object']);
  await rm(join(session.folder, 'objects', object.slice(0, 2), object));
};
