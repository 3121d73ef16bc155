// Makes an own key for backups, or adds the recipient that someone else handed over.
import { useState } from 'react';
import { recipientSchema } from '../../../shared/backup/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ownPassphraseWords } from '../settings/own-passphrase.ts';

export const AddKeyDialog = ({ kind, onClose }: { readonly kind: 'own' | 'other'; readonly onClose: () => void }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const make = useCommand('backup.makeKey', ['backup.state', 'handover.state', 'custody.head']);
  const add = useCommand('backup.addRecipient', ['backup.state', 'handover.state', 'custody.head']);
  const form = useFormDraft(kind === 'other' ? 'add-recipient' : 'make-key', onClose);
  const [name, recipient] = [form.word('name'), form.word('recipient')];
  const [current, setCurrent] = useState('');
  const [asked, setAsked] = useState(false);
  const isOther = kind === 'other';
  const isKey = recipientSchema.safeParse(recipient.trim()).success;
  const title = t(isOther ? 'backup.addRecipient' : 'backup.makeKey');
  const done = { onSuccess: () => { announce(t('backup.keyAdded', { name: name.trim() })); form.close(); } };
  const go = (): void => {
    setAsked(true);
    if (name.trim() === '' || (isOther && (!isKey || current === ''))) return;
    if (isOther) add.mutate({ current, name: name.trim(), recipient: recipient.trim() }, done);
    else make.mutate({ name: name.trim() }, done);
  };
  const failure = make.error?.failure ?? add.error?.failure ?? null;
  const words = failure === null ? undefined : ownPassphraseWords(failure, formatter);
  return (
    <Dialog title={title} isOpen onClose={form.close}
      buttons={<><Button onPress={form.close}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={make.isPending || add.isPending} onPress={go}>{title}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <FromBefore form={form} />
        <p>{t(isOther ? 'backup.addRecipientHelp' : 'backup.makeKeyHelp')}</p>
        <TextField label={t('backup.keyName')} value={name} onChange={form.setWord('name')} maxLength={200} autoFocus autoComplete="off" error={asked && name.trim() === '' ? t('backup.keyNameNeeded') : null} />
        {isOther ? <TextArea label={t('backup.recipient')} hint={t('backup.recipientHint')} value={recipient} onChange={form.setWord('recipient')} maxLength={200} error={asked && !isKey ? t('backup.recipientWrong') : null} /> : null}
        {isOther ? <PassphraseField label={t('passphrase.current')} hint={t('backup.recipientCurrentHint')} value={current} onChange={setCurrent} error={asked && current === '' ? t('backup.currentNeeded') : null} /> : null}
        {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
      </form>
    </Dialog>
  );
};
