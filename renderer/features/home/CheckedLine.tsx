// What was checked and found unchanged, and when every byte was last read.
import type { VaultCheck } from '../../../shared/home/schema.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { Counts } from './use-counts.ts';

export const CheckedLine = ({ counts, lastFullCheck }: { readonly counts: Counts; readonly lastFullCheck: VaultCheck | null }) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  if (counts.checked === 0) return null;
  const when = lastFullCheck === null ? t('home.readAtAdding') : t('home.lastFullCheck', { when: formats.dateTime(lastFullCheck.at), member: lastFullCheck.by, problems: lastFullCheck.problems });
  return (
    <Line mark="fine" actions={<Button onPress={() => { router.go({ place: 'safety', section: 'health' }); }}>{t('home.checkedAction')}</Button>}>
      {t('home.checked', { count: counts.checked })} <span className="text-2">{when}</span>
    </Line>
  );
};
