// Which copies of the vault were made before and still hold what is made unreadable here: the last backup, and each mirror that is known.
import { useAnswer } from '../../../data/use-answer.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';

export const CopiesThatStay = () => {
  const t = useText();
  const formats = useFormats();
  const backups = useAnswer('backup.state', {}).data;
  const backup = backups?.backups[0];
  const { mirrors, unread: unreadMirrors } = useAnswer('mirror.state', {}).data ?? { mirrors: [], unread: 0 };
  const unreadBackups = backups?.unread.backups ?? 0;
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
