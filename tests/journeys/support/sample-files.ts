// A small real file of every kind that a viewer exists for, and a broken one of each family.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exif } from '../../../electron/made-up-case/draw/exif.ts';
import { jpeg } from '../../../electron/made-up-case/draw/jpeg.ts';
import { png } from '../../../electron/made-up-case/draw/png.ts';
import { blank } from '../../../electron/made-up-case/draw/raster.ts';
import { ringing } from '../../../electron/made-up-case/draw/wav.ts';
import { otherKinds } from './evidence-files.ts';
import { officeFiles } from './office-files.ts';
import { trapScript } from './trap.ts';

export const sampleColour = [190, 60, 50] as const;
export const secondPageColour = [50, 150, 70] as const;

const stored = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../samples', name));
const drawn = blank(64, 48, [...sampleColour]);

/** Pictures; each is of one colour. */
export const pictures: Readonly<Record<string, () => Uint8Array>> = {
  'picture.jpg': () => jpeg(drawn, exif({ make: 'ExampleCo', model: 'Phone A', taken: '2026:02:11 07:10:22' })),
  'picture.png': () => png(drawn),
  'picture.webp': () => stored('picture.webp'),
  'picture.avif': () => stored('picture.avif'),
  'picture.gif': () => stored('picture.gif'),
  'picture.bmp': () => stored('picture.bmp'),
  'picture.heic': () => stored('picture.heic'),
  'pages.tiff': () => stored('pages.tiff'),
};

/** Films and sounds of two seconds. */
export const recordings: Readonly<Record<string, () => Uint8Array>> = {
  'film.mp4': () => stored('film.mp4'), 'film.webm': () => stored('film.webm'),
  'sound.mp3': () => stored('sound.mp3'), 'sound.ogg': () => stored('sound.ogg'), 'sound.wav': () => ringing(2),
};

/** A film in a coding that the Chromium shell has no decoder for. */
export const undecoded: Readonly<Record<string, () => Uint8Array>> = { 'hevc.mp4': () => stored('hevc.mp4') };

/** A document of many pages, each with its number on it. */
const manyPages = (pages: number): string => {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, at) => `${String(4 + at * 2)} 0 R`).join(' ')}] /Count ${String(pages)} >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  for (let page = 1; page <= pages; page += 1) {
    const content = `BT /F1 18 Tf 40 120 Td (This is page ${String(page)}) Tj ET`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${String(objects.length + 2)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`, `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`);
  }
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
};

export const pdfPages = 400;

/** Documents and texts. */
export const documents: Readonly<Record<string, () => Uint8Array>> = {
  'order.pdf': () => Buffer.from(manyPages(pdfPages), 'latin1'),
  'letter.docx': otherKinds['letter.docx'],
  ...officeFiles,
  'notice.eml': otherKinds['notice.eml'],
  'chat.txt': otherKinds['chat.txt'],
  'page.html': () => Buffer.from(`<!doctype html><title>x</title><p>Come at nine</p><script>${trapScript('page')}</script><img src="https://trap.example.invalid/a.png">`),
  'drawing.svg': () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>${trapScript('drawing').replaceAll('&', '&amp;')}</script><rect width="9" height="9"/></svg>`),
};

/** A picture that says it is larger than any that is opened; its size is all that is read of it. */
const enormous = (): Buffer => {
  const file = Buffer.from(png(blank(1, 1, [...sampleColour])));
  file.writeUInt32BE(50_000, 16);
  file.writeUInt32BE(50_000, 20);
  return file;
};

export const huge: Readonly<Record<string, () => Uint8Array>> = {
  'long.png': () => png(blank(50_000, 100, [...sampleColour])),
  'enormous.png': enormous,
};

/** The beginning by which a file is recognised, and nothing true after it. */
const broken = (whole: () => Uint8Array, kept: number) => (): Uint8Array => {
  const bytes = Buffer.from(whole());
  return Buffer.concat([bytes.subarray(0, kept), Buffer.alloc(Math.max(200, bytes.length - kept), 0x5a)]);
};

const sample = (name: string): (() => Uint8Array) => pictures[name] ?? recordings[name] ?? documents[name] ?? (() => { throw new Error(`no sample ${name}`); });

export const brokenFiles: Readonly<Record<string, () => Uint8Array>> = {
  'broken.jpg': otherKinds['broken.jpg'], 'broken.png': broken(sample('picture.png'), 33), 'broken.webp': broken(sample('picture.webp'), 16), 'broken.avif': broken(sample('picture.avif'), 40),
  'broken.gif': broken(sample('picture.gif'), 13), 'broken.bmp': broken(sample('picture.bmp'), 30), 'broken.heic': broken(sample('picture.heic'), 40), 'broken.tiff': broken(sample('pages.tiff'), 8),
  'broken.mp4': broken(sample('film.mp4'), 60), 'broken.webm': broken(sample('film.webm'), 60), 'broken.mp3': broken(sample('sound.mp3'), 4), 'broken.ogg': broken(sample('sound.ogg'), 40), 'broken.wav': broken(sample('sound.wav'), 20),
  'broken.pdf': broken(sample('order.pdf'), 9), 'broken.docx': broken(sample('letter.docx'), 60),
};

const cut = (whole: () => Uint8Array) => (): Uint8Array => {
  const bytes = whole();
  return bytes.subarray(0, Math.floor(bytes.byteLength * 0.8));
};

/** Pictures whose last fifth did not come, as after a transfer that broke off. */
export const cutPictures: Readonly<Record<string, () => Uint8Array>> = Object.fromEntries(Object.entries(pictures).map(([name, make]) => [`cut-${name}`, cut(make)]));

/** Writes files by name into a new folder. */
export const writeSamples = (folder: string, files: Readonly<Record<string, () => Uint8Array>>): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes());
};
