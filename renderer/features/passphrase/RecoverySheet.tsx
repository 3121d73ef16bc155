// The page with the recovery code: seen first, then printed. Saving it is the second way, because a file that opens the vault then lies on a disk.
import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { ask, failureOf } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { askWithPassphrase } from '../../session/passphrase-again.ts';
import { PrintPreview } from '../printing/PrintPreview.tsx';

export const RecoverySheet = ({ code, onClose }: { readonly code: string; readonly onClose: () => void }) => {
  const { text: t, language } = useFormatter();
  const [pdf, setPdf] = useState<Uint8Array<ArrayBuffer>>();
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let left = false;
    ask('vault.recoverySheet', { recoveryCode: code, language }).then(
      (made) => { if (!left) setPdf(made.pdf); },
      (error: unknown) => { if (!left) setFailure(failureOf(error)); },
    );
    return () => { left = true; };
  }, [code, language]);
  const save = (): void => {
    if (pdf === undefined) return;
    setSaving(true);
    setFailure(null);
    askWithPassphrase('window.saveDocument', { suggestedName: 'Holdfast.pdf', pdf }).then((answer) => { setSaved(answer.saved); }, (error: unknown) => { setFailure(failureOf(error)); }).finally(() => { setSaving(false); });
  };
  return (
    <PrintPreview title={t('firstRun.recoveryPage')} help={t('firstRun.recoveryPageHelp')} making={t('firstRun.recoveryMaking')} pdf={pdf} failure={failure}
      save={save} isSaving={saving} savedWords={saved ? t('firstRun.recoverySaved') : null} onClose={onClose} />
  );
};
