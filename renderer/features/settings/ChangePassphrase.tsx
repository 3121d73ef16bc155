// Changes one's own passphrase.
import { useCallback, useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { SecretDialog } from './SecretDialog.tsx';

export const ChangePassphrase = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const change = useCommand('vault.changePassphrase', ['vault.members', 'custody.page', 'custody.head']);
  const [next, setNext] = useState('');
  const [accepted, setAccepted] = useState(false);
  const judged = useCallback((now: boolean) => { setAccepted(now); }, []);
  const confirm = (current: string): void => {
    change.mutate({ current, next }, {
      onSuccess: () => {
        announce(t('settings.passphraseChanged'));
        onClose();
      },
    });
  };
  return (
    <SecretDialog title={t('settings.changePassphrase')} confirm={t('settings.changePassphraseConfirm')} canConfirm={accepted} isBusy={change.isPending} failure={change.error?.failure ?? null} onConfirm={confirm} onClose={onClose}>
      <NewPassphrase label={t('passphrase.new')} value={next} onChange={setNext} onJudged={judged} knownWords={[]} />
    </SecretDialog>
  );
};
