// A date control passes on whole, possible dates alone, and says what is wrong with the rest in the words of its labels.
import { describe, expect, it } from 'vitest';
import { dayOf, emptyEntry, entryOf, readEntry, withDay, type DateEntry } from '../../../renderer/ui/date-entry.ts';

const entry = (part: Partial<DateEntry>): DateEntry => ({ ...emptyEntry, ...part });

describe('readEntry', () => {
  it('reads nothing as no date and no problem', () => {
    expect(readEntry(emptyEntry)).toEqual({ parts: null, problem: null });
  });

  it.each([
    ['a year', { year: '2026' }, { year: 2026, month: null, day: null, time: null, offsetMinutes: null }],
    ['a month', { year: '2026', month: '2' }, { year: 2026, month: 2, day: null, time: null, offsetMinutes: null }],
    ['a day', { year: '2026', month: '2', day: '11' }, { year: 2026, month: 2, day: 11, time: null, offsetMinutes: null }],
    ['a time without a zone', { year: '2026', month: '2', day: '11', time: '6:31' }, { year: 2026, month: 2, day: 11, time: '06:31', offsetMinutes: null }],
    ['a time with points and a zone', { year: '2026', month: '2', day: '11', time: '06.31', offsetMinutes: 180 }, { year: 2026, month: 2, day: 11, time: '06:31', offsetMinutes: 180 }],
    ['figures of another set', { year: '۲۰۲۶', month: '2', day: '١١', time: '०६:३१' }, { year: 2026, month: 2, day: 11, time: '06:31', offsetMinutes: null }],
    ['a leap day', { year: '2024', month: '2', day: '29' }, { year: 2024, month: 2, day: 29, time: null, offsetMinutes: null }],
    ['the thirty-first', { year: '2026', month: '12', day: '31' }, { year: 2026, month: 12, day: 31, time: null, offsetMinutes: null }],
  ])('reads %s no more precisely than it is', (_, typed, parts) => {
    expect(readEntry(entry(typed))).toEqual({ parts, problem: null });
  });

  it.each([
    ['a day without a month', { year: '2026', day: '11' }, 'date.dayNeedsMonth'],
    ['a day alone', { day: '11' }, 'date.dayNeedsMonth'],
    ['a month without a year', { month: '2' }, 'date.monthNeedsYear'],
    ['a time without a day', { year: '2026', month: '2', time: '06:31' }, 'date.timeNeedsDay'],
    ['30 February', { year: '2026', month: '2', day: '30' }, 'date.noSuchDay'],
    ['29 February of a common year', { year: '2026', month: '2', day: '29' }, 'date.noSuchDay'],
    ['25 o’clock', { year: '2026', month: '2', day: '11', time: '25:00' }, 'date.noSuchTime'],
    ['words for a time', { year: '2026', month: '2', day: '11', time: 'noon' }, 'date.noSuchTime'],
    ['a short year', { year: '26' }, 'date.noSuchYear'],
    ['a time alone', { time: '06:31' }, 'date.noSuchYear'],
  ])('says what is wrong with %s', (_, typed, problem) => {
    expect(readEntry(entry(typed))).toEqual({ parts: null, problem });
  });

  it('reads again what it shows', () => {
    const parts = { year: 987, month: 3, day: 4, time: '23:59:58', offsetMinutes: -210 };
    expect(readEntry(entryOf(parts))).toEqual({ parts, problem: null });
  });
});

describe('a whole day of an entry', () => {
  it('is named where there is one, whatever the time says', () => {
    expect(dayOf(entry({ year: '2026', month: '2', day: '5', time: '6:' }))).toBe('2026-02-05');
    for (const part of [{}, { year: '2026' }, { year: '2026', month: '2' }, { year: '2026', month: '2', day: '30' }]) expect(dayOf(entry(part))).toBeNull();
  });

  it('is put in, and time and zone stay', () => {
    expect(withDay(entry({ day: '1', time: '06:31', offsetMinutes: 180 }), '2026-02-05')).toEqual({ day: '5', month: '2', year: '2026', time: '06:31', offsetMinutes: 180 });
  });
});
