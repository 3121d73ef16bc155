// Makes the formats of one language, each by `Intl`. Pure: the same input gives the same words.
import { inDigitsOf, otherCalendarOf } from './calendar.ts';
import type { Formatter } from './format.ts';
import { isolate } from './isolate.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export interface Formats {
  readonly number: (value: number) => string;
  /** `31.2 GB`: decimal steps of 1,000, as disks and cards are sold. */
  readonly bytes: (value: number) => string;
  /** `15 February 2026` */
  readonly date: (instantMs: number) => string;
  /** `15 Feb 2026`: for columns; a date in a sentence or a field is written in full. */
  readonly shortDate: (instantMs: number) => string;
  /** `14:03` */
  readonly time: (instantMs: number) => string;
  /** `15 February 2026 at 14:03` */
  readonly dateTime: (instantMs: number) => string;
  /** `04:12`, `1:04:12`: position in sound and film; digits never turn round. */
  readonly clock: (ms: number) => string;
  /** Names beside each other, each in its own direction. */
  readonly list: (values: readonly string[]) => string;
  /** `about 4 minutes`-style length, rounded: seconds below a minute, minutes below an hour, else hours. */
  readonly roughly: (ms: number) => string;
  readonly percent: (share: number) => string;
}

/** A figure and its unit stay on one line. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00A0');

const two = (n: number): string => String(n).padStart(2, '0');

/** The formats of a locale. Where it names another calendar, whole days are written in both; months and years are not: they would name other days there. */
export const createFormats = (locale: string, { text, direction }: Pick<Formatter, 'text' | 'direction'>): Formats => {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', calendar: 'gregory' });
  const shortDateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', calendar: 'gregory' });
  const timeFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dateTimeFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', calendar: 'gregory' });
  const other = otherCalendarOf(locale);
  const otherFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...(other === null ? {} : { calendar: other }) });
  const otherShortFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...(other === null ? {} : { calendar: other }) });
  const inBoth = (date: string, beside: Intl.DateTimeFormat, instantMs: number): string => (other === null ? date : text('date.inBothCalendars', { date, other: beside.format(instantMs) }));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const unitFormats = new Map<string, Intl.NumberFormat>();
  const unit = (value: number, name: string, digits = 0): string => {
    const key = `${name} ${String(digits)}`;
    const known = unitFormats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name.endsWith('byte') && name !== 'byte' ? 'short' : 'long', maximumFractionDigits: digits });
    unitFormats.set(key, known);
    return unbroken(known.format(value));
  };
  return {
    number: (value) => number.format(value),
    bytes: (value) => {
      const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
      return unit(value / 1000 ** step, units[step] ?? 'byte', step === 0 || value / 1000 ** step >= 100 ? 0 : 1);
    },
    date: (instantMs) => inBoth(dateFormat.format(instantMs), otherFormat, instantMs),
    shortDate: (instantMs) => inBoth(shortDateFormat.format(instantMs), otherShortFormat, instantMs),
    time: (instantMs) => timeFormat.format(instantMs),
    dateTime: (instantMs) => inBoth(dateTimeFormat.format(instantMs), otherFormat, instantMs),
    clock: (ms) => {
      const seconds = Math.floor(ms / 1000);
      const hours = Math.floor(seconds / 3600);
      const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
      return inDigitsOf(locale, hours > 0 ? `${String(hours)}:${rest}` : rest);
    },
    list: (values) => list.format(values.map((value) => isolate(value, direction))),
    roughly: (ms) => {
      const seconds = Math.max(1, Math.round(ms / 1000));
      if (seconds < 60) return unit(seconds < 10 ? seconds : Math.round(seconds / 10) * 10, 'second');
      if (seconds < 3600) return unit(Math.round(seconds / 60), 'minute');
      return unit(Math.round(seconds / 3600), 'hour');
    },
    percent: (share) => percent.format(share),
  };
};
