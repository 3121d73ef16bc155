// Whether bytes are the PDF of a working copy and nothing else: every byte outside the pictures of its pages is compared with the one shape there is, and every picture is
// opened. Where a page is stored without loss its boxes are looked at as well.
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { beforePicture, behindPicture, bytesPerPixel, headOf, pageCodings, tailOf, type PageCoding } from '../../../shared/evidence/bare-pdf.ts';
import type { PdfPage, PdfPlan } from '../../../shared/evidence/pdf-copy.ts';
import type { Area, Size } from '../../../shared/evidence/working-copy.ts';
import { barePictureIn } from './bare-picture.ts';

/** `kind`: no PDF. `pages`: other pages than the plan says. `parts`: anything else that does not belong there. `covered`: a box is not black. */
export type NotBarePdf = 'kind' | 'pages' | 'parts' | 'covered';

const signature = Buffer.from('%PDF-');
/** Longest text before the picture of a page: its numbers are bounded. */
const longestBefore = 2048;

interface Inflated { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } }
const inflateAll = promisify(inflate) as unknown as (bytes: Uint8Array, options: { readonly info: true; readonly maxOutputLength: number }) => Promise<Inflated>;

/** The pixels, when the stream holds exactly as many as there are and nothing behind them. */
const pixelsOf = async (bytes: Buffer, expected: number): Promise<Buffer | null> => {
  try {
    const { buffer, engine } = await inflateAll(bytes, { info: true, maxOutputLength: expected + 1 });
    return buffer.byteLength === expected && engine.bytesWritten === bytes.byteLength ? buffer : null;
  } catch {
    return null;
  }
};

const isBlack = (pixels: Buffer, { width }: Size, depth: number, area: Area): boolean => {
  const row = Buffer.alloc(area.width * depth);
  for (let y = area.y; y < area.y + area.height; y += 1) {
    const from = (y * width + area.x) * depth;
    if (!pixels.subarray(from, from + row.length).equals(row)) return false;
  }
  return true;
};

const wrongWith = async (picture: Buffer, coding: PageCoding, { size, covers }: PdfPage): Promise<NotBarePdf | null> => {
  if (coding === 'jpeg') {
    const found = barePictureIn(picture);
    return typeof found !== 'string' && found.mediaType === 'image/jpeg' && found.width === size.width && found.height === size.height ? null : 'parts';
  }
  const depth = bytesPerPixel(coding);
  const pixels = await pixelsOf(picture, size.width * size.height * depth);
  if (pixels === null) return 'parts';
  return covers.every((cover) => cover.way === 'blur' || isBlack(pixels, size, depth, cover)) ? null : 'covered';
};

interface Found { readonly coding: PageCoding; readonly length: number; readonly before: Buffer; readonly places: readonly number[] }

/** How the page that begins here stores its picture, told by the length that it states and proved by writing the same again. */
const pageAt = (rest: Buffer, index: number, { size }: PdfPage): Found | null => {
  const stated = /\/Filter \/(?:DCT|Flate)Decode \/Length (\d{1,10}) >>\nstream\n/u.exec(rest.toString('latin1', 0, longestBefore))?.[1];
  if (stated === undefined) return null;
  for (const coding of pageCodings) {
    const { bytes, places } = beforePicture(index, size, coding, Number(stated));
    if (rest.subarray(0, bytes.length).equals(bytes)) return { coding, length: Number(stated), before: Buffer.from(bytes), places };
  }
  return null;
};

/** Null when the bytes are the working copy that the plan says; else why not. */
export const barePdfRefusal = async (given: Uint8Array, { pages }: PdfPlan): Promise<NotBarePdf | null> => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (!bytes.subarray(0, signature.length).equals(signature)) return 'kind';
  const head = headOf(pages.length);
  if (!bytes.subarray(0, head.bytes.length).equals(head.bytes)) return 'pages';
  const places = [...head.places];
  let at = head.bytes.length;
  for (const [index, page] of pages.entries()) {
    const found = pageAt(bytes.subarray(at), index, page);
    if (found === null) return 'parts';
    places.push(...found.places.map((place) => at + place));
    const from = at + found.before.length;
    const to = from + found.length;
    if (!bytes.subarray(to, to + behindPicture.length).equals(behindPicture)) return 'parts';
    const wrong = await wrongWith(bytes.subarray(from, to), found.coding, page);
    if (wrong !== null) return wrong;
    at = to + behindPicture.length;
  }
  return bytes.subarray(at).equals(tailOf(places, at)) ? null : 'parts';
};
