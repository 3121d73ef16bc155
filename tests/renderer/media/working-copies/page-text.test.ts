// Looking for words in the text of a page: broken over runs and lines, by ligatures and soft hyphens, in other scripts and the other direction.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText, placesOf, wanted, wordsIn, writtenIn, type PageText, type TextRun } from '../../../../renderer/media/working-copies/pdf/page-text.ts';

const run = (str: string, hasEOL = false, dir = 'ltr'): TextRun => ({ str, hasEOL, dir });
const found = (text: PageText, typed: string): readonly string[] => placesOf(text, wanted(typed)).map((span) => writtenIn(text, span));
const one = (str: string): PageText => pageText([run(str)]);

describe('words on a page', () => {
  it.each<[string, TextRun[], string, string[]]>([
    ['in one run', [run('Statement of Ivanova, born 1980')], 'Ivanova', ['Ivanova']],
    ['in other letters', [run('IVANOVA and ivanova')], 'Ivanova', ['IVANOVA', 'ivanova']],
    ['broken across runs', [run('Iva'), run('nov'), run('a said')], 'ivanova', ['Ivanova']],
    ['broken at the end of a line with a hyphen', [run('of Iva-', true), run('nova said')], 'ivanova', ['Ivanova']],
    ['broken at a soft hyphen', [run('of Iva\u00ad', true), run('nova said')], 'ivanova', ['Ivanova']],
    ['with soft hyphens inside', [run('Iva\u00adno\u00adva')], 'ivanova', ['Ivanova']],
    ['of several words over a line', [run('Ana', true), run('Ivanova')], 'Ana  Ivanova', ['AnaIvanova']],
    ['with ligatures', [run('the \ufb01nal o\ufb03ce')], 'final office', ['\ufb01nal o\ufb03ce']],
    ['in one ligature', [run('the o\ufb03ce')], 'office', ['o\ufb03ce']],
    ['typed with a ligature', [run('the office')], 'o\ufb03ce', ['office']],
    ['with marks that were not typed', [run('Jos\u00e9 Nu\u0301n\u0303ez')], 'Jose Nunez', ['Jos\u00e9 Nu\u0301n\u0303ez']],
    ['in full-width letters', [run('\uff21\uff4e\uff41')], 'ana', ['\uff21\uff4e\uff41']],
    ['in Cyrillic with an ending', [run('показания Ивановой')], 'иванов', ['Ивановой']],
    ['in Arabic with vowel marks and a stretch', [run('قال مُحَمَّـد أمس', false, 'rtl')], 'محمد', ['مُحَمَّـد']],
    ['in Arabic as letters of a font', [run('\ufea7\ufea1\ufea4\ufee4\ufeaa', false, 'rtl')], 'حمد', ['\ufea7\ufea1\ufea4\ufee4\ufeaa']],
    ['in Chinese, which has no spaces', [run('證人張三於昨日')], '張三', ['張三']],
    ['in the middle of a word, which is covered whole', [run('the banana')], 'nan', ['banana']],
    ['of digits', [run('phone 555-0134, 5550')], '555', ['555', '5550']],
  ])('are found %s', (_, runs, typed, expected) => { expect(found(pageText(runs), typed)).toEqual(expected); });

  it('are not found when there is nothing to look for', () => {
    for (const typed of ['', '   ', '\u00ad', '\u0301']) expect(found(one('Ana Ivanova'), typed)).toEqual([]);
  });

  it('of a hyphen between digits stay apart at the end of a line', () => { expect(found(pageText([run('1980-', true), run('1990')]), '1980')).toEqual(['1980']); });

  it('are all counted, each once, and stand in the file as they are written', () => {
    const text = pageText([run('Ana, Bo '), run('Čapek', true), run('9am')]);
    expect(wordsIn(text).map((span) => writtenIn(text, span))).toEqual(['Ana', 'Bo', 'Čapek', '9am']);
  });

  it('are found wherever they are broken', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/u);
    fc.assert(fc.property(word, fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 4 }), fc.boolean(), (name, cuts, hyphens) => {
      const places = [0, ...new Set(cuts.filter((cut) => cut < name.length).toSorted((a, b) => a - b)), name.length];
      const parts = places.slice(1).map((to, index) => name.slice(places[index], to));
      const runs = parts.map((part, index) => (hyphens && index + 1 < parts.length ? run(`${part}-`, true) : run(part)));
      expect(found(pageText([run('of '), ...runs, run(' said')]), name.toUpperCase()).length).toBe(1);
    }));
  });

  it('keep the place of every letter', () => {
    fc.assert(fc.property(fc.array(fc.record({ str: fc.string({ unit: 'grapheme', maxLength: 12 }), hasEOL: fc.boolean() }), { maxLength: 6 }), (runs) => {
      const text = pageText(runs.map(({ str, hasEOL }) => run(str, hasEOL)));
      expect([text.runOf.length, text.placeOf.length]).toEqual([text.folded.length, text.folded.length]);
      for (let at = 0; at < text.folded.length; at += 1) {
        const of = text.runOf[at]!;
        if (of >= 0) expect(text.placeOf[at]).toBeLessThan(runs[of]!.str.length);
      }
    }));
  });
});
