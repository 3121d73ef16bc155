// The facts of a custody entry as printed lines, in the words of the screen where paper has none of its own. Sizes are printed to the byte and moments to the second, in UTC.
import { passageIn } from '../../shared/custody/passage.ts';
import { passageFacts, passageTitle } from '../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../shared/custody/schema.ts';
import { detailLabel, detailNumber, detailText, isRead, type NumberWords } from '../../shared/custody/detail-words.ts';
import { hex256 } from '../../shared/hex.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { inGroups, printable, type PrintableText } from './printable-text.ts';
import { utcTime } from './times.ts';
import { uncertainDateText } from './uncertain-date-text.ts';

export type DetailPart = Readonly<{ label: string; value: PrintableText }>;

/** What happened, in a few words. */
export const entryTitle = (entry: CustodyEntry, words: Formatter): string => {
  const passage = passageIn(entry);
  return passage === null ? words.value('custodyAction', entry.action) : passageTitle(passage, words);
};

const onPaper = ({ intl }: Formatter): NumberWords => ({ bytes: String, moment: (ms) => utcTime(ms, intl.locale), number: String });

/** One part for each fact that says anything, in the order of the entry. */
export const detailParts = (entry: CustodyEntry, words: Formatter): DetailPart[] => {
  const passage = passageIn(entry);
  if (passage !== null) return passageFacts(passage, words, uncertainDateText).map(({ name, text, isOurs }) => ({
    label: words.text('printing.detailWithoutWords', { name }),
    value: text === null || isOurs ? { text: text ?? words.text('printing.notKnown'), direction: words.direction } : printable(text, true),
  }));
  return Object.entries(entry.details).flatMap(([name, value]) => {
    if (!isRead(name, value) || value === null) return [];
    const key = `printing.detail.${name}`;
    return [{
      label: isMessageKey(key) ? words.text(key) : words.text('printing.detailWithoutWords', { name: detailLabel(name, words) }),
      value: printable(typeof value === 'string' && hex256.test(value) ? inGroups(value) : typeof value === 'number' ? detailNumber(name, value, onPaper(words)) : detailText(name, value, words)),
    }];
  });
};
