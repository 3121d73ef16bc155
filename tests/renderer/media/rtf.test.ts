// Rich Text Format as it is shown: words in the letters of their language, tables, notes, comments and what was deleted; and whatever bytes come, an answer in little time.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRtf, readRtf } from '../../../renderer/media/office/rtf.ts';
import type { OfficeDocument } from '../../../renderer/media/office/sections.ts';
import { letterRtf } from '../../journeys/support/letter-rtf.ts';
import { drawn } from './drawn.ts';

const read = (text: string): OfficeDocument => readRtf(Buffer.from(text, 'latin1'));
const words = ({ sections }: OfficeDocument): string => sections.flatMap(({ nodes }) => nodes.map(drawn)).join('');

it('a letter shows its headings, tables, notes, comments and changes, and nothing of what is beside its text', () => {
  const letter = readRtf(letterRtf());
  expect(words(letter)).toBe([
    '<h1>Minutes</h1><p>They came “at eight”. [By the clock. Twice.](1)</p>',
    '<p>Paid by {deleted Ana 2026-03-03 09:12: the owner}{added Ana 2026-03-03 09:12: nobody}.</p>',
    '<table><tr><td><p>Who</p></td><td><p>one</p><p>two</p></td></tr></table><p>•\tA link<br></br>In a box</p>',
  ].join(''));
  expect(letter.sections[0]?.comments.map(({ by, at, nodes }) => [by, at, nodes.map(drawn).join('')])).toStrictEqual([['Marta', '2026-03-03 09:12', '<p>Ask again</p>']]);
  expect([letter.tracksChanges, letter.cut]).toStrictEqual([true, false]);
});

describe('letters of other languages:', () => {
  it.each([
    [String.raw`{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}`, 'Привет'], [String.raw`{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}\f0 caf\'e9 {\f1 \'d3\'e1\'c7\'e3}}`, 'café سلام'],
    [String.raw`{\rtf1\uc1\u1088?\u1091?\uc2\u8364\'80\'80\uc0\u-10179\u-8704 \{\}}`, 'ру€😀{}'], [String.raw`{\rtf1{\fonttbl{\f2\fcharset128 C;}}\f2 \'93\'fa\'96\'7b}`, '日本'], [String.raw`{\rtf1\ansicpg437 a\'82}`, 'a\uFFFD'], [String.raw`{\rtf1{\fonttbl{\f3\fcharset2 W;}}\f3\'fe}`, '☒'],
  ])('%s', (text, expected) => {
    expect(words(read(text))).toBe(`<p>${expected}</p>`);
  });
});

it('what is hidden in pictures, objects and fields is not read, and bytes that are counted are passed over', () => {
  expect(words(read(String.raw`{\rtf1 a{\pict\wmetafile8 6465}{\object{\*\objdata 0105}{\result b}}{\*\unknown c}{\field{\*\fldinst HYPERLINK "https://trap.example.invalid"}{\fldrslt d}}{\*\bin3 }}}{\bin2 }}e}`))).toBe('<p>abde</p>');
});

describe('a hostile file', () => {
  it('of groups within each other, never closed, or closed too often has an answer', () => {
    const deep = read(`{\\rtf1 a${'{'.repeat(200_000)}b${'}'.repeat(300_000)}c{\\rtf1 d}`);
    expect([words(deep), deep.cut]).toStrictEqual(['<p>ad</p>', true]);
    expect(words(read(`{\\rtf1 ${String.raw`{\trowd\intbl a\cell`.repeat(900)}`))).toContain('a');
  });

  it('of numbers without end has an answer', () => {
    const huge = '9'.repeat(1000);
    expect(words(read(`{\\rtf1\\uc${huge}\\u${huge}\\f${huge}\\ansicpg${huge}\\outlinelevel${huge}\\revdttmdel${huge}\\deleted x\\bin${huge} y}`))).toContain('<');
    expect(words(read(String.raw`{\rtf1\constructor a\__proto__ b\toString c}`))).toContain('a');
  });

  it('of more words than are read is refused, and of more paragraphs than are drawn is cut', () => {
    expect(words(readRtf(Buffer.from(`{\\rtf1 ${'a'.repeat(1000)}}`), 1000))).toHaveLength(1007);
    expect(() => readRtf(Buffer.from(`{\\rtf1 ${'a'.repeat(1001)}}`), 1000)).toThrow(expect.objectContaining({ why: 'too-large' }) as Error);
    expect(read(`{\\rtf1 ${'a\\par '.repeat(60_000)}}`).cut).toBe(true);
  });

  it('of random bytes, or of words of RTF in any order, never throws', () => {
    const piece = fc.constantFrom(...['{', '}', '\\*', '\\par ', '\\cell', '\\row', '\\intbl', '\\pard', '\\u-1?', "\\'e9", "\\'", '\\', '\\bin4 ', '\\uc7', '{\\*\\annotation ', '{\\*\\atndate 9}', '{\\footnote ', '{\\fonttbl{\\f1\\fcharset128 ', '\\f1', '\\deleted', '\\revised0', '{\\*\\revtbl {a;}', 'word ', '\u0000', '\n']);
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), (pieces, bytes) => {
      readRtf(Buffer.concat([Buffer.from(`{\\rtf1${pieces.join('')}`, 'latin1'), bytes]));
    }), { numRuns: 2000 });
  });
});

it('only a file that begins as one is taken for one', () => {
  expect([isRtf(letterRtf()), isRtf(Buffer.from('PK')), isRtf(Buffer.from('{\\rt')), isRtf(Buffer.alloc(0))]).toStrictEqual([true, false, false, false]);
});

const sample = new URL('../../../../shared/vectors/exiftool-t-images/t/images/RTF.rtf', import.meta.url);

it.skipIf(!existsSync(sample))('a file of the ExifTool test suite is read', () => {
  expect(words(readRtf(readFileSync(sample)))).toMatch(/<p>[^<]{3,}/u);
});
