// The page of one share: seen in full, then printed or saved. The share on it is sealed under its holder's passphrase.
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { PrintPreview } from '../printing/PrintPreview.tsx';
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
    <PrintPreview title={t('shares.pageTitle', { number })} help={t('shares.pageHelp')} making={t('viewer.loadingDocument')} pdf={pdf} failure={save.error?.failure ?? null}
      save={savePage} isSaving={save.isPending} savedWords={null} onPrinted={onPrinted} onClose={onClose} />
  );
};
