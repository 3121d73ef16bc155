// An uncertain date is said as sure as it is and no surer.
import { describe, expect, it } from 'vitest';
import { dateSentence, zoneSentence } from '../../../shared/i18n/date-sentence.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import type { DateParts, UncertainDate } from '../../../shared/time.ts';

const formatter = createFormatter('en');
const parts = (part: Partial<DateParts>): DateParts => ({ year: 2026, month: null, day: null, time: null, offsetMinutes: null, ...part });
const date = (part: Partial<UncertainDate>): UncertainDate => ({ certainty: 'exact', value: null, until: null, basis: null, note: '', ...part });
const day = parts({ month: 2, day: 11 });

describe('dateSentence', () => {
  it.each<readonly [string, UncertainDate | null, string]>([
    ['nothing', null, 'date not known'],
    ['no value', date({ certainty: 'not-known' }), 'date not known'],
    ['a year', date({ value: parts({}) }), '2026, year only'],
    ['a month', date({ value: parts({ month: 10 }) }), 'October 2026, month only'],
    ['a day', date({ value: day }), '11 February 2026'],
    ['about a day', date({ certainty: 'about', value: day }), 'about 11 February 2026'],
    ['before a day', date({ certainty: 'before', value: day }), 'before 11 February 2026'],
    ['after a day', date({ certainty: 'after', value: day }), 'after 11 February 2026'],
    ['between two', date({ certainty: 'between', value: day, until: parts({ month: 3 }) }), 'between 11 February 2026 and March 2026, month only'],
    ['an open range', date({ certainty: 'between', value: day }), 'after 11 February 2026, end not known'],
    ['a dispute', date({ certainty: 'disputed', value: day, until: parts({ month: 2, day: 12 }) }), '11 February 2026 or 12 February 2026, disputed'],
    ['a camera clock', date({ value: parts({ month: 2, day: 11, time: '07:31' }) }), '11 February 2026, 07:31, camera clock'],
    ['a time with its zone', date({ value: parts({ month: 2, day: 11, time: '06:31', offsetMinutes: 210 }) }), '11 February 2026, 06:31, UTC +03:30'],
    ['a guess', date({ certainty: 'not-known', value: day }), 'perhaps 11 February 2026, not known'],
    ['an early year', date({ value: parts({ year: 987, month: 1, day: 2 }) }), '2 January 987'],
  ])('says %s', (_, given, sentence) => {
    expect(dateSentence(given, formatter)).toBe(sentence);
  });

  it('fits a column when it is asked to, and loses neither the day nor whose clock it was', () => {
    const short = (part: Partial<DateParts>): string => dateSentence(date({ value: parts({ month: 2, day: 11, ...part }) }), formatter, 'short');
    expect([short({ time: '07:31:22' }), short({ time: '06:31', offsetMinutes: 210 }), short({})]).toEqual(['11 Feb 2026, 07:31, camera', '11 Feb 2026, 06:31 +03:30', '11 Feb 2026']);
  });
});

describe('zoneSentence', () => {
  it('does not invent a zone', () => {
    expect(zoneSentence(null, formatter)).toBe('Not known (camera clock)');
    expect(zoneSentence(-570, formatter)).toBe('UTC −09:30');
  });
});
