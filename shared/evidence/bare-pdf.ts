// The one shape that the PDF of a working copy has: a catalogue, pages, and for each page one picture that fills it. The window writes it and the vault compares every byte
// of a file with it. There is no place in it for text, fonts, notes, names, scripts, files or an earlier state. Pure.
import { copyResolution, pointsPerInch } from './pdf-copy.ts';
import type { Size } from './working-copy.ts';

/** How the pixels of a page are stored: as a JPEG, or without loss in three colours or in grey. */
export const pageCodings = ['jpeg', 'rgb', 'gray'] as const;
export type PageCoding = (typeof pageCodings)[number];

const imageWords: Readonly<Record<PageCoding, string>> = {
  jpeg: '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
  rgb: '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode',
  gray: '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
};

/** Bytes of one pixel where it is stored without loss. */
export const bytesPerPixel = (coding: Exclude<PageCoding, 'jpeg'>): number => (coding === 'rgb' ? 3 : 1);

/** Objects of one page: itself, what it draws, its picture. */
const perPage = 3;
const pageObject = (index: number): number => 3 + index * perPage;

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const object = (number: number, body: string): string => `${String(number)} 0 obj\n${body}\nendobj\n`;

/** Pixels as points, in hundredths: exact at the resolution of copies. */
const points = (pixels: number): string => String(Math.round((pixels * pointsPerInch * 100) / copyResolution) / 100);

/** Everything before the first page, and where its objects begin. */
export const headOf = (pages: number): { readonly bytes: Uint8Array; readonly places: readonly number[] } => {
  const mark = new Uint8Array([...ascii('%PDF-1.4\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]);
  const catalogue = ascii(object(1, '<< /Type /Catalog /Pages 2 0 R >>'));
  const kids = Array.from({ length: pages }, (_, index) => `${String(pageObject(index))} 0 R`).join(' ');
  const tree = ascii(object(2, `<< /Type /Pages /Kids [${kids}] /Count ${String(pages)} >>`));
  const bytes = new Uint8Array(mark.length + catalogue.length + tree.length);
  bytes.set(mark);
  bytes.set(catalogue, mark.length);
  bytes.set(tree, mark.length + catalogue.length);
  return { bytes, places: [mark.length, mark.length + catalogue.length] };
};

/** Everything of a page before its picture, and where its objects begin, counted from its own beginning. */
export const beforePicture = (index: number, { width, height }: Size, coding: PageCoding, length: number): { readonly bytes: Uint8Array; readonly places: readonly number[] } => {
  const [page, drawing, picture] = [pageObject(index), pageObject(index) + 1, pageObject(index) + 2];
  const [w, h] = [points(width), points(height)];
  const draws = `q ${w} 0 0 ${h} 0 0 cm /I Do Q`;
  const first = object(page, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /I ${String(picture)} 0 R >> >> /Contents ${String(drawing)} 0 R >>`);
  const second = object(drawing, `<< /Length ${String(draws.length)} >>\nstream\n${draws}\nendstream`);
  const third = `${String(picture)} 0 obj\n<< /Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} ${imageWords[coding]} /Length ${String(length)} >>\nstream\n`;
  return { bytes: ascii(first + second + third), places: [0, first.length, first.length + second.length] };
};

export const behindPicture: Uint8Array = ascii('\nendstream\nendobj\n');

/** Everything behind the last page. `places` are those of all objects in order. */
export const tailOf = (places: readonly number[], at: number): Uint8Array => {
  const size = String(places.length + 1);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return ascii(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(at)}\n%%EOF\n`);
};

export interface DrawnPage {
  readonly size: Size;
  readonly coding: PageCoding;
  readonly bytes: Uint8Array;
}

/** The document of these pages. */
export const pdfOf = (pages: readonly DrawnPage[]): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = [];
  const places: number[] = [];
  let at = 0;
  const put = ({ bytes, places: own }: { readonly bytes: Uint8Array; readonly places: readonly number[] }): void => {
    places.push(...own.map((place) => at + place));
    parts.push(bytes);
    at += bytes.length;
  };
  put(headOf(pages.length));
  for (const [index, { size, coding, bytes }] of pages.entries()) {
    put(beforePicture(index, size, coding, bytes.length));
    put({ bytes, places: [] });
    put({ bytes: behindPicture, places: [] });
  }
  put({ bytes: tailOf(places, at), places: [] });
  const whole = new Uint8Array(at);
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
};
