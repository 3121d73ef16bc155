// PDFs as a finished working copy is one: pages of one grey or of pixels that a test gives, each with its boxes.
import { deflateSync } from 'node:zlib';
import { pdfOf, type DrawnPage } from '../../../shared/evidence/bare-pdf.ts';
import type { PdfPage, PdfPlan } from '../../../shared/evidence/pdf-copy.ts';
import type { Cover } from '../../../shared/evidence/working-copy.ts';
import { bareJpeg } from './bare-pictures.ts';

export const box = (x: number, y: number, width: number, height: number, words = ''): Cover => ({ x, y, width, height, way: 'box', reason: 'name', words });

/** A grey page whose boxes are black. */
export const grayPage = ({ size, covers }: Pick<PdfPage, 'size' | 'covers'>, shade = 200): DrawnPage => {
  const pixels = Buffer.alloc(size.width * size.height, shade);
  for (const cover of covers) for (let y = cover.y; y < cover.y + cover.height; y += 1) pixels.fill(0, y * size.width + cover.x, y * size.width + cover.x + cover.width);
  return { size, coding: 'gray', bytes: Uint8Array.from(deflateSync(pixels)) };
};

export const jpegPage = ({ size }: Pick<PdfPage, 'size'>): DrawnPage => ({ size, coding: 'jpeg', bytes: Uint8Array.from(bareJpeg(size.width, size.height)) });

export const planned = (page: number, covers: readonly Cover[] = [], removed: readonly string[] = []): PdfPage => ({ page, size: { width: 40, height: 56 }, covers: [...covers], removed: [...removed] });

export const planOf = (pages: readonly PdfPage[], of = 9): PdfPlan => ({ resolution: 150, of, pages: [...pages] });

export const barePdf = ({ pages }: PdfPlan, shade?: number): Buffer => Buffer.from(pdfOf(pages.map((page) => grayPage(page, shade))));
