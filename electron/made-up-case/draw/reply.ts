// The draft of a letter as Word keeps it while people work on it: what they took out and put in is still there, and what they said to each other about it (ECMA-376 part 1).
import { zip } from './zip.ts';

const ooxml = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const named = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const begin = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inside: string, style = ''): string => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inside}</w:p>`;
const remark = (id: number, about: string): string => `<w:commentRangeStart w:id="${String(id)}"/>${about}<w:commentRangeEnd w:id="${String(id)}"/><w:r><w:commentReference w:id="${String(id)}"/></w:r>`;
const comment = (id: number, by: string, at: string, text: string): string => `<w:comment w:id="${String(id)}" w:author="${by}" w:date="${at}">${paragraph(run(text))}</w:comment>`;
const cell = (text: string): string => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(run(text))}</w:tc>`;

const sefa = 'w:author="Sefa Oryn" w:date="2026-03-29T21:40:00Z"';

const text = [
  paragraph(run('Reply to the Registry Department'), 'Heading1'),
  paragraph(run('Your letter asks us to register anew within 30 days. We have been registered since 2019, and no law asks for it again.')),
  paragraph(`${run('The account of the branch was frozen ')}<w:del w:id="11" ${sefa}><w:r><w:delText xml:space="preserve">after your letter, </w:delText></w:r></w:del><w:ins w:id="12" ${sefa}>${run('four days after your letter, before the 30 days were over, ')}</w:ins>${run('and nobody told us why.')}`),
  paragraph(`${run('We ask you for the order ')}${remark(1, run('in writing'))}${run('.')}`),
  `<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>${cell('Letter of the ministry')}${cell('26 March 2026')}</w:tr><w:tr>${cell('Notice of the bank')}${cell('30 March 2026')}</w:tr></w:tbl>`,
  paragraph(run('This letter is invented. No such ministry exists.')),
].join('');

const file = (body: string): string => `${begin}${body}`;

export const reply = (): Buffer => zip({
  '[Content_Types].xml': file(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${ooxml}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${ooxml}.styles+xml"/><Override PartName="/word/comments.xml" ContentType="${ooxml}.comments+xml"/></Types>`),
  '_rels/.rels': file(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${named}/officeDocument" Target="word/document.xml"/></Relationships>`),
  'word/document.xml': file(`<w:document ${words}><w:body>${text}</w:body></w:document>`),
  'word/_rels/document.xml.rels': file(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${named}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${named}/comments" Target="comments.xml"/></Relationships>`),
  'word/styles.xml': file(`<w:styles ${words}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`),
  'word/comments.xml': file(`<w:comments ${words}>${comment(1, 'Ansa Myre', '2026-03-30T08:15:00Z', 'With its number and who signed it. By telephone they will deny it.')}</w:comments>`),
});
