// Decodes TIFF, several pages in one file included, as scanners and fax programs make them. Runs in the picture worker only.
import UTIF from 'utif2';
import { MediaError } from './media-failure.ts';
import type { PictureRequest } from './picture-messages.ts';

const widthTag = 't256';
const heightTag = 't257';
const orientationTag = 't274';

const numberOf = (value: unknown, otherwise: number): number => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' && Number.isFinite(first) ? first : otherwise;
};

/** The page's pixels as stored, and how they are to be turned. Its size is read and judged before anything is unpacked. */
export const decodeTiff = (request: PictureRequest): { pixels: ImageData; orientation: number; pages: number } => {
  const pages = UTIF.decode(request.bytes.buffer).filter((page) => numberOf(page[widthTag], 0) > 0 && numberOf(page[heightTag], 0) > 0);
  const page = pages[request.page];
  if (page === undefined) throw new MediaError('cannot-decode');
  if (numberOf(page[widthTag], 0) * numberOf(page[heightTag], 0) > request.mostPixels) throw new MediaError('too-large');
  UTIF.decodeImage(request.bytes.buffer, page);
  if (!(page.width > 0) || !(page.height > 0)) throw new MediaError('cannot-decode');
  const pixels = new ImageData(page.width, page.height);
  const rgba = UTIF.toRGBA8(page);
  if (rgba.length !== pixels.data.length) throw new MediaError('cannot-decode');
  pixels.data.set(rgba);
  return { pixels, orientation: numberOf(page[orientationTag], 1), pages: pages.length };
};
