// Makes a new recovery code and shows it this one time.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { RecoveryCode } from '../passphrase/RecoveryCode.tsx';
import { SecretDialog } from './SecretDialog.tsx';

export const RenewRecoveryCode = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const renew = useCommand('vault.renewRecoveryCode', ['vault.members', 'recovery.wayBack', 'health.look', 'custody.page', 'custody.head']);
  const client = useQueryClient();
  const [code, setCode] = useState<string | null>(null);
  const done = (): void => {
    void client.invalidateQueries({ queryKey: ['recovery.wayBack'] });
    announce(t('settings.codeRenewed'));
    onClose();
  };
  if (code !== null) return <Dialog title={t('firstRun.recoveryTitle')} isOpen onClose={done}><RecoveryCode code={code} onDone={done} /></Dialog>;
  return (
    <SecretDialog title={t('settings.renewCode')} confirm={t('settings.renewCodeConfirm')} isBusy={renew.isPending} failure={renew.error?.failure ?? null}
      onConfirm={(current) => { renew.mutate({ current }, { onSuccess: ({ recoveryCode }) => { setCode(recoveryCode); } }); }} onClose={onClose}>
      <p>{t('settings.renewCodeHelp')}</p>
    </SecretDialog>
  );
};
