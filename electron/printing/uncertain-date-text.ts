// Words for a date as people know it, with what it rests on.
import { dateSentence } from '../../shared/i18n/date-sentence.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import type { UncertainDate } from '../../shared/time.ts';

/** `about 11 February 2026 (a witness)`; an unknown date says so. */
export const uncertainDateText = (date: UncertainDate, words: Formatter): string => {
  const sentence = dateSentence(date, words);
  return date.basis === null ? sentence : words.text('printing.dateWithBasis', { date: sentence, basis: words.value('dateBasis', date.basis) });
};
