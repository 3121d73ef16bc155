// Which pages stay, as people write them and as they are written back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesIn, pagesWritten } from '../../../../../renderer/features/evidence/rules/pages-that-stay.ts';

describe('the pages that stay', () => {
  it.each<[string, readonly number[] | null]>([
    ['', [1, 2, 3, 4, 5, 6]], ['  ', [1, 2, 3, 4, 5, 6]], ['2', [2]], ['1-3, 5', [1, 2, 3, 5]], ['5,1', [1, 5]], ['2-4, 3-5', [2, 3, 4, 5]], ['1\u20133; 6', [1, 2, 3, 6]], ['1\u060c 2', [1, 2]], ['١-٣', [1, 2, 3]], ['۵', [5]],
    ['0', null], ['7', null], ['3-2', null], ['1-', null], ['one', null], ['1,,2', null], ['1-99999999', null], ['-1', null], ['1.5', null],
  ])('written “%s” are read', (typed, pages) => { expect(pagesIn(typed, 6)).toEqual(pages); });

  it('are read as they were written back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }).chain((of) => fc.tuple(fc.constant(of), fc.uniqueArray(fc.integer({ min: 1, max: of }), { minLength: 1 }))), ([of, chosen]) => {
      const pages = chosen.toSorted((a, b) => a - b);
      expect(pagesIn(pagesWritten(pages, of), of)).toEqual(pages);
    }));
  });
});
