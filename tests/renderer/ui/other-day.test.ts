// Days of other calendars: the library that reads them and the one that shows them agree, and what is no day passes on nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gregorianDayOf, monthsOf, noOtherDay, otherDayOf, type OtherCalendar } from '../../../renderer/ui/other-day.ts';
import { calendars } from '../../../shared/settings/schema.ts';

const others = calendars.filter((calendar): calendar is OtherCalendar => calendar !== 'gregory');

describe('otherDayOf', () => {
  it.each(others)('names the day of %s that Intl shows, and leads back to the same day', (calendar) => {
    const shown = new Intl.DateTimeFormat('en-u-nu-latn', { calendar, day: 'numeric', year: 'numeric', month: 'long', timeZone: 'UTC' });
    fc.assert(fc.property(fc.date({ min: new Date('1912-01-01'), max: new Date('2075-12-31'), noInvalidDate: true }), (at) => {
      const day = at.toISOString().slice(0, 10);
      const typed = otherDayOf(day, calendar);
      const parts = new Map(shown.formatToParts(new Date(day)).map(({ type, value }) => [type, value]));
      expect(typed.day).toBe(parts.get('day'));
      expect(typed.year).toBe(parts.get('year'));
      expect(monthsOf(typed.year, calendar, 'en', day)[Number(typed.month) - 1]).toBe(parts.get('month'));
      expect(gregorianDayOf(typed, calendar)).toBe(day);
    }), { numRuns: 300 });
  });

  it('is empty for a day from before its years', () => {
    expect(otherDayOf('1911-12-31', 'roc')).toEqual(noOtherDay);
  });

  it('is empty for no day', () => {
    expect(otherDayOf(null, 'persian')).toEqual(noOtherDay);
  });
});

describe('gregorianDayOf', () => {
  it('reads digits of any set', () => {
    expect(gregorianDayOf({ day: '۲۶', month: '11', year: '١٤٠٤' }, 'persian')).toBe('2026-02-15');
  });

  it.each([
    ['a part that is missing', { day: '26', month: '', year: '1404' }],
    ['a day that the month does not have', { day: '31', month: '11', year: '1404' }],
    ['the last day of a leap year in a common one', { day: '30', month: '12', year: '1404' }],
    ['a thirteenth month', { day: '1', month: '13', year: '1404' }],
    ['a year nought', { day: '1', month: '1', year: '0' }],
    ['words', { day: 'six', month: '1', year: '1404' }],
  ])('finds no day for %s', (_, typed) => {
    expect(gregorianDayOf(typed, 'persian')).toBeNull();
  });
});
