// Office files in which people spoke with each other: comments, answers, words that were added and taken out while the program kept track of it. Parts, names and elements are those that
// Word, Excel, PowerPoint and LibreOffice write.
import { drawnOver } from './charted-files.ts';
import { openDocument, ooxml, relation, relations, shape, slide } from './office-files.ts';
import { storedZip } from './stored-zip.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, form = ''): string => `<w:r>${form === '' ? '' : `<w:rPr>${form}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const inList = (id: number, level = 0): string => `<w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="${String(id)}"/></w:numPr>`;
const level = (place: number, format: string, text: string): string => `<w:lvl w:ilvl="${String(place)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const ana = 'w:author="Ana Dolidze" w:date="2026-03-03T09:12:00Z"';

/** Word keeps a head anew for every section, and those of before where somebody turned them off. */
export const heads = (said: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(said).map(([name, inside]) => {
  const tag = name.startsWith('header') ? 'w:hdr' : 'w:ftr';
  return [`word/${name}.xml`, `<${tag} ${word}>${inside}</${tag}>`];
}));
export const pageHead = (text: string): string => paragraph(run(text));
/** Drawn across the page behind its words. */
export const watermark = (text: string): string => paragraph(`<w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="${text}"/></v:shape></w:pict></w:r>`);
const refersTo = (kind: 'header' | 'footer', pages: string, id: string): string => `<w:${kind}Reference w:type="${pages}" r:id="${id}"/>`;

const minutesText = [
  paragraph(run('Minutes of the branch'), '<w:pStyle w:val="Berschrift1"/>'),
  paragraph(`${run('They came at ')}${run('eigh', '<w:b/>')}<w:proofErr/>${run('t', '<w:b/>')}${run('.')}<w:commentRangeStart w:id="7"/><w:r><w:commentReference w:id="7"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`),
  paragraph(`${run('Paid by ')}<w:del w:id="1" ${ana}><w:r><w:delText>the owner</w:delText></w:r></w:del><w:ins w:id="2" ${ana}>${run('nobody', '<w:rPrChange w:id="9"><w:rPr><w:strike/></w:rPr></w:rPrChange>')}</w:ins>${run('.')}`, '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr><w:pPrChange w:id="5"><w:pPr><w:pStyle w:val="Berschrift1"/></w:pPr></w:pPrChange>'),
  paragraph(`<w:moveFrom w:id="4" w:author="Sefa">${run('Away')}</w:moveFrom>`),
  paragraph(run('First'), inList(1)), paragraph(run('Deeper'), inList(1, 1)), paragraph(run('Between')), paragraph(run('Second'), inList(1)), paragraph(run('A point'), inList(2)),
  `<w:tbl><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Who', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('Ana', '<w:vMerge w:val="restart"/>')}${cell('one')}</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>${cell('two')}</w:tr></w:tbl>`,
  paragraph(`${run('Beside')}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><wps:txbx xmlns:wps="s"><w:txbxContent>${paragraph(run('In a box'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('In a box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
  paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:tab/><w:t>signed</w:t><w:br/><w:noBreakHyphen/></w:r><w:r><w:instrText>HYPERLINK "https://trap.example.invalid/"</w:instrText></w:r>'),
].join('');

/** `parts` are put beside those of the minutes. */
export const minutes = (parts: Readonly<Record<string, string>> = {}, type = ooxml('wordprocessingml.document')): Buffer => storedZip({
  '[Content_Types].xml': type,
  '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/minutes.xml')),
  'word/minutes.xml': `<w:document ${word} xmlns:r="r"><w:body>${minutesText}<w:sectPr>${refersTo('header', 'default', 'r5')}${refersTo('header', 'first', 'r6')}${refersTo('footer', 'default', 'r7')}<w:titlePg/></w:sectPr></w:body></w:document>`,
  'word/_rels/minutes.xml.rels': relations(relation('r1', 'styles', 'styles.xml'), relation('r2', 'numbering', 'numbering.xml'), relation('r3', 'comments', 'comments.xml'), relation('r4', 'footnotes', 'footnotes.xml'), relation('r5', 'header', 'header1.xml'), relation('r6', 'header', 'header2.xml'), relation('r7', 'footer', 'footer1.xml')),
  'word/styles.xml': `<w:styles ${word}><w:style w:type="paragraph" w:styleId="Berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`,
  'word/numbering.xml': `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '§ %1')}${level(1, 'lowerRoman', '%1.%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  'word/comments.xml': `<w:comments ${word}><w:comment w:id="3" w:author="Sefa">${paragraph(run('Nowhere'))}</w:comment><w:comment w:id="7" ${ana}>${paragraph(run('Ask Marta'))}</w:comment></w:comments>`,
  'word/footnotes.xml': `<w:footnotes ${word}><w:footnote w:type="separator" w:id="-1">${paragraph(run('-'))}</w:footnote><w:footnote w:id="2">${paragraph(`<w:r><w:footnoteRef/></w:r>${run('By the clock.')}`)}</w:footnote></w:footnotes>`,
  ...heads({ header1: paragraph(''), header2: `<w:tbl><w:tr>${cell('Labour Inspectorate')}${cell('Ref. 12-7/2026')}</w:tr></w:tbl>`, footer1: pageHead('In confidence') }),
  ...parts,
});

const macroPart = (path: string): string => `<Override PartName="/${path}" ContentType="application/vnd.ms-office.vbaProject"/></Types>`;

/** The minutes as a document with a macro, under the name that Word gives the macro's part, or under another. */
export const minutesWithMacro = (path = 'word/vbaProject.bin'): Buffer =>
  minutes({ [path]: 'Sub AutoOpen()' }, ooxml('wordprocessingml.document').replace('openxmlformats-officedocument.wordprocessingml.document', 'ms-word.document.macroEnabled').replace('</Types>', macroPart(path)));

const threads = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"';

export const commentedSheet = (): Buffer => storedZip({
  '[Content_Types].xml': ooxml('spreadsheetml.sheet'),
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Paid" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'person', 'persons/person.xml'), relation('rId3', 'revisionHeaders', 'revisions/revisionHeaders.xml')),
  'xl/persons/person.xml': `<personList ${threads}><person displayName="Marta Quill" id="{A}"/></personList>`,
  'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>',
  'xl/worksheets/_rels/sheet1.xml.rels': relations(relation('rId1', 'comments', '../comments1.xml'), relation('rId2', 'threadedComment', '../threadedComments/threadedComment1.xml'), relation('rId3', 'drawing', '../drawings/drawing1.xml')),
  ...drawnOver(),
  'xl/comments1.xml': '<comments><authors><author>Ana</author><author>tc={B}</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Who </t></r><r><t>paid?\nAsk.</t></r></text></comment><comment ref="A1" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
  'xl/threadedComments/threadedComment1.xml': `<ThreadedComments ${threads}><threadedComment ref="A1" dT="2026-03-03T09:12:00.00" personId="{A}" id="{B}"><text>Seven?</text></threadedComment><threadedComment ref="A1" personId="{C}" id="{D}" parentId="{B}"><text>Yes.</text></threadedComment></ThreadedComments>`,
});

export const commentedSlides = (): Buffer => storedZip({
  '[Content_Types].xml': ooxml('presentationml.slideshow'),
  'ppt/presentation.xml': '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': relations(relation('rId1', 'slide', 'slides/slide1.xml'), relation('rId2', 'commentAuthors', 'commentAuthors.xml'), relation('rId3', 'authors', 'authors.xml')),
  'ppt/commentAuthors.xml': '<p:cmAuthorLst xmlns:p="p"><p:cmAuthor id="0" name="Ana" initials="A"/></p:cmAuthorLst>',
  'ppt/authors.xml': '<p188:authorLst xmlns:p188="q"><p188:author id="{M}" name="Marta"/></p188:authorLst>',
  'ppt/slides/slide1.xml': slide(shape('title', 'The raid')),
  'ppt/slides/_rels/slide1.xml.rels': relations(relation('rId1', 'comments', '../comments/comment1.xml'), relation('rId2', 'comments', '../comments/modernComment_1.xml')),
  'ppt/comments/comment1.xml': '<p:cmLst xmlns:p="p"><p:cm authorId="0" dt="2026-03-03T09:12:00.000" idx="1"><p:pos x="1" y="1"/><p:text>Who was there?</p:text></p:cm></p:cmLst>',
  'ppt/comments/modernComment_1.xml': '<p188:cmLst xmlns:p188="q" xmlns:a="a"><p188:cm id="{1}" authorId="{M}" created="2026-03-04T10:00:00.000"><p188:replyLst><p188:reply id="{2}" authorId="{N}"><p188:txBody><a:p><a:r><a:t>Later</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Show it</a:t></a:r></a:p><a:p><a:r><a:t>or not</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>',
});

const annotation = (words: string): string => `<office:annotation><dc:creator>Ana</dc:creator><dc:date>2026-03-03T09:12:00</dc:date><text:p>${words}</text:p></office:annotation>`;
const changed = (id: string, kind: string, words = ''): string => `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>Ana</dc:creator><dc:date>2026-03-03T09:12:00</dc:date></office:change-info>${words}</text:${kind}></text:changed-region>`;

/** The form as a template of LibreOffice; `parts` are put beside its own. */
export const commentedText = (parts: Readonly<Record<string, string>> = {}): Buffer => openDocument('text-template', [
  `<text:tracked-changes>${changed('c1', 'deletion', '<text:p>by the</text:p><text:p>owner</text:p>')}${changed('c2', 'insertion')}${changed('c3', 'deletion', '<text:p>lost</text:p>')}</text:tracked-changes>`,
  `<text:p>Paid <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>by nobody<text:change-end text:change-id="c2"/>.${annotation('Ask again')}</text:p>`,
].join(''), '', parts);

export const commentedRegister = (): Buffer => openDocument('spreadsheet', `<table:tracked-changes><table:cell-content-change table:id="ct1"><office:change-info><dc:creator>Ana</dc:creator></office:change-info><table:previous><table:change-track-table-cell><text:p>5</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes><table:table table:name="Funds"><table:table-row><table:table-cell/><table:table-cell>${annotation('Who paid?')}<text:p>7</text:p></table:table-cell></table:table-row></table:table>`);

export const commentedTalk = (): Buffer => openDocument('presentation-template', `<draw:page draw:name="page1">${annotation('Who was there?')}<draw:frame><draw:text-box><text:p>The raid</text:p></draw:text-box></draw:frame></draw:page>`);
