// The page of one share: seen in full, then printed or saved. The share on it is sealed under its holder's passphrase.
import { useMemo } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { LazyPdfView } from '../evidence/components/LazyPdfView.tsx';
import type { WrittenShare } from './written-share.ts';

interface SharePageDialogProps {
  readonly share: WrittenShare;
  readonly pdf: Uint8Array;
  readonly onSaved: () => void;
  readonly onPrinted: () => void;
  readonly onClose: () => void;
}

export const SharePageDialog = ({ share: { number }, pdf, onSaved, onPrinted, onClose }: SharePageDialogProps) => {
  const t = useText();
  const save = useCommand('recovery.saveShare');
  const print = useCommand('window.print');
  const source = useMemo(() => ({ pdf }), [pdf]);
  const failure = save.error ?? print.error;
  const savePage = (): void => {
    save.mutate({ number, document: { kind: 'page', pdf } }, {
      onSuccess: ({ saved }) => {
        if (!saved) return;
        onSaved();
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('shares.pageTitle', { number })} isOpen onClose={onClose} size="wide" buttons={
      <>
        <Button onPress={onClose}>{t('ui.close')}</Button>
        <Button isDisabled={save.isPending} onPress={savePage}>{t('custody.printSave')}</Button>
        <Button kind="primary" isDisabled={print.isPending} onPress={() => { print.mutate({}, { onSuccess: onPrinted }); }}>{t('custody.printNow')}</Button>
      </>
    }>
      <div className="stack">
        <p className="not-printed">{t('shares.pageHelp')}</p>
        {failure === null ? null : <FailureLine failure={failure.failure} />}
        <LazyPdfView source={source} item={null} printsWhole />
      </div>
    </Dialog>
  );
};
