// The finished copy of a document as it was opened again, page by page, with what was found in it and which words were removed.
import { useText } from '../../../i18n/use-text.ts';
import type { FinishedPdf } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import type { StayingWord } from '../../../media/working-copies/pdf/removed-words.ts';
import { Line } from '../../../ui/Line.tsx';
import type { CoverStage } from '../rules/cover.ts';
import { LazyPdfView } from './LazyPdfView.tsx';
import { RemovedWords } from './RemovedWords.tsx';
import { StayingWords } from './StayingWords.tsx';

interface FinishedPdfCopyProps {
  readonly finished: FinishedPdf;
  readonly stage: CoverStage;
  readonly onGo: (page: number) => void;
  readonly onCover: (word: StayingWord) => void;
}

export const FinishedPdfCopy = ({ finished: { bytes, plan, staying }, stage, onGo, onCover }: FinishedPdfCopyProps) => {
  const t = useText();
  const covers = plan.pages.flatMap((page) => page.covers);
  return (
    <div className="copy-editor">
      <div className="copy-main copy-document" data-cover={stage} role="group" aria-label={t('copies.finishedPicture')}><LazyPdfView source={{ pdf: bytes }} item={null} /></div>
      <div className="copy-side stack">
        <Line tone="ok" mark="fine" role="status">{t('copies.pdfBare', { pages: plan.pages.length })}</Line>
        {covers.length === 0 ? null : <Line tone="ok" mark="fine" role="status">{t('copies.covered')}</Line>}
        <p>{t('copies.pdfFinished', { pages: plan.pages.length, of: plan.of, resolution: plan.resolution })}</p>
        {covers.some(({ way }) => way === 'blur') ? <p className="text-2">{t('copies.blurHint')}</p> : null}
        <StayingWords words={staying} onGo={onGo} onCover={onCover} />
        <RemovedWords plan={plan} />
      </div>
    </div>
  );
};
