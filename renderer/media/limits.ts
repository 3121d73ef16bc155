// The most that any file may cost the window while it is being decoded. A file beyond them is shown as what it is and never
// decoded, so that one hostile or huge picture cannot freeze or empty the window.
import { MiB } from '../../shared/sizes.ts';

/** 100 megapixels: 400 MB of pixels, above every phone and most scanners. */
export const mostPixels = 100_000_000;

/** How long one decoding may take before its worker is ended. */
export const longestDecodeMs = 20_000;

/** Pictures that a worker decodes travel through memory whole; larger ones are not decoded. */
export const largestPictureFile = 256 * MiB;

/** Office documents and e-mail are read whole. */
export const largestDocumentFile = 64 * MiB;

/** What the words of an office document may unpack to: two million words of Word's own markup. Reading takes a dozen times as much memory. */
export const mostUnpackedBytes = 32 * MiB;

/** A text is shown in pieces of this size, so that a log of gigabytes opens at once. */
export const textPiece = 128 * 1024;

/** Longest side of a preview picture, in pixels. */
export const previewSide = 512;
