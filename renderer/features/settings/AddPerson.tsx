// Adds a person: a name and a passphrase of their own, which they enter themselves.
import { useCallback, useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { TextField } from '../../ui/TextField.tsx';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { SecretDialog } from './SecretDialog.tsx';

export const AddPerson = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const add = useCommand('vault.addMember', ['vault.members', 'custody.page', 'custody.head']);
  const form = useFormDraft('add-person', onClose);
  const name = form.word('name');
  const [passphrase, setPassphrase] = useState('');
  const [accepted, setAccepted] = useState(false);
  const judged = useCallback((next: boolean) => { setAccepted(next); }, []);
  const confirm = (current: string): void => {
    add.mutate({ current, name: name.trim(), passphrase }, {
      onSuccess: ({ member }) => {
        announce(t('settings.personAdded', { name: member.name, code: member.code }));
        form.close();
      },
    });
  };
  return (
    <SecretDialog title={t('settings.addPerson')} confirm={t('settings.addPersonConfirm')} canConfirm={accepted && name.trim() !== ''} isBusy={add.isPending} failure={add.error?.failure ?? null} onConfirm={confirm} onClose={form.close}>
      <FromBefore form={form} />
      <TextField label={t('settings.addPersonName')} value={name} onChange={form.setWord('name')} maxLength={200} autoFocus autoComplete="off" />
      <NewPassphrase label={t('settings.addPersonPassphrase')} value={passphrase} onChange={setPassphrase} onJudged={judged} knownWords={[name]} />
    </SecretDialog>
  );
};
