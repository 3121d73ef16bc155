// The file around the pieces of a film, read without any of the application's code, and by another program where one is there.
import { describe, expect, it } from 'vitest';
import { nothing } from '../../../shared/recording/ebml.ts';
import { filmFoot, filmHead, type FilmShape } from '../../../shared/recording/film-file.ts';
import { readWebm } from '../../electron/recording/webm-for-tests.ts';
import { filmPieceAt } from './film-for-tests.ts';
import { probed } from './other-program.ts';

const begun = { at: Date.UTC(2026, 10, 27, 22, 30, 5, 400), offsetMinutes: 240 };
const pieces = [0, 1, 2, 3].map((number) => filmPieceAt(number));
const shape: FilmShape = { width: 640, height: 480, durationMs: 12_000, begun, pieceBytes: pieces.map(({ byteLength }) => byteLength) };
const fileOf = (lost: readonly number[] = []): Buffer => Buffer.concat([
  filmHead(shape), ...pieces.map((piece, number) => (lost.includes(number) ? nothing(piece.byteLength) : piece)),
  filmFoot(shape, pieces.map((_, number) => (lost.includes(number) ? null : number * 3000))),
]);

describe('the file of a film', () => {
  it('says what it is, how long and how large, and where every piece lies', () => {
    const film = readWebm(fileOf());
    expect(film).toMatchObject({ docType: 'webm', codecs: ['V_VP8', 'A_OPUS'], size: [640, 480], durationMs: 12_000, holes: [], packets: { picture: 120, sound: 600 } });
    expect(film.cues).toEqual([0, 3000, 6000, 9000].map((timeMs) => ({ timeMs, isCluster: true })));
  });

  it('says when it was begun, by the clock of the computer and in its zone', () => {
    expect(fileOf().toString('latin1')).toContain('2026-11-28T02:30:05+04:00');
  });

  it.each([[[0]], [[2]], [[3]], [[0, 1, 3]]])('loses nothing but the pieces %j, and keeps its length and every other place', (lost) => {
    const film = readWebm(fileOf(lost));
    expect(fileOf(lost).byteLength).toBe(fileOf().byteLength);
    expect(film.holes.slice(0, lost.length)).toEqual(lost.map((number) => pieces[number]?.byteLength));
    expect(film.cues).toEqual([0, 1, 2, 3].filter((number) => !lost.includes(number)).map((number) => ({ timeMs: number * 3000, isCluster: true })));
  });

  it('is none without a picture or without a piece', () => {
    for (const wrong of [{ ...shape, width: 0 }, { ...shape, height: 4097 }, { ...shape, pieceBytes: [] }]) expect(() => filmHead(wrong)).toThrow(RangeError);
  });

  it('is read by another program to its whole length', ({ skip }) => {
    const told = probed(fileOf([2]), 'format=duration:stream=codec_name,nb_read_packets');
    if (told === null) skip('no ffprobe here');
    expect(told?.split('\n')).toEqual(['vp8,90', 'opus,450', '12.000000']);
  });
});
