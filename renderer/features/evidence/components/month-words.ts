// A month of the list in words: `February 2026`, or that there is no date.
import type { Formatter } from '../../../../shared/i18n/format.ts';
import { noMonth } from '../rules/sections.ts';

export const monthWords = (month: string, formatter: Formatter): string =>
  month === noMonth
    ? formatter.text('evidence.noDate')
    : new Intl.DateTimeFormat(formatter.intl.locale, { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(new Date(`${month}-01T00:00:00Z`));
