// Reads the times that files state. A time without a zone stays without one: it is the camera's clock and nothing converts it.
import { dateParts, type UncertainDate } from '../../../shared/time.ts';

const stated = /^(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(UTC|Z|[+-]\d{2}:?\d{2})?$/;

const offsetOf = (zone: string | undefined): number | null => {
  if (zone === undefined || zone === '') {
    return null;
  }
  if (zone === 'Z' || zone === 'UTC') {
    return 0;
  }
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
};

/**
 * The date in a text such as `2026:02:11 07:31:09` or `2026-02-11T07:31:09+02:00`, or null when it is not one or is a camera's
 * "never set" (year 0, 1 January 1904 of QuickTime, 1 January 1970). `offset` is a zone stated beside it (`+02:00`).
 */
export const statedTime = (text: string, basis: 'exif' | 'container' | 'document', offset?: string): UncertainDate | null => {
  const trimmed = text.trim();
  // MediaInfo writes the zone in front: `UTC 2026-02-11 05:31:09`.
  const match = stated.exec(trimmed.startsWith('UTC ') ? `${trimmed.slice(4)} UTC` : trimmed);
  if (match === null) {
    return null;
  }
  const [, year, month, day, hour, minute, second, zone] = match;
  if (/^(?:1904|1970)-01-01/.test(`${year}-${month}-${day}`)) {
    return null;
  }
  const parts = dateParts.safeParse({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: hour === undefined ? null : `${hour}:${minute}${second === undefined ? '' : `:${second}`}`,
    offsetMinutes: hour === undefined ? null : offsetOf(zone ?? offset?.trim()),
  });
  return parts.success ? { certainty: 'exact', value: parts.data, until: null, basis, note: '' } : null;
};
