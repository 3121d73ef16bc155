// Makes the preview of one item, whatever it is, from the address the vault gave for its bytes.
import type { EvidenceRow } from '../../../shared/evidence/schema.ts';
import { decodePicture } from '../decode-picture.ts';
import { largestPictureFile, longestDecodeMs, mostPixels, previewSide } from '../limits.ts';
import { readWhole } from '../media-bytes.ts';
import { MediaError } from '../media-failure.ts';
import { encodePreview, type Preview } from './encode-preview.ts';
import { partOfPicture } from './part-of-picture.ts';
import { videoPoster } from './video-poster.ts';

const encodeAndClose = async (bitmap: ImageBitmap): Promise<Preview> => {
  try {
    return await encodePreview(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
};

const picture = async (row: EvidenceRow, url: string, signal: AbortSignal): Promise<Preview> => {
  const bytes = await readWhole(url, row.size, largestPictureFile, signal);
  if (row.viewer === 'image') {
    // Turned as the file's EXIF says, and decoded away from the window's own thread.
    const bitmap = await createImageBitmap(new Blob([bytes], { type: row.mediaType }), { imageOrientation: 'from-image' }).catch(() => null);
    return bitmap === null ? partOfPicture(url, signal) : encodeAndClose(bitmap);
  }
  const format = row.viewer === 'image-heic' ? 'heic' : 'tiff';
  const { bitmap } = await decodePicture({ format, bytes, page: 0, longestSide: previewSide }, signal);
  return encodeAndClose(bitmap);
};

const byViewer = (row: EvidenceRow, url: string, signal: AbortSignal): Promise<Preview> => {
  switch (row.viewer) {
    case 'image':
    case 'image-heic':
    case 'image-tiff':
      return picture(row, url, signal);
    case 'video':
      return videoPoster(url, signal);
    case 'pdf':
      // Loaded with the first document: pdf.js is large.
      return import('./pdf-first-page.ts').then(({ pdfFirstPage }) => pdfFirstPage(url, signal));
    case 'audio':
    case 'text':
    case 'office':
    case 'email':
    case 'none':
      return Promise.reject(new MediaError('no-picture'));
  }
};

/** Throws `MediaError` with the reason, within the time limit; an abort from outside rejects with its own reason. */
export const makePreview = async (row: EvidenceRow, url: string, stop: AbortSignal): Promise<Preview> => {
  if ((row.width ?? 0) * (row.height ?? 0) > mostPixels) throw new MediaError('too-large');
  const limit = AbortSignal.timeout(longestDecodeMs);
  const signal = AbortSignal.any([stop, limit]);
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => { reject(new MediaError('took-too-long')); }, { once: true });
  });
  return Promise.race([byViewer(row, url, signal), givenUp]);
};

/** Kinds that never have a picture, known without reading a byte. */
export const hasPicture = (row: EvidenceRow): boolean => ['image', 'image-heic', 'image-tiff', 'video', 'pdf'].includes(row.viewer);
