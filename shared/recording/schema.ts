// A recording as both sides see it: what is being recorded now, and what was recorded and is not an item yet.
import { z } from 'zod';
import { instantSchema } from '../time.ts';
import { mostBytesInFilmPiece } from './film-piece.ts';

/** Names one recording from its beginning until it is an item. */
export const recordingIdSchema = z.string().regex(/^r-[0-9a-f]{32}$/).brand('RecordingId');
export type RecordingId = z.infer<typeof recordingIdSchema>;

/** Sound, or picture and sound. */
export const mediumSchema = z.enum(['sound', 'film']);
export type Medium = z.infer<typeof mediumSchema>;

const deviceNameSchema = z.string().max(400);

/** What a person chose to record with, as the system names it. Null is whatever the system chooses. */
export const recordingChoiceSchema = z.strictObject({ medium: mediumSchema, microphone: deviceNameSchema.nullable(), camera: deviceNameSchema.nullable() });
export type RecordingChoice = z.infer<typeof recordingChoiceSchema>;
export const noRecordingChoice: RecordingChoice = Object.freeze({ medium: 'sound', microphone: null, camera: null });

/**
 * Why a recording ended. `cut`: the program or the computer ended in the middle of it. `gone`: its window let go of it without a word.
 */
export const recordingEnds = ['stop', 'lock', 'microphone', 'camera', 'disk', 'longest', 'gone', 'cut'] as const;
export const recordingEndSchema = z.enum(recordingEnds);
export type RecordingEnd = z.infer<typeof recordingEndSchema>;

/** The ends that the window can say. The others are noticed by the vault. */
export const toldEndSchema = recordingEndSchema.extract(['stop', 'microphone', 'camera', 'disk', 'longest', 'gone']);

const count = z.int().min(0);

export const recordingSchema = z.strictObject({
  recording: recordingIdSchema,
  medium: mediumSchema,
  begunAt: instantSchema,
  /** What is in the vault so far, in milliseconds and pieces. */
  keptMs: count,
  pieces: count,
  isPaused: z.boolean(),
});
export type Recording = z.infer<typeof recordingSchema>;

/** One piece, of either medium. The vault takes it apart before it keeps it. */
export const pieceBytesSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength > 0 && bytes.byteLength <= mostBytesInFilmPiece, { error: 'not a piece of a recording' });
