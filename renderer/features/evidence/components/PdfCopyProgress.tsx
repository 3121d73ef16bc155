// How far the making of a document's copy is, with a way to stop it.
import { useText } from '../../../i18n/use-text.ts';
import type { PdfProgress } from '../../../media/working-copies/pdf/make-pdf-copy.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';

export const PdfCopyProgress = ({ progress: { step, done, of }, onStop }: { readonly progress: PdfProgress; readonly onStop: () => void }) => {
  const t = useText();
  const words = t('copies.pageStep', { step, page: Math.min(done + 1, of), pages: of });
  return (
    <div className="stack" data-gap="small">
      <p role="status" className="only-spoken">{t('copies.making')}</p>
      <p>{words}</p>
      <ProgressBar name={t('copies.making')} share={(step === 'draw' ? done : of + done) / (2 * Math.max(1, of))} words={words} />
      <div className="row"><Button onPress={onStop}>{t('copies.stop')}</Button></div>
    </div>
  );
};
