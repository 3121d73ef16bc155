// What is being marked in a document for a working copy, as words that outlive a lock, and back. Every mark knows its page. Pure.
import { mostPdfCovers } from '../../../../shared/evidence/pdf-copy.ts';
import type { PageCover } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { coverText, coverWritten } from './copy-draft.ts';

export interface PdfMarks {
  /** Pages that stay, as they were typed; empty for all. */
  readonly pages: string;
  readonly covers: readonly PageCover[];
}

export const noPdfMarks: PdfMarks = Object.freeze({ pages: '', covers: [] });

export const isPdfUnmarked = ({ pages, covers }: PdfMarks): boolean => pages === '' && covers.length === 0;

/** Fields of a draft. A document without marks has none, so that the draft is forgotten. */
export const pdfDraftWords = (item: string, marks: PdfMarks): Readonly<Record<string, string>> => (isPdfUnmarked(marks) ? {} : {
  item: `${item} pdf`,
  ...(marks.pages === '' ? {} : { pages: marks.pages }),
  ...Object.fromEntries(marks.covers.map((cover, index) => [`cover ${String(index)}`, `${String(cover.page)} ${coverText(cover)}`])),
});

const pageCoverIn = (text: string | undefined): PageCover | null => {
  const [, page, rest] = /^(\d{1,7}) (.*)$/su.exec(text ?? '') ?? [];
  const cover = coverWritten(rest, null);
  return page === undefined || Number(page) < 1 || cover === null ? null : { ...cover, page: Number(page) };
};

/** The marks that a draft holds of this document; none of any other. */
export const pdfMarksInDraft = (words: Readonly<Record<string, string>>, item: string): PdfMarks => {
  if (words['item'] !== `${item} pdf`) return noPdfMarks;
  return { pages: words['pages'] ?? '', covers: Array.from({ length: mostPdfCovers }, (_, index) => pageCoverIn(words[`cover ${String(index)}`])).filter((cover) => cover !== null) };
};
