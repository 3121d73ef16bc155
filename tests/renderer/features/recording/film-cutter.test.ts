// Pieces are cut where the picture begins anew, whole, in whatever order the two encoders deliver.
import { describe, expect, it } from 'vitest';
import { createFilmCutter } from '../../../../renderer/features/recording/film-cutter.ts';
import { walkFilmPiece, type WalkedPiece } from '../../../../shared/recording/film-piece.ts';
import { picture, sound } from '../../../shared/recording/film-for-tests.ts';

const cutting = () => {
  const pieces: (WalkedPiece | null)[] = [];
  return { pieces, cutter: createFilmCutter((bytes) => { pieces.push(walkFilmPiece(bytes)); }) };
};

describe('the cutting of a film', () => {
  it('waits for the sound to come as far as the next new picture, and gives each piece what is its own', () => {
    const { pieces, cutter } = cutting();
    cutter.add(sound(0));
    cutter.add(picture(10, true));
    cutter.add(picture(60));
    cutter.add(picture(100, true));
    cutter.add(picture(150));
    expect(pieces).toEqual([]);
    for (const at of [20, 40, 60, 80, 100]) cutter.add(sound(at));
    expect(pieces).toEqual([{ beginMs: 0, endMs: 100, first: { picture: 10, sound: 0 }, last: { picture: 60, sound: 80 }, key: { width: 640, height: 480, atMs: 10 } }]);
    cutter.part();
    expect(pieces[1]).toMatchObject({ beginMs: 100, last: { picture: 150, sound: 100 }, key: { atMs: 100 } });
  });

  it('lets go of pictures that need one that is in no piece, and of packets that come twice', () => {
    const { pieces, cutter } = cutting();
    cutter.add(picture(0));
    cutter.add(picture(40, true));
    cutter.add(picture(40));
    cutter.add(sound(40));
    cutter.part();
    cutter.add(picture(80));
    cutter.add(sound(60));
    cutter.add(picture(120, true));
    cutter.part();
    expect(pieces.map((piece) => [piece?.first, piece?.last])).toEqual([[{ picture: 40, sound: 40 }, { picture: 40, sound: 40 }], [{ picture: 120, sound: 60 }, { picture: 120, sound: 60 }]]);
  });

  it('hands over nothing before there is a picture, and nothing twice', () => {
    const { pieces, cutter } = cutting();
    cutter.add(sound(0));
    cutter.part();
    expect(pieces).toEqual([]);
    cutter.add(picture(10, true));
    cutter.part();
    cutter.part();
    expect(pieces).toHaveLength(1);
  });

  it('does not wait for ever for sound that does not come', () => {
    const { pieces, cutter } = cutting();
    cutter.add(picture(0, true, [640, 480], 5 * 1024 * 1024));
    cutter.add(picture(3000, true, [640, 480], 100));
    expect(pieces).toHaveLength(0);
    cutter.add(picture(3050, false, [640, 480], 4 * 1024 * 1024));
    expect(pieces.map((piece) => piece?.last.picture)).toEqual([0]);
  });
});
