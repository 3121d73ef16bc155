// Makes a working copy of a PDF: marking its pages, then looking at the finished copy, then keeping it. The original is only read.
import { useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { mostCopyPages } from '../../../../shared/evidence/pdf-copy.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { OpenPdf } from '../../../media/open-pdf.ts';
import { areasOn, type FoundPlace } from '../../../media/working-copies/pdf/find-in-pdf.ts';
import { makePdfCopy, type FinishedPdf, type PdfProgress } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import type { StayingWord } from '../../../media/working-copies/pdf/removed-words.ts';
import { announce } from '../../../session/notices.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { usePdfMarks } from '../hooks/use-pdf-marks.ts';
import { useRunning } from '../hooks/use-running.ts';
import type { CoverStage } from '../rules/cover.ts';
import { pagesIn } from '../rules/pages-that-stay.ts';
import { DocumentFailed } from './DocumentFailed.tsx';
import { FinishedPdfCopy } from './FinishedPdfCopy.tsx';
import { PdfCopyEditor } from './PdfCopyEditor.tsx';
import { PdfCopyProgress } from './PdfCopyProgress.tsx';
import './copies.css';

interface PdfCopyDialogProps {
  readonly item: EvidenceItem;
  readonly pdf: OpenPdf;
  /** The page that was looked at. */
  readonly firstPage: number;
  readonly stage: CoverStage;
  readonly onClose: () => void;
}

export const PdfCopyDialog = ({ item, pdf, firstPage, stage, onClose }: PdfCopyDialogProps) => {
  const t = useText();
  const copyMarks = usePdfMarks(item.id, onClose);
  const { marks, addCovers, form } = copyMarks;
  const [page, setPage] = useState(firstPage);
  const [finished, setFinished] = useState<FinishedPdf | null>(null);
  const making = useRunning<PdfProgress>();
  const keep = useCommand('evidence.makeWorkingCopy');
  const of = pdf.document.numPages;
  const pages = pagesIn(marks.pages, of);
  const tooMany = pages !== null && pages.length > mostCopyPages;
  const show = (): void => {
    if (pages === null || tooMany) return;
    making.run({ step: 'draw', done: 0, of: pages.length }, (told, signal) => makePdfCopy({ pdf, pages, covers: marks.covers }, told, signal), setFinished);
  };
  const backTo = (next: number): void => {
    keep.reset();
    setFinished(null);
    setPage(next);
  };
  const cover = (found: readonly FoundPlace[]): void => { addCovers(found.map(({ page: on, area }) => ({ ...area, page: on, way: 'box', reason: 'name', words: '' }))); };
  const coverStaying = ({ places }: StayingWord): void => {
    setFinished(null);
    making.run({ step: 'draw', done: 0, of: places.length }, async (told, signal) => {
      const found: FoundPlace[] = [];
      for (const [index, one] of places.entries()) {
        told({ step: 'draw', done: index, of: places.length });
        found.push(...await areasOn(pdf, one.page, one.places, signal));
      }
      return found;
    }, cover);
  };
  const keepIt = (): void => {
    if (finished === null) return;
    keep.mutate({ original: item.id, plan: finished.plan, bytes: finished.bytes }, {
      onSuccess: ({ id, isNew }) => {
        announce(t(isNew ? 'copies.kept' : 'copies.already', { id, original: item.id }));
        form.close();
      },
    });
  };
  const isMaking = making.progress !== null;
  const buttons = (
    <>
      <Button onPress={form.close}>{t('ui.cancel')}</Button>
      {finished === null ? <Button kind="primary" isDisabled={isMaking || pages === null || tooMany} onPress={show}>{t('copies.show')}</Button> : (
        <>
          <Button isDisabled={keep.isPending} onPress={() => { backTo(page); }}>{t('copies.back')}</Button>
          <Button kind="primary" isDisabled={keep.isPending} onPress={keepIt}>{t('copies.keep')}</Button>
        </>
      )}
    </>
  );
  return (
    <Dialog title={t('copies.title', { id: item.id })} isOpen onClose={form.close} size="full" buttons={buttons}>
      <div className="copy-dialog">
        {making.failed === null ? null : <DocumentFailed failed={making.failed} />}
        {tooMany ? <Line tone="warn" mark="attention" role="status">{t('copies.tooManyPages', { pages: pages.length, most: mostCopyPages })}</Line> : null}
        {keep.error === null ? null : <FailureLine failure={keep.error.failure} />}
        {making.progress === null ? null : <PdfCopyProgress progress={making.progress} onStop={making.stop} />}
        {isMaking ? null : finished === null ? <PdfCopyEditor pdf={pdf} pages={tooMany ? null : pages} page={page} setPage={setPage} stage={stage} copyMarks={copyMarks} onFound={cover} />
          : <FinishedPdfCopy finished={finished} stage={stage} onGo={backTo} onCover={coverStaying} />}
      </div>
    </Dialog>
  );
};
