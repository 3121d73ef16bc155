// How far a film has come: each piece must go on from the one before, with a picture of the same size. Pure; nothing is believed that was not walked.
import { HoldfastError } from '../../shared/contract/failure.ts';
import { mostGapMs, walkFilmPiece, type PictureSize, type Track } from '../../shared/recording/film-piece.ts';
import { framesOf } from '../../shared/recording/rules.ts';

export interface FilmProgress {
  /** Null before the first piece. */
  readonly size: PictureSize | null;
  readonly endMs: number;
  readonly last: Readonly<Record<Track, number>>;
}

export const noFilm: FilmProgress = { size: null, endMs: 0, last: { picture: -1, sound: -1 } };

export interface TakenPiece {
  readonly progress: FilmProgress;
  /** By how much the film is longer now, in moments of sound. */
  readonly frames: number;
}

/** Sound may come in a moment later than the picture it belongs to. */
const mostLateMs = 1000;

/** The film with the piece after it. Throws `recording-piece-refused` when it is none, or does not go on from here. */
export const goOnWith = ({ size, endMs, last }: FilmProgress, bytes: Uint8Array): TakenPiece => {
  const walked = walkFilmPiece(bytes);
  const known = size ?? walked?.key ?? null;
  const goesOn = walked !== null && known !== null && walked.endMs > endMs && walked.beginMs >= endMs - mostLateMs && walked.beginMs <= endMs + mostGapMs &&
    (walked.first.picture ?? Infinity) > last.picture && (walked.first.sound ?? Infinity) > last.sound &&
    (walked.key === null || (walked.key.width === known.width && walked.key.height === known.height));
  if (!goesOn) throw new HoldfastError('recording-piece-refused');
  return {
    progress: { size: { width: known.width, height: known.height }, endMs: walked.endMs, last: { picture: walked.last.picture ?? last.picture, sound: walked.last.sound ?? last.sound } },
    frames: framesOf(walked.endMs - endMs),
  };
};
