// Makes the small picture that lists show: WebP, longest side 512 pixels.
import { largestPreview } from '../../../shared/sizes.ts';
import { previewSide } from '../limits.ts';
import { MediaError } from '../media-failure.ts';
import { fitWithin } from '../picture-size.ts';

export interface Preview {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encode = async (canvas: OffscreenCanvas, quality: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer());

/** Shrinks and encodes a decoded picture of the given size. Throws `MediaError` when there is nothing to draw. */
export const encodePreview = async (source: CanvasImageSource, width: number, height: number): Promise<Preview> => {
  if (width < 1 || height < 1) throw new MediaError('no-picture');
  const size = fitWithin({ width, height }, previewSide);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new MediaError('cannot-decode');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, size.width, size.height);
  const good = await encode(canvas, 0.8);
  const bytes = good.length <= largestPreview ? good : await encode(canvas, 0.4);
  if (bytes.length > largestPreview) throw new MediaError('too-large');
  return { ...size, bytes };
};
