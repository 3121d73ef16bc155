// A piece of a film is exactly what it must be, or it is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, put, whole } from '../../../shared/recording/ebml.ts';
import { filmPiece, mostBytesInFilmPiece, walkFilmPiece, type Packet } from '../../../shared/recording/film-piece.ts';
import { filmPackets, filmPieceAt, picture, sound } from './film-for-tests.ts';

const walk = (...packets: readonly Packet[]) => walkFilmPiece(filmPiece(packets));

describe('a piece of a film', () => {
  it('is walked to its end: its times, its tracks, and the size of its picture', () => {
    expect(walkFilmPiece(filmPieceAt(2))).toEqual({
      beginMs: 6000, endMs: 9000, first: { picture: 6000, sound: 6000 }, last: { picture: 8900, sound: 8980 }, key: { width: 640, height: 480, atMs: 6000 },
    });
  });

  it('may be sound alone, or begin with sound, and has its packets in order however they came', () => {
    expect(walk(sound(20), sound(40))).toMatchObject({ beginMs: 20, endMs: 60, key: null });
    expect(walk(picture(35, true), sound(20), picture(70))).toMatchObject({ beginMs: 20, endMs: 71, key: { atMs: 35 } });
  });

  it.each<[string, readonly Packet[]]>([
    ['nothing in it', []],
    ['a picture that does not begin anew', [picture(0)]],
    ['a picture called new that is not', [{ ...picture(0), isKey: true }]],
    ['a new picture that is not called so', [picture(0, true), { ...picture(50, true), isKey: false }]],
    ['two pictures at once', [picture(0, true), picture(0)]],
    ['two sizes', [picture(0, true), picture(50, true, [320, 240])]],
    ['no size', [picture(0, true, [0, 480])]],
    ['a size beyond all cameras', [picture(0, true, [4097, 480])]],
    ['sound that needs what came before', [{ ...sound(0), isKey: false }]],
    ['an empty packet', [{ ...sound(0), bytes: new Uint8Array(0) }]],
    ['more than twenty seconds', [sound(0), sound(20_020)]],
  ])('is none with %s', (_, packets) => {
    expect(walk(...packets)).toBeNull();
  });

  it('is none when it is cut anywhere, has more behind it, or is too large', () => {
    const good = filmPiece(filmPackets(0, 200));
    for (let length = 0; length < good.byteLength; length += 1) expect(walkFilmPiece(good.subarray(0, length))).toBeNull();
    expect(walkFilmPiece(Uint8Array.from([...good, 0]))).toBeNull();
    expect(walk(picture(0, true, [640, 480], mostBytesInFilmPiece))).toBeNull();
  });

  it('is none with any other element in it, or another track', () => {
    expect(walkFilmPiece(put(element.cluster, put(element.timestamp, whole(0)), put(element.void, new Uint8Array(20))))).toBeNull();
    expect(walkFilmPiece(put(element.cluster, put(element.timestamp, whole(0)), put(element.simpleBlock, Uint8Array.of(0x83, 0, 0, 0x80, 1, 2, 3))))).toBeNull();
    expect(walkFilmPiece(put(element.tracks, put(element.timestamp, whole(0))))).toBeNull();
  });

  it('is never misread: changed anywhere it is none, or one that says as much and lies within bounds', () => {
    const good = filmPiece(filmPackets(3000, 400));
    fc.assert(fc.property(fc.nat(good.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Uint8Array.from(good);
      changed[at] = (changed[at] ?? 0) ^ change;
      const walked = walkFilmPiece(changed);
      return walked === null || (walked.endMs > walked.beginMs && walked.endMs - walked.beginMs <= 20_020 && (walked.key === null || walked.key.width <= 4096));
    }), { numRuns: 2000 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => walkFilmPiece(bytes) === null));
  });
});
