// The picture of an item as it is shown, in full: turned as its file says, the first frame of one that moves.
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import { decodePicture } from '../decode-picture.ts';
import { largestPictureFile, mostPixels } from '../limits.ts';
import { readWhole } from '../media-bytes.ts';
import { MediaError } from '../media-failure.ts';
import { loadedPicture } from '../previews/part-of-picture.ts';

export type PictureItem = Pick<EvidenceItem, 'viewer' | 'width' | 'height'>;

export interface OpenedMedia {
  readonly url: string;
  readonly mediaType: string;
  readonly size: number;
}

/** A file whose end did not come: as much of it as there is. */
const partOf = async (url: string, signal: AbortSignal): Promise<ImageBitmap> => {
  const picture = await loadedPicture(url, signal);
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.transferToImageBitmap();
};

/** The caller closes it. `page` of a file with several. Throws `MediaError`. */
export const decodeOriginal = async (item: PictureItem, media: OpenedMedia, page: number, signal: AbortSignal): Promise<ImageBitmap> => {
  if ((item.width ?? 0) * (item.height ?? 0) > mostPixels) throw new MediaError('too-large');
  const bytes = await readWhole(media.url, media.size, largestPictureFile, signal);
  if (item.viewer === 'image-heic' || item.viewer === 'image-tiff') {
    return (await decodePicture({ format: item.viewer === 'image-heic' ? 'heic' : 'tiff', bytes, page, longestSide: null }, signal)).bitmap;
  }
  const bitmap = await createImageBitmap(new Blob([bytes], { type: media.mediaType }), { imageOrientation: 'from-image' }).catch(() => partOf(media.url, signal));
  if (bitmap.width * bitmap.height <= mostPixels) return bitmap;
  bitmap.close();
  throw new MediaError('too-large');
};
