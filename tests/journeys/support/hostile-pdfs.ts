// PDFs that a person may be handed and that must not hang a window: of very many pages, with a page as large as a house, closed with a password, and broken in the middle.

const file = (objects: readonly (string | Buffer)[], trailer: string): Buffer => {
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  const rows = objects.map((body, index) => {
    const bytes = Buffer.concat([Buffer.from(`${String(index + 1)} 0 obj\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body, 'latin1') : body, Buffer.from('\nendobj\n', 'latin1')]);
    const row = `${String(at).padStart(10, '0')} 00000 n \n`;
    parts.push(bytes);
    at += bytes.length;
    return row;
  });
  const size = String(objects.length + 1);
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${String(at)}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
};

const words = (text: string): string => {
  const drawing = `BT /F1 24 Tf 40 80 Td (${text}) Tj ET`;
  return `<< /Length ${String(drawing.length)} >>\nstream\n${drawing}\nendstream`;
};
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const page = (box: string): string => `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;

/** A document of this many pages, all with the same words. */
export const pagesPdf = (pages: number, box = '0 0 300 200'): Buffer => file([
  '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, index) => `${String(5 + index)} 0 R`).join(' ')}] /Count ${String(pages)} >>`,
  font, words('Ask Ana'), ...Array.from({ length: pages }, () => page(box)),
], '');

/** A page of 200 by 100 metres: as the format allows with a unit of its own. */
export const enormousPdf = (): Buffer => Buffer.from(pagesPdf(1, '0 0 14400 7200').toString('latin1').replace('/MediaBox', '/UserUnit 39.37 /MediaBox'), 'latin1');

/** A document that asks for a password: what proves an empty one is not there. */
export const closedPdf = (): Buffer => file([
  '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [5 0 R] /Count 1 >>', font, words('Ask Ana'), page('0 0 300 200'),
  `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
], `/Encrypt 6 0 R /ID [<${'12'.repeat(16)}> <${'12'.repeat(16)}>]`);

/** A document of three pages of which the second names a page that is not there. */
export const brokenInside = (): Buffer => Buffer.from(pagesPdf(3).toString('latin1').replace('6 0 R 7 0 R', '99 0 R 7 0 R'), 'latin1');
