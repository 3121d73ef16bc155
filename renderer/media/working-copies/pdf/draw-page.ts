// Draws one page of an open PDF as copies have it, and reads where its text lies.
import { Util, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import { drawnSize } from '../../../../shared/evidence/pdf-copy.ts';
import { longestDecodeMs } from '../../limits.ts';
import { MediaError } from '../../media-failure.ts';
import { pageText } from './page-text.ts';
import type { PlacedRun, PlacedText } from './text-place.ts';

/** What takes longer than one page may is given up. */
const inTime = async <T>(work: Promise<T>, signal: AbortSignal, giveUp: () => void): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const stop = (thrown: Error): void => {
    giveUp();
    late.reject(thrown);
  };
  const timer = setTimeout(() => { stop(new MediaError('took-too-long')); }, longestDecodeMs);
  const aborted = (): void => { stop(signal.reason as Error); };
  signal.addEventListener('abort', aborted);
  try {
    signal.throwIfAborted();
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', aborted);
  }
};

const viewportOf = (page: PDFPageProxy) => {
  const size = drawnSize(page.getViewport({ scale: 1 }));
  return { size: { width: size.width, height: size.height }, viewport: page.getViewport({ scale: size.scale }) };
};

/** The page on white, with its notes and filled fields as they are shown. The canvas is the caller's. Throws `MediaError`. */
export const drawPage = async (document: PDFDocumentProxy, number: number, signal: AbortSignal): Promise<HTMLCanvasElement> => {
  const page = await inTime(document.getPage(number), signal, () => undefined);
  const { size, viewport } = viewportOf(page);
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const task = page.render({ canvas, viewport, background: 'white' });
  await inTime(task.promise, signal, () => { task.cancel(); });
  page.cleanup();
  return canvas;
};

const measuring = new Map<string, (text: string) => number>();

/** Widths of letters in a font of the same family. */
const measureOf = (family: string): ((text: string) => number) => {
  const known = measuring.get(family);
  if (known !== undefined) return known;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (context !== null) context.font = `100px ${family}`;
  const measure = (text: string): number => context?.measureText(text).width ?? text.length;
  measuring.set(family, measure);
  return measure;
};

/** The text of a page; none where the page has none. Throws `MediaError`. */
export const readPageText = async (document: PDFDocumentProxy, number: number, signal: AbortSignal): Promise<PlacedText> => {
  const page = await inTime(document.getPage(number), signal, () => undefined);
  const { size, viewport } = viewportOf(page);
  const { items, styles } = await inTime(page.getTextContent(), signal, () => undefined);
  const runs = items.flatMap((item): PlacedRun[] => {
    if (!('str' in item)) return [];
    const style = styles[item.fontName];
    const isVertical = style?.vertical === true;
    return [{
      str: item.str, dir: item.dir, hasEOL: item.hasEOL, isVertical, measure: measureOf(style?.fontFamily ?? 'sans-serif'),
      matrix: Util.transform(viewport.transform, item.transform as number[]), length: (isVertical ? item.height : item.width) * viewport.scale,
    }];
  });
  return { ...pageText(runs), runs, size };
};
