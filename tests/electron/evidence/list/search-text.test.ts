import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintTyped, fold, indexQueryOf, indexTextOf, numberTyped, sortKeyOf, wordsOf } from '../../../../electron/evidence/list/search-text.ts';

describe('fold', () => {
  it.each([
    ['ÉCOLE', 'ecole'], ['Straße', 'strasse'], ['İstanbul ısı', 'istanbul isi'], ['Łódź', 'lodz'], ['Ёлка', 'елка'], ['ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ', 'საქართველო'],
    ['أَحْمَد', 'احمد'], ['آمال', 'امال'], ['ٱلعربية', 'العربيه'], ['النقـــابة', 'النقابه'], ['کتاب', 'كتاب'], ['٢٠٢٦', '2026'], ['۱۲', '12'], ['ﬁle', 'file'],
  ])('makes %s and %s the same', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives the same again when folded twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('the index and its queries', () => {
  it('agree on every part of every word', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
      const pieces = indexTextOf([text]).split(' ');
      return wordsOf(text).every((word) => {
        const characters = Array.from(word).slice(0, 64);
        const start = a % characters.length;
        const part = characters.slice(start, Math.min(start + 24, start + 1 + (b % characters.length))).join('');
        return pieces.some((piece) => piece.startsWith(part));
      });
    }));
  });

  it('hold nothing but letters, digits and the words of the query language that we put there', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const query = indexQueryOf(text);
      return query === null || /^"[\p{L}\p{N}\p{Mc}]+" \*(?: AND "[\p{L}\p{N}\p{Mc}]+" \*)*$/u.test(query);
    }));
  });

  it('ask for nothing when nothing was typed that can be found', () => {
    expect(indexQueryOf(' "*-() ')).toBeNull();
  });

  it('stay bounded for a text of any length', () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `w${index}`).join(' ');
    expect(indexTextOf([text]).split(' ').length).toBeLessThanOrEqual(40_000);
  });
});

describe('numberTyped', () => {
  it.each([['E-012', 12], ['e12', 12], ['E – 7', 7], [' 12 ', 12], ['٣', 3], ['E-', null], ['12 a', null], ['1234567890', null]])('reads %s', (typed, number) => {
    expect(numberTyped(typed)).toBe(number);
  });
});

describe('fingerprintTyped', () => {
  it.each([['DEADBEEF', 'deadbeef'], ['deadbee', null], ['xyz12345', null]])('reads %s', (typed, prefix) => {
    expect(fingerprintTyped(typed)).toBe(prefix);
  });
});

describe('sortKeyOf', () => {
  it('orders numbers by value, case and accents aside', () => {
    expect(['img10', 'IMG_9', 'Émile', 'emil', 'IMG_010', 'img_2'].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))).toEqual(['emil', 'Émile', 'img10', 'img_2', 'IMG_9', 'IMG_010']);
  });
});
