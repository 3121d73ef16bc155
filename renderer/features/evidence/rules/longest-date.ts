// The dates that take most room in the "Taken" column of this language: what a camera writes, on a day of two digits in each month. Pure.
import type { DateParts } from '../../../../shared/time.ts';
import { partsSentence } from '../../../../shared/i18n/date-sentence.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';

const inMonth = (month: number): DateParts => ({ year: 2026, month, day: 28, time: '22:48:00', offsetMinutes: null });

/** One to a line. Which is the longest only the drawn words say. */
export const longDates = (formatter: Formatter): string => Array.from({ length: 12 }, (_, month) => partsSentence(inMonth(month + 1), formatter, 'short')).join('\n');
