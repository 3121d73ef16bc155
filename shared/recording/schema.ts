// A recording as both sides see it: what is being recorded now, and what was recorded and is not an item yet.
import { z } from 'zod';
import { instantSchema } from '../time.ts';
import { bytesPerFrame, mostFramesInPiece } from './rules.ts';

/** Names one recording from its beginning until it is an item. */
export const recordingIdSchema = z.string().regex(/^r-[0-9a-f]{32}$/).brand('RecordingId');
export type RecordingId = z.infer<typeof recordingIdSchema>;

/**
 * Why a recording ended. `cut`: the program or the computer ended in the middle of it. `gone`: its window let go of it without a word.
 */
export const recordingEnds = ['stop', 'lock', 'microphone', 'disk', 'longest', 'gone', 'cut'] as const;
export const recordingEndSchema = z.enum(recordingEnds);
export type RecordingEnd = z.infer<typeof recordingEndSchema>;

/** The ends that the window can say. The others are noticed by the vault. */
export const toldEndSchema = recordingEndSchema.extract(['stop', 'microphone', 'disk', 'longest', 'gone']);

const count = z.int().min(0);

export const recordingSchema = z.strictObject({
  recording: recordingIdSchema,
  begunAt: instantSchema,
  /** What is in the vault so far, in milliseconds of sound and pieces. */
  keptMs: count,
  pieces: count,
  isPaused: z.boolean(),
});
export type Recording = z.infer<typeof recordingSchema>;

/** Samples of one piece: whole frames, at least one. */
export const pieceBytesSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength > 0 && bytes.byteLength % bytesPerFrame === 0 && bytes.byteLength <= mostFramesInPiece * bytesPerFrame, { error: 'not a piece of sound' });
