// The last three items that came in.
import { everything } from '../../../shared/evidence/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';

export const LastAdded = () => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  const rows = useAnswer('evidence.page', { query: everything, sort: { by: 'added', direction: 'descending' }, offset: 0, limit: 3 }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="stack" data-gap="small">
      <h2>{t('home.goOn')}</h2>
      <ul role="list" className="frame-results">
        {rows.map((row) => (
          <li key={row.id} className="frame-result">
            <span className="mono" dir="ltr">{row.id}</span>
            <span className="ui-option-words"><Bdi value={row.title === '' ? row.fileName : row.title} /><span className="caption">{formats.dateTime(row.addedAt)}</span></span>
            <Button size="compact" onPress={() => { router.go({ place: 'evidence item', id: row.id }); }}>{t('home.openItem', { id: row.id })}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
