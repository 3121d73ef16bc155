// Takes a copy of the opening file away from a disk, or forgets a disk that is not connected: then what lies on it still opens the vault, and that is said.
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { SecretDialog } from '../settings/SecretDialog.tsx';
import type { Place } from './PlaceLine.tsx';

export const GiveUpCopy = ({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) => {
  const t = useText();
  const remove = useCommand('keyDisk.remove', ['keyDisk.places', 'custody.page', 'custody.head']);
  const { id, name, state } = place;
  const isAway = state === 'not-there';
  const confirm = (current: string): void => {
    remove.mutate({ id, current }, { onSuccess: ({ erased }) => { announce(t(erased ? 'keyDisk.removed' : 'keyDisk.forgotten', { name })); onClose(); } });
  };
  return (
    <SecretDialog isFinal title={t(isAway ? 'keyDisk.forgetTitle' : 'keyDisk.removeTitle', { name })} confirm={t(isAway ? 'keyDisk.forget' : 'keyDisk.remove', { name })} safe={t('keyDisk.keep')}
      isBusy={remove.isPending} failure={remove.error?.failure ?? null} onConfirm={confirm} onClose={onClose}>
      <p>{t(isAway ? 'keyDisk.forgetEffect' : 'keyDisk.removeEffect')}</p>
    </SecretDialog>
  );
};
