// A day as it is typed in another calendar, and the Gregorian day that it is. Only whole, possible days pass on. Pure.
import { CalendarDate, createCalendar, GregorianCalendar, parseDate, toCalendar } from '@internationalized/date';
import { latinDigits } from '../../shared/i18n/calendar.ts';
import type { Calendar } from '../../shared/settings/schema.ts';

export type OtherCalendar = Exclude<Calendar, 'gregory'>;

export interface OtherDay {
  readonly day: string;
  /** Its place in the year, from 1, or empty. */
  readonly month: string;
  readonly year: string;
}

export const noOtherDay: OtherDay = Object.freeze({ day: '', month: '', year: '' });

const wholeNumber = (typed: string): number | null => {
  const figures = latinDigits(typed.trim());
  return /^\d{1,4}$/u.test(figures) && Number(figures) > 0 ? Number(figures) : null;
};

/** The Gregorian day of what was typed; null for a part that is missing, and for a day or month that is not in that year. */
export const gregorianDayOf = (typed: OtherDay, calendar: OtherCalendar): string | null => {
  const [year, month, day] = [wholeNumber(typed.year), wholeNumber(typed.month), wholeNumber(typed.day)];
  if (year === null || month === null || day === null) return null;
  const date = new CalendarDate(createCalendar(calendar), year, month, day);
  // The library moves what does not exist to the nearest day that does.
  if (date.year !== year || date.month !== month || date.day !== day) return null;
  const gregorian = toCalendar(date, new GregorianCalendar());
  return gregorian.era === 'AD' && gregorian.year <= 9999 ? gregorian.toString() : null;
};

/** A Gregorian day (`YYYY-MM-DD`) in another calendar; empty for none, and for one before that calendar's years are counted. */
export const otherDayOf = (day: string | null, calendar: OtherCalendar): OtherDay => {
  if (day === null) return noOtherDay;
  const date = toCalendar(parseDate(day), createCalendar(calendar));
  const found = { day: String(date.day), month: String(date.month), year: String(date.year) };
  return gregorianDayOf(found, calendar) === day ? found : noOtherDay;
};

/** The months of a year of that calendar in its order; of this year where none was typed yet. */
export const monthsOf = (typedYear: string, calendar: OtherCalendar, locale: string, today: string): readonly string[] => {
  const system = createCalendar(calendar);
  const now = toCalendar(parseDate(today), system);
  const first = new CalendarDate(system, wholeNumber(typedYear) ?? now.year, 1, 1);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', calendar });
  return Array.from({ length: system.getMonthsInYear(first) }, (_, month) => name.format(first.set({ month: month + 1 }).toDate('UTC')));
};
