// What people said and changed in office documents, as it is shown: nothing that anybody wrote is missed, and nothing that a file holds is run, followed or given more than its share.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reply } from '../../../electron/made-up-case/draw/reply.ts';
import { openArchive } from '../../../renderer/media/bounded-archive.ts';
import { mostDepth, type DocumentNode } from '../../../renderer/media/document-tree.ts';
import { readOffice } from '../../../renderer/media/office/read-office.ts';
import type { OfficeDocument } from '../../../renderer/media/office/sections.ts';
import { numberAs } from '../../../renderer/media/office/word-styles.ts';
import { MiB } from '../../../shared/sizes.ts';
import { commentedRegister, commentedSheet, commentedSlides, commentedTalk, commentedText, minutes, minutesWithMacro } from '../../journeys/support/commented-files.ts';
import { openDocument } from '../../journeys/support/office-files.ts';
import { storedZip } from '../../journeys/support/stored-zip.ts';
import { drawn } from './drawn.ts';

const read = async (bytes: Uint8Array): Promise<OfficeDocument> => readOffice(await openArchive(Uint8Array.from(bytes), 32 * MiB));
const all = (nodes: readonly DocumentNode[]): string => nodes.map(drawn).join('');
const comments = ({ sections }: OfficeDocument): readonly string[] => sections.flatMap((section) => section.comments.map(({ by, at, cell, nodes }) => `${by} | ${at} | ${cell} | ${all(nodes)}`));
const words = ({ sections }: OfficeDocument): string => sections.map(({ nodes }) => all(nodes)).join('');

describe('a Word document', () => {
  it('shows headings, forms, lists with their own numbers, tables, boxes and notes, each word once', async () => {
    const text = words(await read(minutes()));
    expect(text).toContain('<h1>Minutes of the branch</h1><p>They came at <strong>eight</strong>.(1)<sup>[1]</sup></p>');
    expect(text).toContain('<ol><li>§ 1 First<ol><li>1.i) Deeper</li></ol></li></ol><p>Between</p><ol><li>§ 2 Second</li></ol><ul><li>A point</li></ul>');
    expect(text).toContain('<table><tr><th 2><p>Who</p></th></tr><tr><td over 2><p>Ana</p></td><td><p>one</p></td></tr><tr><td><p>two</p></td></tr></table>');
    expect(text).toContain('<blockquote><p>In a box</p></blockquote><p>Beside</p><p>☒\tsigned<br></br>\u2011</p><blockquote><p>[1] By the clock.</p></blockquote>');
    expect(text.split('In a box')).toHaveLength(2);
    expect(text).not.toContain('trap.example');
  });

  it('shows what was deleted, added and moved, by whom and when', async () => {
    const document = await read(minutes());
    expect(words(document)).toContain('<p>Paid by {deleted Ana Dolidze 2026-03-03 09:12:00Z: the owner}{added Ana Dolidze 2026-03-03 09:12:00Z: nobody}.</p><p>{movedAway Sefa : Away}</p>');
    expect(document.tracksChanges).toBe(true);
  });

  it('shows its comments in the order of their places, and those that stand nowhere after them', async () => {
    expect(comments(await read(minutes()))).toStrictEqual(['Ana Dolidze | 2026-03-03 09:12:00Z |  | <p>Ask Marta</p>', 'Sefa |  |  | <p>Nowhere</p>']);
  });

  it.each([[4, 'lowerRoman', 'iv'], [1999, 'upperRoman', 'MCMXCIX'], [28, 'lowerLetter', 'bb'], [26, 'upperLetter', 'Z'], [7, 'decimalZero', '07'], [999_999_999, 'lowerLetter', '999999999'], [999_999_999, 'upperRoman', '999999999'], [3, 'none', '']])('writes %d in %s as %s', (number, format, text) => {
    expect(numberAs(number, format)).toBe(text);
  });
});

it('Excel shows its comments with their cells, and a thread once, with its answers', async () => {
  const document = await read(commentedSheet());
  expect(comments(document)).toStrictEqual(['Ana |  | B2 | <p>Who paid?</p><p>Ask.</p>', 'Marta Quill | 2026-03-03 09:12:00.00 | A1 | <p>Seven?</p>', ' |  | A1 | <p>Yes.</p>']);
  expect([document.keepsFormerValues, document.tracksChanges]).toStrictEqual([true, false]);
});

it('PowerPoint shows the comments of its older and its newer kind, and answers after what they answer', async () => {
  expect(comments(await read(commentedSlides()))).toStrictEqual(['Ana | 2026-03-03 09:12:00.000 |  | <p>Who was there?</p>', 'Marta | 2026-03-04 10:00:00.000 |  | <p>Show it</p><p>or not</p>', ' |  |  | <p>Later</p>']);
});

it('OpenDocument shows comments and changes at their places, and what was deleted without a place at the end', async () => {
  const text = await read(commentedText());
  expect(words(text)).toBe('<p>Paid {deleted Ana 2026-03-03 09:12:00: by the<br></br>owner}{added Ana 2026-03-03 09:12:00: by nobody}.(1)</p><p>{deleted Ana 2026-03-03 09:12:00: lost}</p>');
  expect([comments(text), text.tracksChanges]).toStrictEqual([['Ana | 2026-03-03 09:12:00 |  | <p>Ask again</p>'], true]);
  const register = await read(commentedRegister());
  expect([comments(register), register.keepsFormerValues]).toStrictEqual([['Ana | 2026-03-03 09:12:00 | B1 | <p>Who paid?</p>'], true]);
  expect(words(register)).not.toContain('Who paid?');
  const talk = await read(commentedTalk());
  expect([comments(talk), words(talk)]).toStrictEqual([['Ana | 2026-03-03 09:12:00 |  | <p>Who was there?</p>'], '<p>The raid</p>']);
});

