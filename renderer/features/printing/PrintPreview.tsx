// What is about to be printed: seen in full first, then printed from here, or saved. What either leaves behind is said by whoever shows it. The key for printing prints here.
import { lazy, Suspense, useState, type KeyboardEvent } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { failureOf } from '../../api.ts';
import { useKeyTest } from '../../commands/CommandProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { askWithPassphrase } from '../../session/passphrase-again.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

// pdf.js is large, and most of the time nothing is printed.
const PrintedPages = lazy(async () => ({ default: (await import('./PrintedPages.tsx')).PrintedPages }));

interface PrintPreviewProps {
  readonly title: string;
  /** What is on it, and what becomes of it outside the vault. */
  readonly help: string;
  /** Said while it is made. */
  readonly making: string;
  /** Undefined while it is made. */
  readonly pdf: Uint8Array | undefined;
  /** Why it could not be made or saved; null where it could. */
  readonly failure: Failure | null;
  readonly save: () => void;
  readonly isSaving: boolean;
  /** Said once it was saved; null before. */
  readonly savedWords: string | null;
  readonly onPrinted?: () => void;
  readonly onClose: () => void;
}

/** The dialog lies elsewhere in the window; only its keys come through here. */
const aside = { display: 'contents' } as const;

export const PrintPreview = ({ title, help, making, pdf, failure, save, isSaving, savedWords, onPrinted, onClose }: PrintPreviewProps) => {
  const t = useText();
  const isKey = useKeyTest();
  const [printing, setPrinting] = useState(false);
  const [notPrinted, setNotPrinted] = useState<Failure | null>(null);
  const cannot = pdf === undefined || printing;
  const print = (): void => {
    setPrinting(true);
    setNotPrinted(null);
    askWithPassphrase('window.print', {}).then(() => { onPrinted?.(); }, (error: unknown) => { setNotPrinted(failureOf(error)); }).finally(() => { setPrinting(false); });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isKey('print', event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!cannot) print();
  };
  const told = failure ?? notPrinted;
  return (
    <div style={aside} onKeyDown={onKeyDown}>
      <Dialog title={title} isOpen onClose={onClose} size="wide" buttons={
        <>
          <Button onPress={onClose}>{t('ui.close')}</Button>
          <Button isDisabled={pdf === undefined || isSaving} onPress={save}>{t('custody.printSave')}</Button>
          <Button kind="primary" isDisabled={cannot} onPress={print}>{t('custody.printNow')}</Button>
        </>
      }>
        <div className="stack">
          <p className="not-printed">{help}</p>
          {told === null ? null : <FailureLine failure={told} />}
          {savedWords === null ? null : <Line tone="info" mark="fine" role="status">{savedWords}</Line>}
          {pdf === undefined ? (failure === null ? <p role="status">{making}</p> : null) : <Suspense fallback={null}><PrintedPages pdf={pdf} /></Suspense>}
        </div>
      </Dialog>
    </div>
  );
};
