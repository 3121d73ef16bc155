// The heads and feet of pages: what is only said there is shown, with the pages that have it; what a program puts on no page is shown as that.
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../renderer/media/bounded-archive.ts';
import { readOffice } from '../../../renderer/media/office/read-office.ts';
import { readRtf } from '../../../renderer/media/office/rtf.ts';
import type { OfficeDocument } from '../../../renderer/media/office/sections.ts';
import { MiB } from '../../../shared/sizes.ts';
import { heads, minutes, pageHead, watermark } from '../../journeys/support/commented-files.ts';
import { openDocument, openSlides, relation, relations } from '../../journeys/support/office-files.ts';
import { storedZip } from '../../journeys/support/stored-zip.ts';
import { drawn } from './drawn.ts';

const read = async (bytes: Uint8Array): Promise<OfficeDocument> => readOffice(await openArchive(Uint8Array.from(bytes), 32 * MiB));
const margins = (document: OfficeDocument): readonly string[] => document.margins.map(({ at, pages, section, style, nodes }) => `${at} ${pages} ${String(section)}${style}: ${nodes.map(drawn).join('')}`);

const named = (...kinds: readonly string[]): string => kinds.map((kind) => {
  const [part = '', pages = ''] = kind.split(' ');
  return `<w:${part.replace(/\d/u, '')}Reference w:type="${pages}" r:id="${part}"/>`;
}).join('');
const word = (said: Readonly<Record<string, string>>, text: string, settings = ''): Buffer => storedZip({
  'word/document.xml': `<w:document xmlns:w="w" xmlns:r="r"><w:body>${text}</w:body></w:document>`,
  'word/_rels/document.xml.rels': relations(relation('s', 'settings', 'settings.xml'), ...Object.keys(said).map((name) => relation(name, name.replace(/\d/u, ''), `${name}.xml`))),
  'word/settings.xml': `<w:settings xmlns:w="w">${settings}</w:settings>`,
  ...heads(said),
});

describe('Word', () => {
  it('shows the letterhead of the first page and the foot of the others, and nothing of a head without words', async () => {
    expect(margins(await read(minutes()))).toStrictEqual([
      'head first 1: <table><tr><td><p>Labour Inspectorate</p></td><td><p>Ref. 12-7/2026</p></td></tr></table>',
      'foot other 1: <p>In confidence</p>',
    ]);
  });

  it('goes on with the heads of the section before, shows one that is kept anew once, and words across the page', async () => {
    const said = { header1: pageHead('Order 4'), header2: pageHead('Order 4'), header3: pageHead('Annex'), footer1: watermark('DRAFT') };
    const sections = [`<w:p><w:pPr><w:sectPr>${named('header1 default', 'footer1 even')}</w:sectPr></w:pPr></w:p>`, `<w:p><w:pPr><w:sectPr>${named('header2 default')}</w:sectPr></w:pPr></w:p>`, `<w:sectPr>${named('header3 default')}</w:sectPr>`].join('');
    expect(margins(await read(word(said, sections)))).toStrictEqual(['head every 1: <p>Order 4</p>', 'foot none 1: <p>DRAFT</p>', 'head every 3: <p>Annex</p>']);
    expect(margins(await read(word(said, sections, '<w:evenAndOddHeaders/>')))).toStrictEqual(['head other 1: <p>Order 4</p>', 'foot even 1: <p>DRAFT</p>', 'head other 3: <p>Annex</p>']);
  });

  it('says of a head that is turned off, or that nothing refers to any more, that it is for no page', async () => {
    const said = { header1: pageHead('Turned off'), header2: pageHead('Left behind') };
    const former = `<w:sectPrChange><w:sectPr>${named('header2 default')}</w:sectPr></w:sectPrChange>`;
    expect(margins(await read(word(said, `<w:sectPr>${named('header1 first')}<w:titlePg w:val="0"/>${former}</w:sectPr>`)))).toStrictEqual(['head none 1: <p>Turned off</p>', 'head none 1: <p>Left behind</p>']);
  });

  it('marks what was deleted in a head, and fetches nothing that a head names', async () => {
    const document = await read(word({ header1: '<w:p><w:del w:author="Sefa"><w:r><w:delText>Ref. 8</w:delText></w:r></w:del><w:r><w:drawing><a:blip xmlns:a="a" r:link="https://trap.example.invalid/"/></w:drawing></w:r></w:p>' }, `<w:sectPr>${named('header1 default')}</w:sectPr>`));
    expect([margins(document), document.tracksChanges]).toStrictEqual([['head every 1: <p>{deleted Sefa : Ref. 8}[picture : nothing]</p>'], true]);
  });

  it('says that a head is broken, and shows the text and the other heads', async () => {
    const document = await read(word({ header1: 'no < XML', footer1: pageHead('Copy') }, `<w:p><w:r><w:t>The text</w:t></w:r></w:p><w:sectPr>${named('header1 default', 'footer1 default')}</w:sectPr>`, 'nor < this'));
    expect([document.sections[0]?.nodes.map(drawn), margins(document), document.lacksMargin]).toStrictEqual([['<p>The text</p>'], ['foot every 1: <p>Copy</p>'], true]);
    const open = await read(openDocument('text', '<text:p>x</text:p>', '', { 'styles.xml': 'no < XML' }));
    expect([open.sections[0]?.nodes.map(drawn), open.lacksMargin]).toStrictEqual([['<p>x</p>'], true]);
    expect((await read(minutes())).lacksMargin).toBe(false);
  });

  it('a head without end leaves the text as it is, and is cut, which is said', async () => {
    const document = await read(word({ header1: pageHead('x').repeat(60_000) }, `<w:p><w:r><w:t>The text</w:t></w:r></w:p><w:sectPr>${named('header1 default')}</w:sectPr>`));
    expect([document.sections[0]?.nodes.map(drawn), document.cut]).toStrictEqual([['<p>The text</p>'], true]);
    expect(document.margins[0]?.nodes.length).toBeLessThan(5000);
  });
});

