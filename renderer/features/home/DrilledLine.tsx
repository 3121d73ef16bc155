// When a sample was last restored from a backup or a mirror, where that went well. What was found wrong is a line of its own among what needs the person.
import { isFoundWrong, lastDrilled } from '../../../shared/backup/rules.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

export const DrilledLine = () => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  const backups = useAnswer('backup.state', {}).data?.backups ?? [];
  const mirrors = useAnswer('mirror.state', {}).data?.mirrors ?? [];
  const last = lastDrilled([...backups.map((backup) => ({ ...backup, name: backup.fileName })), ...mirrors]);
  if (last === undefined || last.drilledAt === null || isFoundWrong(last)) return null;
  return (
    <Line mark="fine" actions={<Button onPress={() => { router.go({ place: 'safety', section: 'copies' }); }}>{t('home.drilledAction')}</Button>}>
      {t('home.drilled', { sample: last.drillSample ?? 0, name: last.name, when: formats.dateTime(last.drilledAt) })}
    </Line>
  );
};
