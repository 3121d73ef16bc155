// Opens PDF documents with pdf.js: its parser runs in a worker of its own, scripts and XFA forms inside documents never run.
import { getDocument, GlobalWorkerOptions, PasswordException, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { mostPixels } from './limits.ts';
import { MediaError } from './media-failure.ts';
import { BundledAssets } from './pdf-assets.ts';

export type PdfSource = { readonly url: string } | { readonly bytes: Uint8Array };

/** An open document. `close` ends its parser; nothing of it can be used afterwards. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

const safe = {
  enableXfa: false,
  BinaryDataFactory: BundledAssets,
  useWorkerFetch: false,
  // pdf.js can draw in a second worker that it starts by itself from an address of its own making; ours is the only one.
  disableWorkerRendering: true,
  maxImageSize: mostPixels,
  stopAtErrors: false,
  verbosity: 0,
} as const;

/** Opens a document by address (read in ranges as pages are asked for) or from bytes. Throws `MediaError`: `needs-password` also where the password given is not the one. */
export const openPdf = async (source: PdfSource, signal?: AbortSignal, password: string | null = null): Promise<OpenPdf> => {
  const port = new PdfWorker();
  // One parser for each document: the port is taken at the call below, before anything is awaited.
  GlobalWorkerOptions.workerPort = port;
  const task: PDFDocumentLoadingTask = getDocument({
    ...safe,
    ...(password === null ? {} : { password }),
    ...('url' in source
      ? { url: new URL(source.url, document.baseURI).href, disableAutoFetch: true, disableStream: true, rangeChunkSize: 256 * 1024 }
      : { data: source.bytes.slice() }),
  });
  const close = (): void => {
    void task.destroy().finally(() => { port.terminate(); });
  };
  signal?.addEventListener('abort', close, { once: true });
  try {
    return { document: await task.promise, close };
  } catch (cause) {
    close();
    throw new MediaError(cause instanceof PasswordException ? 'needs-password' : 'cannot-decode', { cause });
  } finally {
    signal?.removeEventListener('abort', close);
  }
};
