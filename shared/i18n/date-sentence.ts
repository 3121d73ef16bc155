// Says an uncertain date in words. Nothing is added: a month stays a month, a clock without a zone stays a camera clock.
import type { DateParts, UncertainDate } from '../time.ts';
import { inDigitsOf, otherCalendarOf } from './calendar.ts';
import type { Formatter } from './format.ts';

const offsetText = (minutes: number): string => {
  const sign = minutes < 0 ? '−' : '+';
  const all = Math.abs(minutes);
  return `${sign}${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
};

/** Whole, or short where a table has little room: the month cut, no seconds, one word for the clock. */
type Length = 'long' | 'short';

/** One end of a date in words, no more precise than it is. A whole day also in the other calendar that was chosen: a month or a year of one is not one of the other. */
export const partsSentence = (parts: DateParts, formatter: Formatter, length: Length = 'long'): string => {
  const at = new Date(Date.UTC(2000, (parts.month ?? 1) - 1, parts.day ?? 1));
  at.setUTCFullYear(parts.year);
  const { locale } = formatter.intl;
  const show = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', year: 'numeric', ...options }).format(at);
  if (parts.month === null) return formatter.text('date.yearOnly', { date: show({}) });
  if (parts.day === null) return formatter.text('date.monthOnly', { date: show({ month: length }) });
  const other = otherCalendarOf(locale);
  const gregorian = show({ month: length, day: 'numeric' });
  const day = other === null ? gregorian : formatter.text('date.inBothCalendars', { date: gregorian, other: show({ month: length, day: 'numeric', calendar: other }) });
  if (parts.time === null) return day;
  const isShort = length === 'short';
  const date = formatter.intl.formatList([day, inDigitsOf(locale, isShort ? parts.time.slice(0, 5) : parts.time)], { type: 'unit', style: 'long' });
  return parts.offsetMinutes === null
    ? formatter.text(isShort ? 'date.cameraClockShort' : 'date.cameraClock', { date })
    : formatter.text(isShort ? 'date.withZoneShort' : 'date.withZone', { date, offset: inDigitsOf(locale, offsetText(parts.offsetMinutes)) });
};

/** A whole uncertain date in words; "date not known" when there is none. */
export const dateSentence = (date: UncertainDate | null, formatter: Formatter, length: Length = 'long'): string => {
  if (date === null || date.value === null) return formatter.text('date.notKnown');
  const value = partsSentence(date.value, formatter, length);
  const until = date.until === null ? null : partsSentence(date.until, formatter, length);
  switch (date.certainty) {
    case 'between':
      return until === null ? formatter.text('date.betweenOpen', { date: value }) : formatter.text('date.between', { date: value, until });
    case 'disputed':
      return until === null ? formatter.text('date.disputed', { date: value }) : formatter.text('date.disputedRange', { date: value, until });
    case 'not-known':
      return formatter.text('date.notKnownWithValue', { date: value });
    default:
      return formatter.text(`date.${date.certainty}`, { date: value });
  }
};

/** The words of a time zone offset: `UTC +03:00`. */
export const zoneSentence = (minutes: number | null, formatter: Formatter): string =>
  minutes === null ? formatter.text('date.zoneNotKnown') : formatter.text('date.zoneOffset', { offset: inDigitsOf(formatter.intl.locale, offsetText(minutes)) });
