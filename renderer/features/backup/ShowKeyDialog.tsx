// Shows the secret key of an own identity, after a reason that goes on record, so that it can be kept outside the vault: without it, backups made for it alone are lost with the vault.
import { useState } from 'react';
import type { BackupRecipient } from '../../../shared/backup/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';

const shortestReason = 3;

export const ShowKeyDialog = ({ recipient, onClose }: { readonly recipient: BackupRecipient; readonly onClose: () => void }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const show = useCommand('backup.showKey', ['custody.head']);
  const [reason, setReason] = useState('');
  const [current, setCurrent] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (!missing && current !== '') show.mutate({ current, id: recipient.id, reason: reason.trim() });
  };
  const words = show.error === null ? undefined : ownPassphraseWords(show.error.failure, formatter);
  const title = t('backup.showKey', { name: recipient.name });
  if (show.data !== undefined) {
    return (
      <Dialog title={title} isOpen onClose={onClose} buttons={<Button kind="primary" onPress={onClose}>{t('ui.close')}</Button>}>
        <div className="stack">
          <Line tone="warn" mark="attention">{t('backup.keyShownHelp')}</Line>
          <code className="mono" dir="ltr" tabIndex={0}>{show.data.key}</code>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} buttons={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={show.isPending} onPress={go}>{t('backup.showKeyConfirm')}</Button></>}>
      <div className="stack">
        <Line tone="warn" mark="attention">{t('backup.showKeyHelp')}</Line>
        <TextArea label={t('backup.reason')} hint={t('backup.reasonHint')} value={reason} onChange={setReason} maxLength={1000} autoFocus error={asked && missing ? t('backup.reasonNeeded') : null} />
        <PassphraseField label={t('passphrase.current')} hint={t('backup.currentHint')} value={current} onChange={setCurrent} isDisabled={show.isPending} error={asked && current === '' ? t('backup.currentNeeded') : null} />
        {show.error === null ? null : <FailureLine failure={show.error.failure} {...(words === undefined ? {} : { words })} />}
      </div>
    </Dialog>
  );
};
