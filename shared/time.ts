// Instants and uncertain dates. Precision is never invented: what is not known stays absent.
import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.int().min(-8.64e15).max(8.64e15).brand('Instant');
export type Instant = z.infer<typeof instantSchema>;

export const instant = (ms: number): Instant => instantSchema.parse(Math.trunc(ms));

/** How sure a date is (HURIDOCS date types, with ranges and disputed dates; DOMAIN 3.5). */
export const certainties = ['exact', 'about', 'before', 'after', 'between', 'disputed', 'not-known'] as const;

/** What a date rests on. */
export const dateBases = ['exif', 'container', 'file-time', 'device', 'witness', 'document', 'estimate'] as const;

const twoDigits = /^\d{2}$/;

/**
 * One end of an uncertain date: any of year, month, day and time may be absent from the right. `11 Feb 2026`, `Feb 2026`, `2026`.
 * `offsetMinutes` is the zone east of UTC; null means the clock's zone is not known ("camera clock"), and nothing converts it.
 */
export const dateParts = z
  .strictObject({
    year: z.int().min(1).max(9999),
    month: z.int().min(1).max(12).nullable(),
    day: z.int().min(1).max(31).nullable(),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/).nullable(),
    offsetMinutes: z.int().min(-840).max(840).nullable(),
  })
  .refine((d) => d.month !== null || d.day === null, { error: 'a day needs its month' })
  .refine((d) => d.day !== null || d.time === null, { error: 'a time needs its day' })
  .refine((d) => d.day === null || d.month === null || d.day <= new Date(Date.UTC(2000 + (d.year % 400), d.month, 0)).getUTCDate(), { error: 'that month has no such day' });
export type DateParts = z.infer<typeof dateParts>;

/** A date as people know it. `value` is null when it is not known; `until` is used by `between` alone. */
export const uncertainDateSchema = z.strictObject({
  certainty: z.enum(certainties),
  value: dateParts.nullable(),
  until: dateParts.nullable(),
  basis: z.enum(dateBases).nullable(),
  note: z.string().max(1000),
});
export type UncertainDate = z.infer<typeof uncertainDateSchema>;

const pad = (n: number): string => String(n).padStart(2, '0');

/** The earliest wall-clock moment the parts may mean, as sortable text `YYYY-MM-DDTHH:MM:SS`. Used for order alone, never shown. */
export const earliestText = (parts: DateParts): string => {
  const time = parts.time === null ? '00:00:00' : twoDigits.test(parts.time.slice(6)) ? parts.time : `${parts.time}:00`;
  return `${String(parts.year).padStart(4, '0')}-${pad(parts.month ?? 1)}-${pad(parts.day ?? 1)}T${time}`;
};

const offsetAsText = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;

/** A date as ISO 8601 writes it, as far as it is known: `2026`, `2026-02`, `2026-02-11`, `2026-02-11T06:15`, `2026-02-11T06:15:30+03:00`. */
export const datePartsText = ({ year, month, day, time, offsetMinutes }: DateParts): string =>
  [String(year).padStart(4, '0'), month === null ? '' : `-${pad(month)}`, day === null ? '' : `-${pad(day)}`, time === null ? '' : `T${time}`, offsetMinutes === null ? '' : offsetAsText(offsetMinutes)].join('');

/** Reads what `datePartsText` writes, and `Z`; null for anything else and for days that do not exist. */
export const datePartsFrom = (text: string): DateParts | null => {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (found === null) return null;
  const [, year, month, day, time, zone] = found;
  const offset = zone === undefined ? null : zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (60 * Number(zone.slice(1, 3)) + Number(zone.slice(4)));
  const read = dateParts.safeParse({ year: Number(year), month: month === undefined ? null : Number(month), day: day === undefined ? null : Number(day), time: time ?? null, offsetMinutes: offset });
  return read.data ?? null;
};
