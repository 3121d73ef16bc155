// Unfinished backup files that a kill or a pulled-out disk left: where each may lie, and a button that takes them away.
import type { BackupState } from '../../../shared/backup/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

export const LeftBackups = ({ left }: { readonly left: BackupState['left'] }) => {
  const t = useText();
  const remove = useCommand('backup.removeLeft', ['backup.state', 'custody.head']);
  const take = (): void => {
    remove.mutate({}, { onSuccess: ({ removed }) => { announce(t(removed ? 'backup.leftRemoved' : 'backup.leftStays'), removed ? undefined : 'danger'); } });
  };
  return (
    <>
      {remove.error === null ? null : <FailureLine failure={remove.error.failure} />}
      {left.map(({ folder, name }) => (
        <Line key={name} mark="attention" actions={<Button isDisabled={remove.isPending} onPress={take}>{t('backup.leftRemove')}</Button>}>{t('backup.left', { folder, name })}</Line>
      ))}
    </>
  );
};
