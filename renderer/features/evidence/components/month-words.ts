// A month of the list in words: `February 2026`, or that there is no date, or that the date is damaged that puts items here.
import type { Formatter } from '../../../../shared/i18n/format.ts';
import { isUnreadMonth, noMonth } from '../rules/sections.ts';

export const monthWords = (month: string, formatter: Formatter): string =>
  isUnreadMonth(month)
    ? formatter.text('evidence.unreadMonth')
    : month === noMonth
      ? formatter.text('evidence.noDate')
      : new Intl.DateTimeFormat(formatter.intl.locale, { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(new Date(`${month}-01T00:00:00Z`));
