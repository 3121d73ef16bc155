// What the window and the picture worker say to each other.
import type { DecodeFailure } from './media-failure.ts';

export interface PictureRequest {
  readonly format: 'heic' | 'tiff';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Which picture of the file, from 0. */
  readonly page: number;
  readonly mostPixels: number;
  /** The answer is no larger than this on its longest side; null for as it is. */
  readonly longestSide: number | null;
}

export type PictureAnswer =
  | { readonly ok: true; readonly bitmap: ImageBitmap; readonly pages: number }
  | { readonly ok: false; readonly why: DecodeFailure };
