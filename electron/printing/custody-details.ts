// The facts of a custody entry as printed lines. Facts with words of their own get them; any other is printed under its key,
// because a form that leaves out part of the log would be worse than one with a plain label.
import type { CustodyEntry } from '../../shared/custody/schema.ts';
import { detailText, isRead } from '../../shared/custody/detail-words.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { inGroups, printable, type PrintableText } from './printable-text.ts';

const aHash = /^[0-9a-f]{64}$/;

export type DetailPart = Readonly<{ label: string; value: PrintableText }>;

/** One part for each fact that says anything, in the order of the entry. */
export const detailParts = (details: CustodyEntry['details'], words: Formatter): DetailPart[] =>
  Object.entries(details).flatMap(([name, value]) => {
    if (!isRead(name, value) || value === null) return [];
    const key = `printing.detail.${name}`;
    return [{
      label: isMessageKey(key) ? words.text(key) : words.text('printing.detailWithoutWords', { name }),
      value: printable(typeof value === 'string' && aHash.test(value) ? inGroups(value) : typeof value === 'number' ? String(value) : detailText(name, value, words)),
    }];
  });
