// What a person has typed into a date control, and what it means. Entries are kept as typed; only whole, possible dates pass
// on, and nothing is filled in. Pure.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { latinDigits } from '../../shared/i18n/calendar.ts';
import type { TypedDate } from '../../shared/drafts/schema.ts';
import { dateParts, type DateParts, type UncertainDate } from '../../shared/time.ts';

export interface DateEntry {
  readonly day: string;
  /** `1` to `12`, or empty for not known. */
  readonly month: string;
  readonly year: string;
  readonly time: string;
  readonly offsetMinutes: number | null;
}

export const emptyEntry: DateEntry = Object.freeze({ day: '', month: '', year: '', time: '', offsetMinutes: null });

export type ReadEntry = { readonly parts: DateParts | null; readonly problem: null } | { readonly parts: null; readonly problem: MessageKey };

const refused = (problem: MessageKey): ReadEntry => ({ parts: null, problem });

/** Reads an entry. Nothing entered is no date and no problem; `6:31` and `06.31` are read as `06:31`, digits of any set as what they mean. */
export const readEntry = (entry: DateEntry): ReadEntry => {
  const [day, month, year, time] = [entry.day, entry.month, entry.year, entry.time].map((text) => latinDigits(text.trim())) as [string, string, string, string];
  if (day === '' && month === '' && year === '' && time === '') return { parts: null, problem: null };
  if (year === '') return refused(month !== '' ? 'date.monthNeedsYear' : day !== '' ? 'date.dayNeedsMonth' : 'date.noSuchYear');
  if (!/^\d{4}$/u.test(year) || Number(year) < 1) return refused('date.noSuchYear');
  if (day !== '' && month === '') return refused('date.dayNeedsMonth');
  if (time !== '' && day === '') return refused('date.timeNeedsDay');
  const clock = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/u.exec(time);
  if (time !== '' && clock === null) return refused('date.noSuchTime');
  const read = dateParts.safeParse({
    year: Number(year),
    month: month === '' ? null : Number(month),
    day: day === '' ? null : Number(day),
    time: clock === null ? null : [clock[1]?.padStart(2, '0'), clock[2], ...(clock[3] === undefined ? [] : [clock[3]])].join(':'),
    offsetMinutes: clock === null ? null : entry.offsetMinutes,
  });
  if (read.success) return { parts: read.data, problem: null };
  return refused(read.error.issues.some((issue) => issue.path[0] === 'time') ? 'date.noSuchTime' : 'date.noSuchDay');
};

/** The day of an entry that names a whole one, as `YYYY-MM-DD`; null otherwise. */
export const dayOf = (entry: DateEntry): string | null => {
  const { parts } = readEntry({ ...entry, time: '' });
  return parts === null || parts.month === null || parts.day === null ? null : [String(parts.year).padStart(4, '0'), ...[parts.month, parts.day].map((part) => String(part).padStart(2, '0'))].join('-');
};

/** The same entry on another day (`YYYY-MM-DD`). */
export const withDay = (entry: DateEntry, day: string): DateEntry => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { ...entry, year, month: String(Number(month)), day: String(Number(date)) };
};

/** The entry that shows a date again as it was written. */
export const entryOf = (parts: DateParts | null): DateEntry =>
  parts === null
    ? emptyEntry
    : {
        day: parts.day === null ? '' : String(parts.day),
        month: parts.month === null ? '' : String(parts.month),
        year: String(parts.year).padStart(4, '0'),
        time: parts.time ?? '',
        offsetMinutes: parts.offsetMinutes,
      };

/** The date that a control shows: null where nothing is said, undefined while it is no date yet. */
export const readTypedDate = (state: TypedDate): UncertainDate | null | undefined => {
  const from = readEntry(state.from);
  const until = readEntry(state.until);
  if (from.problem !== null || until.problem !== null) return undefined;
  const hasUntil = state.certainty === 'between' || state.certainty === 'disputed';
  if (from.parts === null && state.certainty !== 'not-known' && state.basis === null && state.note === '') return null;
  return { certainty: from.parts === null ? 'not-known' : (state.certainty ?? 'exact'), value: from.parts, until: hasUntil ? until.parts : null, basis: state.basis, note: state.note };
};

const entryFrom = (parts: DateParts | null, offsetAtFirst: number | null) => (parts === null ? { ...emptyEntry, offsetMinutes: offsetAtFirst } : entryOf(parts));

/** A control that shows this date; a new entry begins in the zone given. */
export const typedDateOf = (value: UncertainDate | null, offsetAtFirst: number | null): TypedDate => ({
  from: entryFrom(value?.value ?? null, offsetAtFirst), until: entryFrom(value?.until ?? null, offsetAtFirst), certainty: value?.certainty ?? null, basis: value?.basis ?? null, note: value?.note ?? '',
});