const page = (inside: string, name = 'Standard'): string => `<style:master-page style:name="${name}">${inside}</style:master-page>`;
const styles = (...pages: readonly string[]): Readonly<Record<string, string>> => ({ 'styles.xml': `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:styles><text:notes-configuration/></office:styles><office:master-styles>${pages.join('')}</office:master-styles></office:document-styles>` });

describe('OpenDocument text', () => {
  it('shows the heads and feet of its styles of pages, and which are turned off', async () => {
    const one = styles(page('<style:header><text:p>Court of Appeal<text:line-break/>Case <text:span>4/26</text:span></text:p></style:header><style:footer><text:p/></style:footer>'));
    expect(margins(await read(openDocument('text', '<text:p>x</text:p>', '', one)))).toStrictEqual(['head every 1: <p>Court of Appeal<br></br>Case 4/26</p>']);
    const several = styles(page('<style:header><text:p>Other</text:p></style:header><style:header-left><text:p>Left</text:p></style:header-left><style:header-first style:display="false"><text:p>Off</text:p></style:header-first>'), page('<style:footer><text:list><text:list-item><text:p>Copy</text:p></text:list-item></text:list></style:footer>', 'Annex'));
    expect(margins(await read(openDocument('text', '<text:p>x</text:p>', '', several)))).toStrictEqual(['head other 1Standard: <p>Other</p>', 'head even 1Standard: <p>Left</p>', 'head none 1Standard: <p>Off</p>', 'foot every 1Annex: <ul><li><p>Copy</p></li></ul>']);
  });

  it('keeps what was said and deleted in a head, after what was said in the text', async () => {
    const head = '<style:header><text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Ana</dc:creator></office:change-info><text:p>Ref. 8</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Ref. <text:change text:change-id="c1"/>9<office:annotation><text:p>Which?</text:p></office:annotation></text:p></style:header>';
    const document = await read(openDocument('text', '<text:p>x<office:annotation><text:p>First</text:p></office:annotation></text:p>', '', styles(page(head))));
    expect([margins(document), document.tracksChanges]).toStrictEqual([['head every 1: <p>Ref. {deleted Ana : Ref. 8}9(2)</p>'], true]);
    expect(document.sections[0]?.comments.map(({ nodes }) => nodes.map(drawn).join(''))).toStrictEqual(['<p>First</p>', '<p>Which?</p>']);
  });

  it('of slides nothing is taken for the head of a page', async () => {
    expect((await read(openSlides())).margins).toStrictEqual([]);
  });
});

describe('Rich Text Format', () => {
  const rtf = (text: string): readonly string[] => margins(readRtf(new TextEncoder().encode(`{\\rtf1 ${text}}`)));

  it('shows heads and feet by their pages and sections, with their tables', () => {
    expect(rtf(String.raw`\titlepg{\headerf\trowd\pard\intbl Inspectorate\cell Ref. 7\cell\row\pard}{\header Order\par}Text\par\sect{\footer Copy\par}More\par`)).toStrictEqual([
      'head first 1: <table><tr><td><p>Inspectorate</p></td><td><p>Ref. 7</p></td></tr></table>', 'head other 1: <p>Order</p>', 'foot other 2: <p>Copy</p>',
    ]);
  });

  it('says of those that its pages do not ask for that they are for no page, and looks at none in what it passes over', () => {
    expect(rtf(String.raw`{\headerf First\par}{\footerl Left\par}{\header Order\par}{\*\unknown{\header Hidden}}Text\par`)).toStrictEqual(['head every 1: <p>Order</p>', 'head none 1: <p>First</p>', 'foot none 1: <p>Left</p>']);
  });
});
