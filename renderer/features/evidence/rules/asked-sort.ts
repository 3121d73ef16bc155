// What the vault is asked for when a list is sorted. It knows kinds by their names in the program alone; their words are the window's. Pure.
import { evidenceKinds, type AskedSort, type Sort } from '../../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';

export const askedSort = (sort: Sort, { value, intl }: Pick<Formatter, 'value' | 'intl'>): AskedSort => {
  if (sort.by !== 'kind') return sort;
  const { compare } = new Intl.Collator(intl.locale);
  return { ...sort, kinds: evidenceKinds.toSorted((a, b) => compare(value('evidenceKind', a), value('evidenceKind', b))) };
};
