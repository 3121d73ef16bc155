// Decodes HEIC as phones make it, with libheif compiled to WebAssembly. Runs in the picture worker only.
import loadHeif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import { MediaError } from './media-failure.ts';
import type { PictureRequest } from './picture-messages.ts';

/** The picture's pixels, already turned as the file asks. Throws `MediaError`; its memory is the worker's, which ends afterwards. */
export const decodeHeic = async (request: PictureRequest): Promise<{ pixels: ImageData; orientation: number; pages: number }> => {
  const heif = loadHeif();
  const images = new heif.HeifDecoder().decode(request.bytes);
  const image = images[request.page];
  if (image === undefined) throw new MediaError('cannot-decode');
  const width = image.get_width();
  const height = image.get_height();
  if (width * height > request.mostPixels) throw new MediaError('too-large');
  if (width < 1 || height < 1) throw new MediaError('cannot-decode');
  const pixels = new ImageData(width, height);
  const shown = await new Promise<unknown>((resolve) => { image.display(pixels, resolve); });
  if (shown === null) throw new MediaError('cannot-decode');
  return { pixels, orientation: 1, pages: images.length };
};
