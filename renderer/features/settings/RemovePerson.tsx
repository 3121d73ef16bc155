// Removes a person: object, effect and limit said before; focus starts on the safe button.
import { useCommand } from '../../data/use-answer.ts';
import type { Member } from '../../../shared/vault/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { SecretDialog } from './SecretDialog.tsx';

export const RemovePerson = ({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) => {
  const t = useText();
  const remove = useCommand('vault.removeMember', ['vault.members', 'custody.page', 'custody.head']);
  const { code } = member;
  const confirm = (current: string): void => {
    remove.mutate({ current, member: code }, {
      onSuccess: () => {
        announce(t('settings.personRemoved', { code }));
        onClose();
      },
    });
  };
  return (
    <SecretDialog isFinal title={t('settings.removePersonTitle', { name: member.name, code })} confirm={t('settings.removePersonConfirm', { code })} safe={t('settings.removePersonKeep', { code })}
      isBusy={remove.isPending} failure={remove.error?.failure ?? null} onConfirm={confirm} onClose={onClose}>
      <p>{t('settings.removePersonEffect')}</p>
      <p>{t('settings.removePersonLimit')}</p>
    </SecretDialog>
  );
};
