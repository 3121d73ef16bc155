// Encodes the pixels of a page for a PDF: without loss, or as a JPEG at the highest quality where that is much smaller.
import type { DrawnPage, PageCoding } from '../../../../shared/evidence/bare-pdf.ts';
import type { Pixels } from '../cover-pixels.ts';
import { onlyPixels } from '../only-pixels.ts';

/** A JPEG is taken when it is smaller than this part of what keeps everything. */
const muchSmaller = 0.7;

const isGray = ({ data }: Pixels): boolean => {
  for (let at = 0; at < data.length; at += 4) if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  return true;
};

/** The pixels without what nothing is seen of: one or three bytes each. */
export const packed = (pixels: Pixels, coding: Exclude<PageCoding, 'jpeg'>): Uint8Array<ArrayBuffer> => {
  const depth = coding === 'gray' ? 1 : 3;
  const result = new Uint8Array((pixels.data.length / 4) * depth);
  for (let from = 0, to = 0; from < pixels.data.length; from += 4, to += depth) for (let part = 0; part < depth; part += 1) result[to + part] = pixels.data[from + part] ?? 0;
  return result;
};

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());

/** `pixels` are those of the canvas. */
export const encodedPage = async (canvas: OffscreenCanvas, pixels: Pixels): Promise<DrawnPage> => {
  const size = { width: pixels.width, height: pixels.height };
  const coding = isGray(pixels) ? 'gray' : 'rgb';
  const bytes = await deflated(packed(pixels, coding));
  const jpeg = onlyPixels(new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer()));
  return jpeg.length < bytes.length * muchSmaller ? { size, coding: 'jpeg', bytes: jpeg } : { size, coding, bytes };
};
