// Pictures that the browser cannot decode itself: HEIC and TIFF.
import { longestDecodeMs, mostPixels } from './limits.ts';
import { MediaError } from './media-failure.ts';
import type { PictureAnswer, PictureRequest } from './picture-messages.ts';
import PictureWorker from './picture-worker.ts?worker';
import { runWorker } from './run-worker.ts';

export interface DecodedPicture {
  /** The caller closes it. */
  readonly bitmap: ImageBitmap;
  readonly pages: number;
}

/** Decodes one page, bounded in pixels and time. Throws `MediaError`. The bytes are handed to the worker and gone here. */
export const decodePicture = async (
  picture: { format: PictureRequest['format']; bytes: Uint8Array<ArrayBuffer>; page: number; longestSide: number | null },
  signal?: AbortSignal,
): Promise<DecodedPicture> => {
  const request: PictureRequest = { ...picture, mostPixels };
  const answer = await runWorker<PictureAnswer>(() => new PictureWorker(), request, [picture.bytes.buffer], longestDecodeMs, signal);
  if (!answer.ok) throw new MediaError(answer.why);
  return { bitmap: answer.bitmap, pages: answer.pages };
};
