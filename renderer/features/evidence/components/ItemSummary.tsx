// The small picture, number and name of the item whose details are shown beside the list, and the way to open it.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { defaultSettings } from '../../../../shared/settings/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useRouter } from '../../../frame/RouteProvider.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { useEvidenceView } from '../hooks/use-evidence-view.ts';
import { ItemPicture } from './ItemPicture.tsx';

export const ItemSummary = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const router = useRouter();
  const [{ query, sort }] = useEvidenceView();
  const settings = useAnswer('settings.get', {}).data ?? defaultSettings;
  return (
    <div className="evidence-summary">
      <div className="evidence-summary-picture"><ItemPicture row={item} coverUnreviewed={settings.coverUnreviewed} /></div>
      <h2><ItemNumber of={item.id} /> <Bdi value={item.title === '' ? item.fileName : item.title} /></h2>
      <div className="row"><Button size="compact" onPress={() => { router.go({ place: 'evidence item', id: item.id, query, sort }); }}>{t('evidence.open', { id: item.id })}</Button></div>
    </div>
  );
};
