// A film goes on from where it was, in the size that it has, or it does not go on.
import { describe, expect, it } from 'vitest';
import { goOnWith, noFilm } from '../../../electron/recording/film-progress.ts';
import { filmPiece } from '../../../shared/recording/film-piece.ts';
import { filmPackets, filmPieceAt, picture, sound } from '../../shared/recording/film-for-tests.ts';

const one = goOnWith(noFilm, filmPieceAt(0)).progress;
const refusal = 'recording-piece-refused';

describe('a film', () => {
  it('takes its size from its first piece and is as long as its pieces say', () => {
    expect(goOnWith(noFilm, filmPieceAt(0))).toEqual({ progress: { size: { width: 640, height: 480 }, endMs: 3000, last: { picture: 2900, sound: 2980 } }, frames: 144_000 });
    expect(goOnWith(one, filmPiece([sound(3000), sound(3020)]))).toMatchObject({ progress: { size: { width: 640, height: 480 }, endMs: 3040, last: { picture: 2900, sound: 3020 } }, frames: 1920 });
  });

  it.each<[string, Uint8Array]>([
    ['is none', Uint8Array.of(1, 2, 3)],
    ['came already', filmPieceAt(0)],
    ['has a picture of another size', filmPieceAt(1, [320, 240])],
    ['goes back in its picture', filmPiece([picture(2800, true), sound(3000), sound(3020)])],
    ['goes back in its sound', filmPiece([sound(2980), picture(3000, true), picture(3100)])],
    ['begins long after the one before', filmPiece(filmPackets(13_100, 400))],
    ['adds nothing', filmPiece([picture(2950, true)])],
  ])('does not go on with what %s', (_, bytes) => {
    expect(() => goOnWith(one, bytes)).toThrow(refusal);
  });

  it('does not begin with sound alone, nor long after its beginning', () => {
    expect(() => goOnWith(noFilm, filmPiece([sound(0), sound(20)]))).toThrow(refusal);
    expect(() => goOnWith(noFilm, filmPieceAt(4))).toThrow(refusal);
  });
});
