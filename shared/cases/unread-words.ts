// Cases whose records are damaged, in words: how many, which as far as that is known, and what to do.
import type { Formatter } from '../i18n/format.ts';
import type { CasesState } from './schema.ts';

export const unreadCases = (unread: CasesState['unread'], { text, intl }: Formatter): string => {
  const known = unread.filter((id) => id !== null);
  return text('cases.unread', { count: unread.length, known: known.length, names: intl.formatList(known) });
};