it('the letter of the made-up case shows what was taken out of it, and what was said beside it', async () => {
  const letter = await read(reply());
  expect(words(letter)).toContain('{deleted Sefa Oryn 2026-03-29 21:40:00Z: after your letter, }{added Sefa Oryn');
  expect(comments(letter)).toStrictEqual(['Ansa Myre | 2026-03-30 08:15:00Z |  | <p>With its number and who signed it. By telephone they will deny it.</p>']);
});

describe('a macro is told by what lies in the archive:', () => {
  it.each([
    ['none in a document', minutes(), false], ['Visual Basic', minutesWithMacro(), true], ['Visual Basic under another name', minutesWithMacro('word/picture.png'), true],
    ['Visual Basic in what calls itself a document without', minutes({ 'word/vbaProject.bin': 'Sub AutoOpen()' }), true], ['a macro sheet of older Excel', storedZip({ 'xl/workbook.xml': '<workbook/>', 'xl/macrosheets/sheet1.xml': '<a/>' }), true],
    ['a module of LibreOffice', commentedText({ 'Basic/Standard/Module1.xml': '<a/>' }), true], ['an empty library of LibreOffice', commentedText({ 'Basic/Standard/script-lb.xml': '<a/>', 'Basic/script-lc.xml': '<a/>' }), false], ['a script of LibreOffice', commentedText({ 'Scripts/python/run.py': 'x' }), true],
  ])('%s', async (_what, bytes, hasMacros) => {
    expect((await read(bytes)).hasMacros).toBe(hasMacros);
  });
});

const depthOf = (nodes: readonly DocumentNode[]): number => {
  let [depth, row]: [number, readonly DocumentNode[]] = [0, nodes];
  for (; row.length > 0; depth += 1) row = row.flatMap((node) => ('children' in node ? node.children : []));
  return depth;
};
const wordText = (inside: string): Buffer => storedZip({ 'word/document.xml': `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>` });

describe('a hostile document', () => {
  it.each([
    ['tables', wordText(`${'<w:tbl><w:tr><w:tc>'.repeat(30_000)}<w:p><w:r><w:t>Deep</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(30_000)}`)],
    ['changes', wordText(`<w:p>${'<w:ins>'.repeat(30_000)}<w:r><w:t>Deep</w:t></w:r>${'</w:ins>'.repeat(30_000)}</w:p>`)],
    ['lists', openDocument('text', `${'<text:list><text:list-item>'.repeat(30_000)}<text:p>Deep</text:p>${'</text:list-item></text:list>'.repeat(30_000)}`)],
  ])('of %s within each other keeps its words, and is as deep as can be drawn', async (_what, bytes) => {
    const document = await read(bytes);
    expect(document.sections[0]?.nodes.flatMap(function leaves(node): readonly string[] { return 'text' in node ? [node.text] : 'children' in node ? node.children.flatMap(leaves) : []; })).toStrictEqual(['Deep']);
    expect(depthOf(document.sections[0]?.nodes ?? [])).toBeLessThanOrEqual(mostDepth + 1);
  });

  it('of more comments and changes than are drawn is cut and says so', async () => {
    const many = await read(wordText(`<w:p>${Array.from({ length: 30_000 }, (_, at) => `<w:del w:author="${String(at)}"><w:r><w:delText>x</w:delText></w:r></w:del>`).join('')}</w:p>`));
    expect(many.cut).toBe(true);
    const spoken = await read(minutes({ 'word/comments.xml': `<w:comments xmlns:w="w">${Array.from({ length: 60_000 }, (_, at) => `<w:comment w:id="${String(at)}" w:author="a"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>`).join('')}</w:comments>` }));
    expect(spoken.cut).toBe(true);
  });

  it('names, times and levels without end are no longer than a line', async () => {
    const long = 'x'.repeat(100_000);
    const { sections: [section] } = await read(wordText(`<w:p><w:pPr><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins w:author="${long}" w:date="${long}"><w:r><w:t>a</w:t></w:r></w:ins></w:p>`));
    expect(drawn(section?.nodes[0] ?? { text: long }).length).toBeLessThan(400);
  });

  it('made of Word’s own elements in any order is read or refused, in little time', async () => {
    const element = fc.constantFrom('p', 'r', 't', 'delText', 'ins', 'del', 'tbl', 'tr', 'tc', 'txbxContent', 'pPr', 'rPr', 'b', 'footnoteReference', 'commentReference', 'body', 'Fallback', 'numPr', 'numId', 'ilvl', 'vMerge', 'gridSpan', 'sym', 'br', 'checkBox');
    const tree = fc.letrec<{ node: string }>((tie) => ({ node: fc.oneof({ maxDepth: 6 }, fc.string().map((text) => text.replace(/[<&\u0000-\u001F]/gu, '')), fc.tuple(element, fc.integer(), fc.array(tie('node'), { maxLength: 5 })).map(([name, value, inner]) => `<w:${name} w:val="${String(value)}" w:id="7">${inner.join('')}</w:${name}>`)) })).node;
    await fc.assert(fc.asyncProperty(tree, async (inside) => {
      const document = await read(minutes({ 'word/minutes.xml': `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>` }));
      expect(depthOf(document.sections[0]?.nodes ?? [])).toBeLessThanOrEqual(mostDepth + 1);
    }), { numRuns: 200 });
  });
});
