// Makes one item of the pieces of a recording, however it ended: streamed into one object, read back, and committed in one transaction with which the
// pieces and their keys go. Killed at any moment, either the pieces are there or the item is.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import { millisecondsOf, recordedAt, recordingFileName, statedBegin, type LocalTime } from '../../shared/recording/rules.ts';
import type { RecordingEnd, RecordingId } from '../../shared/recording/schema.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { takeInRecorded } from '../evidence/intake/recorded.ts';
import type { Change, VaultSession } from '../vault/session.ts';
import { destroyObject } from '../vault/stored-objects.ts';
import { forgetRecording, storedPauses, storedPieces, storedRecording, type StoredPause, type StoredPiece, type StoredRecording } from './repository.ts';
import { isLoss, wholeFile, type Pieces } from './whole.ts';

export interface Kept {
  /** Null when there was nothing to keep. */
  readonly item: EvidenceId | null;
  /** Pieces that were lost; in the item they are silence, in a film a gap. */
  readonly missing: number;
}

const clockText = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

/** `00:12:10 for 00:03:20`: where in the recording, and for how long. One that did not end lasted to the end. */
const pauseText = ({ afterFrames, from, until }: StoredPause): string => `${clockText(millisecondsOf(afterFrames))}${until === null ? '' : ` +${clockText(until - from)}`}`;

interface Whole extends Pieces {
  readonly pauses: readonly StoredPause[];
  readonly endedBy: RecordingEnd;
}

const detailsOf = ({ recording, pieces, pauses, endedBy, begun, frames }: Whole, missing: number) => ({
  recordingBegun: statedBegin(begun), zone: recording.zone, recordedBy: recording.begunBy, length: clockText(millisecondsOf(frames)), ended: endedBy,
  pauses: pauses.map(pauseText).join('; '), pieces: pieces.length, ...(recording.width === null || recording.height === null ? {} : { picture: `${String(recording.width)} × ${String(recording.height)}` }), ...(missing === 0 ? {} : { missingPieces: missing }),
});

const forgetAll = async (change: Change, { recording, pieces }: Whole): Promise<void> => {
  await forgetRecording(change.db, recording.id);
  for (const { object } of pieces) await destroyObject(change.db, object);
};

const removeFiles = async ({ objects }: VaultSession, pieces: readonly StoredPiece[]): Promise<void> => {
  for (const { object } of pieces) await objects.remove(object).catch(() => undefined);
};

/** When something was first recorded: the first piece was kept when it was full. */
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
  const { medium } = recording;
  try {
    const item = await takeInRecorded(context, {
      kind: medium === 'film' ? 'video' : 'audio', fileName: recordingFileName(begun, medium), recordedAt: recordedAt(begun), endedWithoutStop: whole.endedBy !== 'stop', durationMs: millisecondsOf(whole.frames),
      content: wholeFile(session, whole, () => { missing += 1; }),
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
