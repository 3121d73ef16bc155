// Office files as small as they can be and still hold what their readers must know: dates that only a format makes dates, rows that are left out, sheets and slides that are hidden,
// words that stand twice, notes, repeated cells. Their names in the archive are those that Office and LibreOffice write.
import { storedZip } from './stored-zip.ts';

export const ooxml = (main: string): string => `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;
export const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
export const relations = (...all: readonly string[]): string => `<Relationships>${all.join('')}</Relationships>`;

export const workbook = (sheet: string, settings = ''): Buffer => storedZip({
  '[Content_Types].xml': ooxml('spreadsheetml.sheet'),
  'xl/workbook.xml': `<workbook xmlns:r="r">${settings}<sheets><sheet name="Dismissals" sheetId="1" r:id="rId1"/><sheet name="Quiet" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'), relation('rId3', 'sharedStrings', 'sharedStrings.xml'), relation('rId4', 'styles', 'styles.xml')),
  'xl/sharedStrings.xml': '<sst><si><t>Name</t></si><si><r><t>Ana </t></r><r><t>Dolidze &amp; son</t></r><rPh sb="0" eb="1"><t>aid</t></rPh></si></sst>',
  'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0.00&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c t="inlineStr"><is><t>Set aside</t></is></c></row></sheetData></worksheet>',
});

const dismissals = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Dismissed on</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46084</v></c></row>';

export const slide = (inside: string, attributes = ''): string => `<p:sld xmlns:p="p" xmlns:a="a"${attributes}><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`;
export const shape = (type: string, ...paragraphs: readonly string[]): string => `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`;

export const slides = (): Buffer => storedZip({
  '[Content_Types].xml': ooxml('presentationml.presentation'),
  'ppt/presentation.xml': '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId7"/><p:sldId id="257" r:id="rId3"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': relations(relation('rId3', 'slide', 'slides/slide1.xml'), relation('rId7', 'slide', 'slides/slide2.xml')),
  'ppt/slides/slide1.xml': slide('<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>08:41</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>', ' show="0"'),
  'ppt/slides/slide2.xml': slide(`${shape('title', 'The raid')}${shape('body', 'Two computers', 'One phone')}<mc:AlternateContent xmlns:mc="m"><mc:Choice>${shape('body', 'Once')}</mc:Choice><mc:Fallback>${shape('body', 'Once')}</mc:Fallback></mc:AlternateContent>${shape('sldNum', '1')}`),
  'ppt/slides/_rels/slide2.xml.rels': relations(relation('rId1', 'notesSlide', '../notesSlides/notesSlide1.xml')),
  'ppt/notesSlides/notesSlide1.xml': slide(`${shape('body', 'Say nothing of Ana')}${shape('sldNum', '1')}`),
});

export const openDocument = (kind: 'text' | 'spreadsheet' | 'presentation' | 'text-template' | 'presentation-template', body: string, manifest = '', parts: Readonly<Record<string, string>> = {}): Buffer => storedZip({
  mimetype: `application/vnd.oasis.opendocument.${kind}`,
  'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d"><office:automatic-styles><x/></office:automatic-styles><office:body><office:${kind.replace('-template', '')}>${body}</office:${kind.replace('-template', '')}></office:body></office:document-content>`,
  'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="m">${manifest}</manifest:manifest>`,
  ...parts,
});

export const statement = (): Buffer => openDocument('text', [
  '<text:h text:outline-level="2">What  happened</text:h>',
  '<text:p>They came<text:s text:c="2"/>at <text:span>eight</text:span>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By the clock in the hall.</text:p></text:note-body></text:note></text:p>',
  '<text:list><text:list-item><text:p>Ana</text:p></text:list-item></text:list>',
  '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
].join(''));

export const lockedStatement = (): Buffer => openDocument('text', '<text:p>x</text:p>', '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>');

export const register = (): Buffer => openDocument('spreadsheet', [
  '<table:table table:name="Funds"><table:table-row><table:table-cell><text:p>Paid on</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>3 March</text:p><text:p>2026</text:p></table:table-cell></table:table-row>',
  '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
  '<table:table-row><table:table-cell office:value-type="float" office:value="12.5"/></table:table-row>',
  '<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
].join(''));

export const openSlides = (): Buffer => openDocument('presentation', '<draw:page draw:name="page1"><draw:frame><draw:text-box><text:p>Who was there</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Ask first</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>');

/** A file of each kind of office program, by its name. */
export const officeFiles = { 'table.xlsx': () => workbook(dismissals), 'raid.pptx': slides, 'statement.odt': statement, 'register.ods': register, 'talk.odp': openSlides } as const satisfies Readonly<Record<string, () => Buffer>>;

/** What each of them must show. */
export const officeWords: Readonly<Record<keyof typeof officeFiles, string>> = { 'table.xlsx': '2026-03-03', 'raid.pptx': 'Two computers', 'statement.odt': 'They came', 'register.ods': 'Paid on', 'talk.odp': 'Who was there' };
