// The facts of a custody entry as printed lines. Facts with words of their own get them; any other is printed under its key,
// because a form that leaves out part of the log would be worse than one with a plain label.
import { passageIn } from '../../shared/custody/passage.ts';
import { passageFacts, passageTitle } from '../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../shared/custody/schema.ts';
import { detailText, isRead } from '../../shared/custody/detail-words.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { inGroups, printable, type PrintableText } from './printable-text.ts';
import { uncertainDateText } from './uncertain-date-text.ts';

const aHash = /^[0-9a-f]{64}$/;

export type DetailPart = Readonly<{ label: string; value: PrintableText }>;

/** What happened, in a few words. */
export const entryTitle = (entry: CustodyEntry, words: Formatter): string => {
  const passage = passageIn(entry);
  return passage === null ? words.value('custodyAction', entry.action) : passageTitle(passage, words);
};

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
      label: isMessageKey(key) ? words.text(key) : words.text('printing.detailWithoutWords', { name }),
      value: printable(typeof value === 'string' && aHash.test(value) ? inGroups(value) : typeof value === 'number' ? String(value) : detailText(name, value, words)),
    }];
  });
};
