// Makes the working copy of a PDF: each page that stays is drawn, covered and encoded by itself, the document is built of these pictures alone, opened again and looked at.
import { pdfOf, type DrawnPage } from '../../../../shared/evidence/bare-pdf.ts';
import type { PdfPage, PdfPlan } from '../../../../shared/evidence/pdf-copy.ts';
import { copyResolution } from '../../../../shared/evidence/pdf-copy.ts';
import { isWithin, within, type Cover, type Size } from '../../../../shared/evidence/working-copy.ts';
import { largestWorkingCopy } from '../../../../shared/sizes.ts';
import { MediaError, whyNot } from '../../media-failure.ts';
import { openPdf, type OpenPdf } from '../../open-pdf.ts';
import { runWorker } from '../../run-worker.ts';
import { CopyError } from '../render-copy.ts';
import { checkPdf } from './check-pdf.ts';
import { drawPage, readPageText } from './draw-page.ts';
import type { PageAnswer } from './page-messages.ts';
import PageWorker from './page-worker.ts?worker';
import { removedFrom, stayingWords, type PageOfWords, type StayingWord } from './removed-words.ts';

const longestPageMs = 30_000;

export type PageCover = Cover & { readonly page: number };

/** The cover by itself. */
export const bareCover = ({ x, y, width, height, way, reason, words }: PageCover): Cover => ({ x, y, width, height, way, reason, words });

export interface PdfCopyRequest {
  readonly pdf: OpenPdf;
  /** Pages that stay, in order. */
  readonly pages: readonly number[];
  readonly covers: readonly PageCover[];
}

export interface FinishedPdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly plan: PdfPlan;
  /** Words that lie under a cover and can still be read elsewhere. */
  readonly staying: readonly StayingWord[];
}

/** How far it is: a page is drawn, then it is looked at. */
export interface PdfProgress { readonly step: 'draw' | 'check'; readonly done: number; readonly of: number }

const encode = async (canvas: HTMLCanvasElement, covers: readonly Cover[], signal: AbortSignal): Promise<DrawnPage> => {
  const bitmap = await createImageBitmap(canvas);
  // Gives its memory back now, not when somebody gets to it.
  Object.assign(canvas, { width: 0, height: 0 });
  const answer = await runWorker<PageAnswer>(() => new PageWorker(), { bitmap, covers }, [bitmap], longestPageMs, signal);
  if (!answer.ok) throw new CopyError(answer.why);
  return answer.page;
};

/** Covers of this page where they lie on it: one from a draft may be of another size. */
const coversOn = (covers: readonly PageCover[], number: number, size: Size): Cover[] => covers.filter(({ page }) => page === number)
  .map((placed) => {
    const cover = bareCover(placed);
    return isWithin(cover, size) ? cover : { ...cover, ...within(cover, size) };
  });

/** The text of a page; none when it cannot be read, since its pixels are what goes into the copy. */
const textOf = (pdf: OpenPdf, page: number, signal: AbortSignal) => readPageText(pdf.document, page, signal).catch((thrown: unknown) => {
  signal.throwIfAborted();
  if (thrown instanceof MediaError && thrown.why === 'took-too-long') throw thrown;
  return null;
});

const check = async (bytes: Uint8Array<ArrayBuffer>, pages: readonly PdfPage[], told: (done: number) => void, signal: AbortSignal): Promise<void> => {
  const finished = await openPdf({ bytes }, signal);
  try {
    const finding = await checkPdf(finished.document, pages, told, signal);
    if (finding !== 'fine') throw new CopyError(finding);
  } finally {
    finished.close();
  }
};

const makePage = async ({ pdf, covers }: Pick<PdfCopyRequest, 'pdf' | 'covers'>, page: number, signal: AbortSignal) => {
  const canvas = await drawPage(pdf.document, page, signal);
  const size = { width: canvas.width, height: canvas.height };
  const own = coversOn(covers, page, size);
  const text = await textOf(pdf, page, signal);
  const picture = await encode(canvas, own, signal);
  const plan: PdfPage = { page, size, covers: own, removed: text === null ? [] : [...removedFrom(text, own)] };
  return { picture, plan, text };
};

/** Throws `CopyError` or `MediaError`; a copy that is not as it must be is never answered with. */
export const makePdfCopy = async ({ pdf, pages, covers }: PdfCopyRequest, told: (progress: PdfProgress) => void, signal: AbortSignal): Promise<FinishedPdf> => {
  const [drawn, planned, words]: [DrawnPage[], PdfPage[], PageOfWords[]] = [[], [], []];
  let size = 0;
  for (const page of pages) {
    told({ step: 'draw', done: drawn.length, of: pages.length });
    const { picture, plan, text } = await makePage({ pdf, covers }, page, signal).catch((thrown: unknown) => {
      signal.throwIfAborted();
      throw new CopyError(thrown instanceof CopyError ? thrown.why : whyNot(thrown), page);
    });
    if (text !== null) words.push({ page, text, covers: plan.covers });
    drawn.push(picture);
    planned.push(plan);
    size += picture.bytes.length;
    if (size > largestWorkingCopy) throw new CopyError('too-large');
  }
  const bytes = pdfOf(drawn);
  if (bytes.length > largestWorkingCopy) throw new CopyError('too-large');
  await check(bytes, planned, (done) => { told({ step: 'check', done, of: pages.length }); }, signal);
  return { bytes, plan: { resolution: copyResolution, of: pdf.document.numPages, pages: planned }, staying: stayingWords(words) };
};
