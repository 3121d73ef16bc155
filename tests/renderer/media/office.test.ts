// Office documents as they are shown: every word once and in order, dates as dates, and no more work than there are words.
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../renderer/media/bounded-archive.ts';
import { readOffice } from '../../../renderer/media/office/read-office.ts';
import type { OfficeDocument } from '../../../renderer/media/office/sections.ts';
import { columnLetters, datePartsOf, numberText, placeOf } from '../../../renderer/media/office/sheet-values.ts';
import { MiB } from '../../../shared/sizes.ts';
import { lockedStatement, openSlides, register, slides, statement, workbook } from '../../journeys/support/office-files.ts';
import { storedZip } from '../../journeys/support/stored-zip.ts';
import { drawn } from './drawn.ts';

const read = async (bytes: Uint8Array): Promise<OfficeDocument> => readOffice(await openArchive(Uint8Array.from(bytes), MiB));

const shown = async (bytes: Uint8Array): Promise<readonly string[]> => (await read(bytes)).sections.map(({ kind, name, isHidden, nodes }) => `${kind} ${name}${isHidden ? ' hidden' : ''}: ${nodes.map(drawn).join('')}`);

const table = (letters: string, ...rows: readonly (readonly [number, ...string[]])[]): string =>
  `<table><thead><tr><td></td>${[...letters].map((letter) => `<th>${letter}</th>`).join('')}</tr></thead><tbody>${rows.map(([number, ...cells]) => `<tr><th>${String(number)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

describe('an Excel workbook', () => {
  it('shows texts, dates by their format, formulas as what they came to, and only rows and columns that hold something', async () => {
    const sheet = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
      '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="1"><v>46084</v></c><c r="D4" s="2"><v>46084.361805555556</v></c><c r="E4" s="3"><v>0.30000000000000004</v></c></row>',
      '<row><c t="b"><v>1</v></c><c r="C5" t="e"><v>#REF!</v></c><c><f>A1*2</f><v>14</v></c><c><f>NOW()</f></c><c r="F5" s="4"><v>1.5</v></c><c r="G5" s="5"><v>0.5</v></c></row>',
      '<row r="1048576"><c r="XFD1048576"/></row>',
    ].join('');
    expect(await shown(workbook(sheet))).toStrictEqual([
      `sheet Dismissals: ${table('ACDEFG', [1, 'Name', '', '', '', '', ''], [4, 'Ana Dolidze &amp; son'.replace('&amp;', '&'), '2026-03-03', '2026-03-03 08:41:00', '0.3', '', ''], [5, 'TRUE', '#REF!', '14', '=NOW()', '36:00:00', '12:00:00'])}`,
      `sheet Quiet hidden: ${table('A', [1, 'Set aside'])}`,
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const [first] = await shown(workbook('<row r="1"><c r="A1" s="1"><v>44622</v></c></row>', '<workbookPr date1904="1"/>'));
    expect(first).toContain('2026-03-03');
  });

  it('one cell in the last row and one in the last column cost no more than others; a sheet of too many is cut and says so', async () => {
    const far = await read(workbook('<row r="1"><c r="XFD1" t="b"><v>1</v></c></row><row r="1048576"><c r="A1048576" t="b"><v>1</v></c></row>'));
    expect(far.cut).toBe(false);
    expect(far.sections[0]?.nodes.map(drawn).join('')).toContain('<th>A</th><th>XFD</th>');
    const rows = Array.from({ length: 60_000 }, (_, row) => `<row><c><v>${String(row)}</v></c></row>`).join('');
    const long = readOffice(await openArchive(Uint8Array.from(workbook(rows)), 32 * MiB));
    expect(long.cut).toBe(true);
    expect(long.sections[0]?.nodes.map(drawn).join('')).toContain('<td>9000</td>');
  });

  it('a row that calls itself the thousand millionth is one row', async () => {
    expect(await shown(workbook('<row r="999999999"><c t="b"><v>1</v></c></row>'))).toContain(`sheet Dismissals: ${table('A', [999_999_999, 'TRUE'])}`);
  });
});

describe('what a stored number says', () => {
  it.each([
    [46084, undefined, 14, '2026-03-03'], [59, undefined, 14, '1900-02-28'], [61, undefined, 14, '1900-03-01'], [46084.5, undefined, 14, '2026-03-03 12:00:00'], [0.25, undefined, 20, '06:00:00'],
    [46084, 'd. mmmm yyyy', 164, '2026-03-03'], [46084, '[$-419]DD.MM.YYYY;@', 164, '2026-03-03'], [46084, 'mmm', 164, '2026-03-03'], [46084, '0.0 "m"', 164, '46084'], [46084, '#,##0\\ \\d', 164, '46084'],
    [46084, '[Red]#,##0', 164, '46084'], [46084, 'General', 164, '46084'], [-3, undefined, 14, '-3'], [3_000_000, undefined, 14, '3000000'], [1e20, undefined, 0, '100000000000000000000'],
  ])('%d with %s (%d) is %s', (stored, code, id, text) => {
    expect(numberText(String(stored), datePartsOf(id, code), false)).toBe(text);
  });

  it('what is no number is said as it stands', () => {
    expect(numberText('many', 'day', false)).toBe('many');
  });

  it('columns are named as Excel names them, both ways', () => {
    for (const [place, letters] of [[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA'], [16_383, 'XFD']] as const) {
      expect(columnLetters(place)).toBe(letters);
      expect(placeOf(`${letters}12`)).toStrictEqual({ row: 11, column: place });
    }
    expect(placeOf('12')).toBeNull();
  });
});

it('a presentation shows its slides in order, what stands twice once, and the notes apart', async () => {
  expect(await shown(slides())).toStrictEqual([
    'slide : <h2>The raid</h2><p>Two computers</p><p>One phone</p><p>Once</p><blockquote><p>Say nothing of Ana</p></blockquote>',
    'slide  hidden: <table><tr><td><p>08:41</p></td></tr></table>',
  ]);
});

it('an OpenDocument text shows its headings, lists, tables and notes', async () => {
  expect(await shown(statement())).toStrictEqual(['text : <h2>What happened</h2><p>They came  at eight. [1 By the clock in the hall.]</p><ul><li><p>Ana</p></li></ul><table><tr><td 2><p>Both</p></td></tr></table>']);
});

it('OpenDocument sheets and slides show what their cells and boxes show', async () => {
  expect(await shown(register())).toStrictEqual([`sheet Funds: ${table('AD', [1, 'Paid on', '3 March<br></br>2026'], [5, '12.5', ''])}`]);
  expect(await shown(openSlides())).toStrictEqual(['slide page1: <p>Who was there</p><blockquote><p>Ask first</p></blockquote>']);
});

describe('is refused with its reason:', () => {
  it.each([
    ['a locked document', lockedStatement(), 'needs-password'],
    ['an archive that holds nothing of an office program', storedZip({ 'a.xml': '<a/>' }), 'cannot-decode'],
    ['a sheet that is named and not there', storedZip({ 'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>' }), 'cannot-decode'],
    ['a slide that is named and not there', storedZip({ 'ppt/presentation.xml': '<p:presentation><p:sldId r:id="rId1"/></p:presentation>' }), 'cannot-decode'],
    ['a part that is no XML', storedZip({ 'content.xml': 'Not a word of it < >' }), 'cannot-decode'],
  ])('%s', async (_what, bytes, why) => {
    await expect(read(bytes)).rejects.toMatchObject({ why });
  });
});

it('entities that a file defines itself are not swollen', async () => {
  const bytes = storedZip({ 'content.xml': '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><o:body><o:text><t:p>&b;&#65;&amp;</t:p></o:text></o:body>' });
  const [section] = await shown(bytes);
  expect(section).not.toContain('aaaaaaaaaa');
  expect(section).toContain('A&');
});
