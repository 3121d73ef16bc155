import { describe, expect, it } from 'vitest';
import { bytesPerFrame, bytesPerHour, framesPerPiece, isSoundPiece, longestRecordingMs, millisecondsOf, mostFrames, recordedAt, recordingFileName, sampleRate, statedBegin, wavHead } from '../../../shared/recording/rules.ts';
import { mostBytesInFilmPiece } from '../../../shared/recording/film-piece.ts';
import { pieceBytesSchema } from '../../../shared/recording/schema.ts';
import { uncertainDateSchema } from '../../../shared/time.ts';
import { probed } from './other-program.ts';

const begun = { at: Date.UTC(2026, 10, 27, 22, 30, 5, 400), offsetMinutes: 240 };
const four = (bytes: Uint8Array, at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
const number = (bytes: Uint8Array, at: number): number => Buffer.from(bytes).readUInt32LE(at);

describe('the head of a recording', () => {
  const frames = 4 * framesPerPiece + 7;
  const head = wavHead(frames, begun);

  it('says how much follows, in whole and of samples alone', () => {
    expect([four(head, 0), number(head, 4), four(head, 8)]).toEqual(['RIFF', head.byteLength - 8 + frames * bytesPerFrame, 'WAVE']);
    expect([four(head, head.byteLength - 8), number(head, head.byteLength - 4)]).toEqual(['data', frames * bytesPerFrame]);
  });

  it('says one channel of 16 bits, 48,000 times a second, not packed', () => {
    const view = Buffer.from(head);
    expect([four(head, 12), view.readUInt16LE(20), view.readUInt16LE(22), number(head, 24), number(head, 28), view.readUInt16LE(32), view.readUInt16LE(34)]).toEqual(['fmt ', 1, 1, sampleRate, sampleRate * 2, 2, 16]);
  });

  it('says when it was begun, and keeps every part at an even place', () => {
    expect(Buffer.from(head).toString('latin1')).toContain('2026-11-28T02:30:05+04:00');
    for (let at = 12; at < head.byteLength - 8; at += 8 + number(head, at + 4) + (number(head, at + 4) % 2)) expect([at % 2, /^[a-zA-Z ]{4}$/u.test(four(head, at))]).toEqual([0, true]);
  });

  it('has room for twelve hours and for no more, and is none without a sample', () => {
    expect(millisecondsOf(mostFrames)).toBe(longestRecordingMs);
    expect(number(wavHead(mostFrames, begun), 4)).toBeLessThan(2 ** 32);
    for (const wrong of [0, -1, 1.5, mostFrames + 1]) expect(() => wavHead(wrong, begun)).toThrow(RangeError);
  });

  it('makes a file that another program decodes to its whole length', ({ skip }) => {
    const sound = Buffer.concat([head, Buffer.alloc(frames * bytesPerFrame, 3)]);
    const told = probed(sound, 'stream=codec_name,sample_rate,channels,duration');
    if (told === null) skip('no ffprobe here');
    expect(told).toBe('pcm_s16le,48000,1,12.000146');
  });
});

describe('a recording', () => {
  it('takes a third of a gigabyte an hour', () => {
    expect(bytesPerHour).toBe(345_600_000);
  });

  it.each([[240, '2026-11-28T02:30:05+04:00', 'recording-2026-11-28-02-30-05.wav'], [-210, '2026-11-27T19:00:05-03:30', 'recording-2026-11-27-19-00-05.wav'], [0, '2026-11-27T22:30:05+00:00', 'recording-2026-11-27-22-30-05.wav']])('is dated and named by the clock that stands %i minutes from UTC', (offsetMinutes, stated, name) => {
    const time = { at: begun.at, offsetMinutes };
    expect([statedBegin(time), recordingFileName(time, 'sound')]).toEqual([stated, name]);
    expect(uncertainDateSchema.parse(recordedAt(time))).toMatchObject({ certainty: 'exact', basis: 'device', value: { time: stated.slice(11, 19), offsetMinutes } });
  });

  it('comes in pieces of whole samples, of a bearable size', () => {
    expect([1, 3, framesPerPiece * 4 + 2, 0].map((bytes) => isSoundPiece(new Uint8Array(bytes)))).toEqual([false, false, false, false]);
    expect([2, framesPerPiece * 2, framesPerPiece * 4].map((bytes) => isSoundPiece(new Uint8Array(bytes)))).toEqual([true, true, true]);
    expect([0, mostBytesInFilmPiece, mostBytesInFilmPiece + 1].map((bytes) => pieceBytesSchema.safeParse(new Uint8Array(bytes)).success)).toEqual([false, true, false]);
  });

  it('is named after what it is', () => {
    expect(recordingFileName(begun, 'film')).toBe('film-2026-11-28-02-30-05.webm');
  });
});
