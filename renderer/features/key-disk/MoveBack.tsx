// Moves the opening file back into the vault's folder.
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { SecretDialog } from '../settings/SecretDialog.tsx';

export const MoveBack = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const back = useCommand('keyDisk.moveBack', ['keyDisk.places', 'custody.page', 'custody.head']);
  const confirm = (current: string): void => {
    back.mutate({ current }, { onSuccess: ({ left }) => { announce(t('keyDisk.movedBack', { left })); onClose(); } });
  };
  return (
    <SecretDialog title={t('keyDisk.moveBack')} confirm={t('keyDisk.moveBackConfirm')} isBusy={back.isPending} failure={back.error?.failure ?? null} onConfirm={confirm} onClose={onClose}>
      <p>{t('keyDisk.moveBackHelp')}</p>
    </SecretDialog>
  );
};
