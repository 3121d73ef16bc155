// The first page of a PDF as a small picture.
import { previewSide } from '../limits.ts';
import { openPdf } from '../open-pdf.ts';
import { encodePreview, type Preview } from './encode-preview.ts';

/** Throws `MediaError` when the document cannot be opened (damaged, or closed with a password). */
export const pdfFirstPage = async (url: string, signal: AbortSignal): Promise<Preview> => {
  const pdf = await openPdf({ url }, signal);
  const stop = (): void => { pdf.close(); };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const page = await pdf.document.getPage(1);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: previewSide / Math.max(natural.width, natural.height) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    await page.render({ canvas, viewport, background: 'white' }).promise;
    return await encodePreview(canvas, canvas.width, canvas.height);
  } finally {
    signal.removeEventListener('abort', stop);
    pdf.close();
  }
};
