// Makes one item of the pieces of a recording, however it ended: streamed into one object, read back, and committed in one transaction with which the
// pieces and their keys go. Killed at any moment, either the pieces are there or the item is.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import { bytesPerFrame, millisecondsOf, recordedAt, recordingFileName, statedBegin, wavHead, type LocalTime } from '../../shared/recording/rules.ts';
import type { RecordingEnd, RecordingId } from '../../shared/recording/schema.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { takeInRecorded } from '../evidence/recorded.ts';
import type { Change, VaultSession } from '../vault/session.ts';
import { destroyObject, storedObject } from '../vault/stored-objects.ts';
import { forgetRecording, storedPauses, storedPieces, storedRecording, type StoredPause, type StoredPiece, type StoredRecording } from './repository.ts';

export interface Kept {
  /** Null when there was nothing to keep. */
  readonly item: EvidenceId | null;
  /** Pieces that were lost; in the item they are silence. */
  readonly missing: number;
}

const clockText = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

const isLoss = (error: unknown): boolean => error instanceof HoldfastError && (error.code === 'object-missing' || error.code === 'object-damaged');

/** The samples of one piece, every byte of it checked; null when they are lost. Throws when the disk does not say. */
const samplesOf = async ({ read, objects }: VaultSession, { object, frames }: StoredPiece): Promise<Uint8Array | null> => {
  const ref = await storedObject(read, object);
  if (ref?.size !== frames * bytesPerFrame) return null;
  try {
    const reader = await objects.open(ref);
    try {
      const samples = await reader.read(0, ref.size);
      await reader.checkPadding();
      return samples;
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (isLoss(error)) return null;
    throw error;
  }
};

/** `00:12:10 for 00:03:20`: where in the recording, and for how long. One that did not end lasted to the end. */
const pauseText = ({ afterFrames, from, until }: StoredPause): string => `${clockText(millisecondsOf(afterFrames))}${until === null ? '' : ` +${clockText(until - from)}`}`;

interface Whole {
  readonly recording: StoredRecording;
  readonly pieces: readonly StoredPiece[];
  readonly pauses: readonly StoredPause[];
  readonly endedBy: RecordingEnd;
  readonly begun: LocalTime;
  readonly frames: number;
}

const detailsOf = ({ recording, pieces, pauses, endedBy, begun, frames }: Whole, missing: number) => ({
  recordingBegun: statedBegin(begun), zone: recording.zone, recordedBy: recording.begunBy, length: clockText(millisecondsOf(frames)), ended: endedBy,
  pauses: pauses.map(pauseText).join('; '), pieces: pieces.length, ...(missing === 0 ? {} : { missingPieces: missing }),
});

const forgetAll = async (change: Change, { recording, pieces }: Whole): Promise<void> => {
  await forgetRecording(change.db, recording.id);
  for (const { object } of pieces) await destroyObject(change.db, object);
};

const removeFiles = async ({ objects }: VaultSession, pieces: readonly StoredPiece[]): Promise<void> => {
  for (const { object } of pieces) await objects.remove(object).catch(() => undefined);
};

/** When sound was first heard: the first piece was kept when it was full. */
const begunOf = ({ begunAt, offsetMinutes }: StoredRecording, first: StoredPiece | undefined): LocalTime =>
  ({ at: first === undefined ? begunAt : Math.max(begunAt, first.keptAt - millisecondsOf(first.frames)), offsetMinutes });

/** Every piece is lost: says so in the log, and lets the records of it go. */
const lose = async ({ session }: EvidenceContext, whole: Whole): Promise<Kept> => {
  await session.change(async (change) => {
    await change.record('recording-lost', 'vault', detailsOf(whole, whole.pieces.length));
    await forgetAll(change, whole);
  });
  await removeFiles(session, whole.pieces);
  return { item: null, missing: whole.pieces.length };
};

/** `noted` is why it ended where the records do not say. Throws `not-found`, the failures of the disk, and `read-back-differs`; all of it stays then. */
export const keepRecording = async (context: EvidenceContext, id: RecordingId, noted: RecordingEnd | null): Promise<Kept> => {
  const { session } = context;
  const recording = await storedRecording(session.read, id);
  if (recording === null) throw new HoldfastError('not-found');
  const [pieces, pauses] = [await storedPieces(session.read, id), await storedPauses(session.read, id)];
  const begun = begunOf(recording, pieces[0]);
  const whole: Whole = { recording, pieces, pauses, endedBy: noted ?? recording.endedBy ?? 'cut', begun, frames: pieces.reduce((sum, { frames }) => sum + frames, 0) };
  if (pieces.length === 0) {
    await session.change((change) => forgetRecording(change.db, id));
    return { item: null, missing: 0 };
  }
  let missing = 0;
  const content = async function* (): AsyncGenerator<Uint8Array> {
    yield wavHead(whole.frames, begun);
    for (const piece of pieces) {
      const samples = await samplesOf(session, piece);
      if (samples === null) missing += 1;
      // Silence in its place, so that every later moment stays at its time.
      yield samples ?? new Uint8Array(piece.frames * bytesPerFrame);
    }
    if (missing === pieces.length) throw new HoldfastError('object-missing');
  };
  try {
    const item = await takeInRecorded(context, {
      fileName: recordingFileName(begun), recordedAt: recordedAt(begun), endedWithoutStop: whole.endedBy !== 'stop', durationMs: millisecondsOf(whole.frames), content: content(),
      also: async (change, taken) => {
        await change.record('recorded', taken, detailsOf(whole, missing));
        await forgetAll(change, whole);
      },
    });
    await removeFiles(session, pieces);
    return { item, missing };
  } catch (error) {
    if (missing === pieces.length && isLoss(error)) return lose(context, whole);
    throw error;
  }
};
