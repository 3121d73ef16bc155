// Times in a text as people write them: found, written, and not mistaken for others.
import { describe, expect, it } from 'vitest';
import { spokenTime, timeAt, timeBefore, timesIn, withTime } from '../../../shared/evidence/transcript.ts';

const found = (text: string): readonly (readonly [string, number])[] => timesIn(text).flatMap(({ text: words, seconds }) => (seconds === null ? [] : [[words, seconds] as const]));

describe('a time of a recording', () => {
  it.each([[0, '0:00:00'], [725.9, '0:12:05'], [3725, '1:02:05'], [-1, '0:00:00'], [360_000, '100:00:00']])('of %d seconds is written %s', (seconds, text) => {
    expect(spokenTime(seconds)).toBe(text);
  });

  it('is found with hours anywhere, and without them where a line begins', () => {
    expect(found('0:12:05 She came in. Later (0:13:00) he said so.\n[14:30] And then.\n  02:05 Yes.')).toEqual([['0:12:05', 725], ['0:13:00', 780], ['14:30', 870], ['02:05', 125]]);
  });

  it('is not a time of day in a sentence, a date, or a longer number', () => {
    expect(found('We met at 14:30, on 2026-11-27, in room 1:2:3, at 10:61:00 and 1:02:03:04.')).toEqual([]);
  });

  it('is found in Arabic and in Hebrew as well, whichever way the line runs', () => {
    expect(found('0:12:05 قالت إنهم جاؤوا ليلاً\n\u200f12:10 ואז הלכנו 0:13:00')).toEqual([['0:12:05', 725], ['12:10', 730], ['0:13:00', 780]]);
  });

  it('leaves every letter of the text where it was', () => {
    const text = 'a 0:00:01 b\r\n00:02 c\n';
    expect(timesIn(text).map((part) => part.text).join('')).toBe(text);
    expect(timesIn('')).toEqual([]);
  });

  it('is the one that the cursor is in, or the last before it', () => {
    const text = '0:00:10 one 0:00:20 two';
    expect([0, 3, 7, 9, 12, 19].map((place) => timeAt(text, place))).toEqual([10, 10, 10, null, 20, 20]);
    expect([0, 9, 11, 23].map((place) => timeBefore(text, place))).toEqual([10, 10, 10, 20]);
    expect(timeBefore('none yet 0:00:10', 3)).toBeNull();
  });

  it('is inserted apart from the words around it, in place of what was chosen', () => {
    expect(withTime('', [0, 0], 5)).toEqual({ text: '0:00:05 ', place: 8 });
    expect(withTime('he said', [3, 3], 725)).toEqual({ text: 'he 0:12:05 said', place: 11 });
    expect(withTime('end.', [4, 4], 1)).toEqual({ text: 'end. 0:00:01 ', place: 13 });
    expect(withTime('a XX b', [2, 4], 1)).toEqual({ text: 'a 0:00:01 b', place: 10 });
  });
});
