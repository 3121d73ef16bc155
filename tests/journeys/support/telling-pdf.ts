// A PDF that says a name wherever a PDF can say one: in its text (whole, and broken over two lines), a note, a form field, a bookmark, an attachment, a script, its author, its
// metadata, and an earlier state of a page that a later one replaced.

export const secretName = 'Ivanova';

const line = (y: number, words: string): string => `1 0 0 1 40 ${String(y)} Tm (${words}) Tj`;
const stream = (dictionary: string, data: string): string => `<< ${dictionary} /Length ${String(data.length)} >>\nstream\n${data}\nendstream`;

const pages: readonly (readonly string[])[] = [
  [line(700, 'Statement of Maria Ivanova, born 1980.'), line(670, 'She was taken from Kiln Street at nine.'), line(640, 'It was signed by the same Iva-'), line(610, 'nova before two witnesses.')],
  [line(700, 'Nobody else was in the room.')],
  [line(700, 'On the next day Ivanova was released.'), line(670, 'Phone of the office: 555-0134.')],
];

const text = (lines: readonly string[]): string => stream('', `BT /F1 18 Tf ${lines.join(' ')} ET`);

/** Objects by number, from 1. */
const objects = (): readonly string[] => [
  '<< /Type /Catalog /Pages 2 0 R /Outlines 12 0 R /AcroForm << /Fields [11 0 R] /DR << /Font << /F1 3 0 R >> >> >> /Metadata 15 0 R /Names << /EmbeddedFiles << /Names [(list.txt) 14 0 R] >> /JavaScript << /Names [(a) 17 0 R] >> >> >>',
  '<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 3 >>',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [10 0 R 11 0 R] >>',
  text(['1 0 0 1 40 500 Tm (Draft: Ivanova hid in the cellar.) Tj']),
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
  text(pages[1] ?? []),
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 9 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
  text(pages[2] ?? []),
  '<< /Type /Annot /Subtype /Text /Rect [500 780 520 800] /Contents (Ask Ivanova again) /T (Ivanova) >>',
  '<< /Type /Annot /Subtype /Widget /FT /Tx /T (witness) /V (Ivanova) /DA (/F1 12 Tf 0 g) /Rect [40 80 240 104] /F 4 >>',
  '<< /Type /Outlines /First 13 0 R /Last 13 0 R /Count 1 >>',
  '<< /Title (Ivanova, statement) /Parent 12 0 R /Dest [4 0 R /Fit] >>',
  '<< /Type /Filespec /F (Ivanova.txt) /EF << /F 16 0 R >> >>',
  stream('/Type /Metadata /Subtype /XML', '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ivanova</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'),
  stream('/Type /EmbeddedFile', 'Ivanova, Kiln Street 12'),
  '<< /S /JavaScript /JS (app.alert\\("Ivanova"\\)) >>',
  '<< /Title (Statement of Ivanova) /Author (Ivanova) /Producer (Example) /CreationDate (D:20260211071022Z) >>',
];

const written = (number: number, body: string): string => `${String(number)} 0 obj\n${body}\nendobj\n`;
const row = (place: number): string => `${String(place).padStart(10, '0')} 00000 n \n`;

/** The document. */
export const tellingPdf = (): Buffer => {
  const all = objects();
  let file = '%PDF-1.6\n';
  const places = all.map((body, index) => {
    const place = file.length;
    file += written(index + 1, body);
    return place;
  });
  const first = file.length;
  const trailer = `/Size ${String(all.length + 1)} /Root 1 0 R /Info ${String(all.length)} 0 R`;
  file += `xref\n0 ${String(all.length + 1)}\n0000000000 65535 f \n${places.map(row).join('')}trailer\n<< ${trailer} >>\nstartxref\n${String(first)}\n%%EOF\n`;
  // A later state: the first page says something else; what it said before is still in the file.
  const later = file.length;
  file += written(5, text(pages[0] ?? []));
  const table = file.length;
  file += `xref\n5 1\n${row(later)}trailer\n<< ${trailer} /Prev ${String(first)} >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
