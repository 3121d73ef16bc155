// A recording as one file: its pieces read in their order, each checked to its last byte, with what belongs before and after them. Memory stays flat.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { filmFoot, filmHead, type FilmShape } from '../../shared/recording/film-file.ts';
import { nothing } from '../../shared/recording/ebml.ts';
import { walkFilmPiece } from '../../shared/recording/film-piece.ts';
import { bytesPerFrame, millisecondsOf, wavHead, type LocalTime } from '../../shared/recording/rules.ts';
import type { VaultSession } from '../vault/session.ts';
import { storedObject } from '../vault/stored-objects.ts';
import type { StoredPiece, StoredRecording } from './repository.ts';

export interface Pieces {
  readonly recording: StoredRecording;
  readonly pieces: readonly StoredPiece[];
  readonly begun: LocalTime;
  readonly frames: number;
}

export const isLoss = (error: unknown): boolean => error instanceof HoldfastError && (error.code === 'object-missing' || error.code === 'object-damaged');

/** All of one piece, every byte of it checked; null when it is lost. Throws when the disk does not say. */
const bytesOf = async ({ read, objects }: VaultSession, { object, bytes }: StoredPiece): Promise<Uint8Array | null> => {
  const ref = await storedObject(read, object);
  if (ref?.size !== bytes) return null;
  try {
    const reader = await objects.open(ref);
    try {
      const content = await reader.read(0, ref.size);
      await reader.checkPadding();
      return content;
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (isLoss(error)) return null;
    throw error;
  }
};

async function* soundFile(session: VaultSession, { pieces, begun, frames }: Pieces, lost: () => void): AsyncGenerator<Uint8Array> {
  yield wavHead(frames, begun);
  for (const piece of pieces) {
    const samples = piece.bytes === piece.frames * bytesPerFrame ? await bytesOf(session, piece) : null;
    if (samples === null) lost();
    // Silence in its place, so that every later moment stays at its time.
    yield samples ?? new Uint8Array(piece.frames * bytesPerFrame);
  }
}

async function* filmFile(session: VaultSession, { recording, pieces, begun, frames }: Pieces, lost: () => void): AsyncGenerator<Uint8Array> {
  const { width, height } = recording;
  // The first piece says the size, in the transaction that keeps it.
  if (width === null || height === null) throw new HoldfastError('object-damaged');
  const shape: FilmShape = { width, height, durationMs: millisecondsOf(frames), begun, pieceBytes: pieces.map(({ bytes }) => bytes) };
  yield filmHead(shape);
  const keys: (number | null)[] = [];
  for (const piece of pieces) {
    const content = await bytesOf(session, piece);
    const walked = content === null ? null : walkFilmPiece(content);
    if (walked === null) lost();
    keys.push(walked?.key?.atMs ?? null);
    // A hole of its size, so that everything else is at its place and its time.
    yield content === null || walked === null ? nothing(piece.bytes) : content;
  }
  yield filmFoot(shape, keys);
}

/** The whole file. `lost` is called for each piece that is not in it. Throws `object-missing` at its end when none is. */
export async function* wholeFile(session: VaultSession, whole: Pieces, lost: () => void): AsyncGenerator<Uint8Array> {
  let missing = 0;
  const count = (): void => {
    missing += 1;
    lost();
  };
  yield* whole.recording.medium === 'film' ? filmFile(session, whole, count) : soundFile(session, whole, count);
  if (missing === whole.pieces.length) throw new HoldfastError('object-missing');
}
