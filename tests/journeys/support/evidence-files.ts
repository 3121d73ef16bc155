// Small real files for journeys: photographs of one colour each, a video that plays, and a file of every kind a viewer exists for.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exif } from '../../../electron/made-up-case/draw/exif.ts';
import { jpeg } from '../../../electron/made-up-case/draw/jpeg.ts';
import { png } from '../../../electron/made-up-case/draw/png.ts';
import { blank, rectangle, type Raster } from '../../../electron/made-up-case/draw/raster.ts';
import { ringing } from '../../../electron/made-up-case/draw/wav.ts';
import { officeFiles } from './office-files.ts';
import { storedZip } from './stored-zip.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of one colour with a darker corner, so that a turned or swapped one is told apart. */
const drawn = ([red, green, blue]: Colour): Raster => {
  const picture = blank(320, 240, [red, green, blue]);
  rectangle(picture, [0, 0, 0.1, 0.1], [20, 20, 20]);
  return picture;
};

export interface Photograph {
  readonly name: string;
  readonly colour: Colour;
}

export const photographs: readonly Photograph[] = [
  { name: 'DSC_0001.jpg', colour: [190, 60, 50] },
  { name: 'DSC_0002.jpg', colour: [50, 150, 70] },
  { name: 'DSC_0003.png', colour: [60, 80, 190] },
];

export const videoName = 'VID_0004.mp4';
/** Length of the video in seconds. */
export const videoSeconds = 30;

/** One drawn photograph's bytes; JPEG carries a camera's time, so that the list has a date to sort by. */
export const photograph = ({ name, colour }: Photograph, minute = 0): Uint8Array =>
  name.endsWith('.png') ? png(drawn(colour)) : jpeg(drawn(colour), exif({ make: 'ExampleCo', model: 'Phone A', taken: `2026:02:11 07:${String(10 + minute)}:22` }));

/** Writes three photographs, and a video in a folder below them. Answers with their paths, in the order of their names. */
export const writePhotoFolder = (folder: string): readonly string[] => {
  mkdirSync(join(folder, 'video'), { recursive: true });
  const written = photographs.map((one, at) => {
    const path = join(folder, one.name);
    writeFileSync(path, photograph(one, at));
    return path;
  });
  const video = join(folder, 'video', videoName);
  copyFileSync(join(import.meta.dirname, '../../build/shell/fixture/clip.mp4'), video);
  return [...written, video];
};

const letter = (words: string): Uint8Array => storedZip({
  '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
});

/** One page with one line, in the fewest objects a reader accepts. */
const onePagePdf = (words: string): string => {
  const content = `BT /F1 18 Tf 40 120 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
};

const message = [
  'From: Notices <notices@bank.example.invalid>', 'To: Branch office <office@union.example.invalid>', 'Date: Mon, 30 Mar 2026 09:14:00 +0300', 'Subject: Your account',
  'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Your account has been frozen.', '',
].join('\r\n');

/** A file of each kind a viewer exists for, with what the viewer calls it; and of kinds that are kept as they are. */
export const otherKinds = {
  'call.wav': () => ringing(2),
  'order.pdf': () => Buffer.from(onePagePdf('The meeting is not permitted'), 'latin1'),
  'chat.txt': () => Buffer.from('08:41  Bonuses are for members of the new union only.\n'),
  'notice.eml': () => Buffer.from(message),
  'letter.docx': () => letter('To the chair of the branch'),
  'table.xlsx': officeFiles['table.xlsx'],
  'unknown.dat': () => Buffer.from([0, 1, 2, 3, 254, 255, 9, 9, 9]),
  'broken.jpg': () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 2, 3, 4, 5]),
} as const satisfies Readonly<Record<string, () => Uint8Array>>;

/** Writes those files and answers with their paths. */
export const writeOtherKinds = (folder: string): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  return Object.entries(otherKinds).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes());
    return path;
  });
};
