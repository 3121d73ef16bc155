// Working copies of PDF documents: which pages stay, and what is covered on them. Areas are in pixels of the page at the resolution of the copy, from its
// upper left corner. Pure.
import { z } from 'zod';
import { coverSchema, isWithin, longestCoverWords, pictureSizeSchema, type Cover, type Size } from './working-copy.ts';

/** Every page is drawn at this many dots per inch. */
export const copyResolution = 150;
/** Points of a PDF per inch. */
export const pointsPerInch = 72;

/** Pages that one copy holds at most, and areas on all of them. */
export const mostCopyPages = 500;
export const mostPdfCovers = 1000;
/** Longest side of a page and most pixels of it; a larger page is drawn smaller. */
export const longestPageSide = 10_000;
export const mostPagePixels = 36_000_000;
/** Words of one page that are noted as removed. */
export const mostRemovedWords = 500;

const longestDocument = 1_000_000;

export const pdfPageSchema = z.strictObject({
  /** Its number in the original, from 1. */
  page: z.int().min(1).max(longestDocument),
  size: pictureSizeSchema,
  covers: z.array(coverSchema).max(mostPdfCovers),
  /** What the original says in text where it is covered now. Stays in the vault. */
  removed: z.array(z.string().max(longestCoverWords)).max(mostRemovedWords),
}).refine(({ size, covers }) => covers.every((cover) => isWithin(cover, size)) && size.width <= longestPageSide && size.height <= longestPageSide && size.width * size.height <= mostPagePixels, { error: 'outside the page' });
export type PdfPage = z.infer<typeof pdfPageSchema>;

/** What is made of a document: its pages that stay, in order. */
export const pdfPlanSchema = z.strictObject({ resolution: z.literal(copyResolution), of: z.int().min(1).max(longestDocument), pages: z.array(pdfPageSchema).min(1).max(mostCopyPages) })
  .refine(({ of, pages }) => pages.every(({ page }, index) => page > (pages[index - 1]?.page ?? 0) && page <= of), { error: 'pages out of order' })
  .refine(({ pages }) => pages.reduce((sum, { covers }) => sum + covers.length, 0) <= mostPdfCovers, { error: 'too many areas' });
export type PdfPlan = z.infer<typeof pdfPlanSchema>;

/** What rounding took off a whole number is given back. */
const wholePixels = (pixels: number): number => Math.max(1, Math.floor(pixels + 0.001));

/** How large a page of this many points is drawn: at the resolution of copies, smaller where it would be too large. `scale` is in pixels for one point. */
export const drawnSize = (points: { readonly width: number; readonly height: number }): Size & { readonly scale: number } => {
  const full = copyResolution / pointsPerInch;
  const [width, height] = [Math.max(points.width, 0.01), Math.max(points.height, 0.01)];
  const scale = Math.min(full, longestPageSide / Math.max(width, height), Math.sqrt(mostPagePixels / (width * height)));
  return { width: wholePixels(width * scale), height: wholePixels(height * scale), scale };
};

/** Covers of a page as they are drawn: blurred areas first, so that where two lie over each other the box is what is seen. */
export const inDrawingOrder = (covers: readonly Cover[]): readonly Cover[] => [...covers.filter(({ way }) => way === 'blur'), ...covers.filter(({ way }) => way === 'box')];
