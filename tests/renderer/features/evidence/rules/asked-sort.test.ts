import { describe, expect, it } from 'vitest';
import { askedSort } from '../../../../../renderer/features/evidence/rules/asked-sort.ts';
import { evidenceKinds } from '../../../../../shared/evidence/schema.ts';
import { createFormatter } from '../../../../../shared/i18n/format.ts';

describe('a list by kind', () => {
  it('is asked for in the order of the words of the language', () => {
    const formatter = createFormatter('en');
    const { kinds = [] } = askedSort({ by: 'kind', direction: 'ascending' }, formatter);
    expect(kinds.map((kind) => formatter.value('evidenceKind', kind))).toEqual(['Data', 'Document', 'Message', 'Other', 'Photo', 'Physical object', 'Scan', 'Screenshot', 'Sound', 'Video', 'Web page']);
  });

  it('has every kind in every language, and each language its own order', () => {
    const orders = (['en', 'ar-XB'] as const).map((language) => askedSort({ by: 'kind', direction: 'descending' }, createFormatter(language)).kinds ?? []);
    for (const kinds of orders) expect(kinds.toSorted()).toEqual(evidenceKinds.toSorted());
    expect(orders[0]).not.toEqual(orders[1]);
  });
});

describe('a list by anything else', () => {
  it('is asked for as it stands', () => {
    const sort = { by: 'title', direction: 'ascending' } as const;
    expect(askedSort(sort, createFormatter('en'))).toBe(sort);
  });
});
