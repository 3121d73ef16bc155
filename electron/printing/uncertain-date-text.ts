// Words for a date as people know it. Parts that are not known are left out, never filled in.
import type { Formatter } from '../../shared/i18n/format.ts';
import type { DateParts, UncertainDate } from '../../shared/time.ts';
import { offsetText } from './times.ts';

const partsText = (parts: DateParts, words: Formatter): string => {
  // Read back in UTC exactly as built in UTC: the parts are wall-clock values and no zone may move them.
  const at = new Date(Date.UTC(2000, (parts.month ?? 1) - 1, parts.day ?? 1));
  at.setUTCFullYear(parts.year);
  const date = new Intl.DateTimeFormat(words.intl.locale, {
    timeZone: 'UTC', year: 'numeric', ...(parts.month === null ? {} : { month: 'long' }), ...(parts.day === null ? {} : { day: 'numeric' }),
  }).format(at);
  if (parts.month === null) return words.text('date.yearOnly', { date });
  if (parts.day === null) return words.text('date.monthOnly', { date });
  if (parts.time === null) return date;
  const withTime = `${date}, ${parts.time}`;
  return parts.offsetMinutes === null
    ? words.text('date.cameraClock', { date: withTime })
    : words.text('date.withZone', { date: withTime, offset: offsetText(parts.offsetMinutes) });
};

const sentence = ({ certainty, value, until }: UncertainDate, words: Formatter): string => {
  if (value === null) return words.text('date.notKnown');
  const date = partsText(value, words);
  if (certainty === 'not-known') return words.text('date.notKnownWithValue', { date });
  if (certainty === 'between') return until === null ? words.text('date.betweenOpen', { date }) : words.text('date.between', { date, until: partsText(until, words) });
  if (certainty === 'disputed' && until !== null) return words.text('date.disputedRange', { date, until: partsText(until, words) });
  return words.text(`date.${certainty}`, { date });
};

/** `about 11 February 2026 (a witness)`; an unknown date says so. */
export const uncertainDateText = (date: UncertainDate, words: Formatter): string =>
  date.basis === null ? sentence(date, words) : words.text('printing.dateWithBasis', { date: sentence(date, words), basis: words.value('dateBasis', date.basis) });
