// Which copies of the vault were made before and still hold what is made unreadable here: the last backup, and each mirror that is known.
import { useAnswer } from '../../../data/use-answer.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FailureLine } from '../../../ui/FailureLine.tsx';

export const CopiesThatStay = () => {
  const t = useText();
  const formats = useFormats();
  const answers = { backups: useAnswer('backup.state', {}), mirrors: useAnswer('mirror.state', {}) };
  const failure = answers.backups.error ?? answers.mirrors.error;
  // Nobody is told that no copy is known before that is known.
  if (failure !== null) return <FailureLine failure={failure.failure} />;
  if (answers.backups.data === undefined || answers.mirrors.data === undefined) return null;
  const [backup] = answers.backups.data.backups;
  const unreadBackups = answers.backups.data.unread.backups;
  const { mirrors, unread: unreadMirrors } = answers.mirrors.data;
  return (
    <div className="stack" data-gap="small">
      <p>{t('evidence.destroyCopies')}</p>
      {backup === undefined && mirrors.length + unreadBackups + unreadMirrors === 0 ? <p>{t('evidence.destroyNoCopies')}</p> : (
        <ul role="list" className="stack" data-gap="small">
          {backup === undefined ? null : <li dir="auto">{t('evidence.destroyBackup', { name: backup.fileName, when: formats.date(backup.madeAt) })}</li>}
          {mirrors.map(({ id, name, updatedAt }) => <li key={id} dir="auto">{t('evidence.destroyMirror', { name, when: formats.date(updatedAt) })}</li>)}
          {unreadBackups === 0 ? null : <li>{t('evidence.destroyUnreadBackups', { count: unreadBackups })}</li>}
          {unreadMirrors === 0 ? null : <li>{t('evidence.destroyUnreadMirrors', { count: unreadMirrors })}</li>}
        </ul>
      )}
      <p className="text-2">{t('evidence.destroyFlash')}</p>
    </div>
  );
};
