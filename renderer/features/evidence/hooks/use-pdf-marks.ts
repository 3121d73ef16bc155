// The marks of a document's working copy while they are made: each change can be taken back, and all of them outlive a lock.
import { useEffect, useMemo, useRef, useState } from 'react';
import { mostPdfCovers } from '../../../../shared/evidence/pdf-copy.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { PageCover } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { useFormDraft, type FormDraft } from '../../../session/use-form-draft.ts';
import { isPdfUnmarked, pdfDraftWords, pdfMarksInDraft, type PdfMarks } from '../rules/pdf-draft.ts';

export interface PdfCopyMarks {
  readonly marks: PdfMarks;
  /** Changes with the same name that follow each other are one step back: moving a mark, say. */
  readonly change: (next: PdfMarks, name?: string) => void;
  /** Adds to the marks as they are by then: what was looked for took a while. */
  readonly addCovers: (covers: readonly PageCover[]) => void;
  /** Null when there is nothing to take back. */
  readonly takeBack: (() => void) | null;
  readonly form: FormDraft;
}

export const usePdfMarks = (item: EvidenceId, onClose: () => void): PdfCopyMarks => {
  const form = useFormDraft('working-copy', onClose);
  const [steps, setSteps] = useState<readonly { readonly before: PdfMarks; readonly name: string | undefined }[]>([]);
  const { words } = form.draft;
  const marks = useMemo(() => pdfMarksInDraft(words, item), [words, item]);
  const write = (next: PdfMarks): void => { form.put({ words: { ...pdfDraftWords(item, next) } }); };
  const last = steps.at(-1);
  const change: PdfCopyMarks['change'] = (next, name) => {
    if (name === undefined || last?.name !== name) setSteps([...steps, { before: marks, name }]);
    write(next);
  };
  const addCovers: PdfCopyMarks['addCovers'] = (covers) => { change({ ...marks, covers: [...marks.covers, ...covers].slice(0, mostPdfCovers) }); };
  const latest = useRef(addCovers);
  useEffect(() => { latest.current = addCovers; });
  return {
    marks, change,
    addCovers: (covers) => { latest.current(covers); },
    takeBack: last === undefined ? null : () => {
      setSteps(steps.slice(0, -1));
      write(last.before);
    },
    form: { ...form, isFromBefore: form.isFromBefore && !isPdfUnmarked(marks) },
  };
};
