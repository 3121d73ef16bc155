// The remembered place: the next backup goes there with one press, for the same keys and holders. Nothing goes by itself.
import type { BackupState } from '../../../shared/backup/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

interface BackupPlaceProps {
  readonly place: BackupState['place'];
  /** Whether a new backup is the next thing to do. */
  readonly isNext: boolean;
  /** Whether its button takes the keyboard when it is shown. */
  readonly hasKeyboard: boolean;
}

export const BackupPlace = ({ place, isNext, hasKeyboard }: BackupPlaceProps) => {
  const t = useText();
  const formats = useFormats();
  const again = useCommand('backup.makeAgain', ['jobs.list']);
  const forget = useCommand('backup.forgetPlace', ['backup.state', 'custody.head']);
  if (place === null) return null;
  const words = again.error?.failure.code === 'not-found' ? t('backup.placeGone', { folder: place.folder }) : undefined;
  const failure = again.error ?? forget.error;
  const reads = place.readItems ? 'yes' : 'no';
  return (
    <>
      <Line actions={
        <>
          <Button kind={isNext ? 'primary' : 'plain'} autoFocus={hasKeyboard} isDisabled={again.isPending} onPress={() => { again.mutate({}, { onSuccess: () => { announce(t('backup.started')); } }); }}>{t('backup.now')}</Button>
          <Button kind="quiet" onPress={() => { forget.mutate({}); }}>{t('backup.forgetPlace')}</Button>
        </>
      }>
        {place.names.length === 0 ? t('backup.placeForHolders', { folder: place.folder, reads }) : t('backup.place', { folder: place.folder, reads, names: formats.list(place.names) })}
      </Line>
      {failure === null ? null : <FailureLine failure={failure.failure} {...(words === undefined ? {} : { words })} />}
    </>
  );
};
