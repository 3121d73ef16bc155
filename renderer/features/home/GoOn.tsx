// Where the person left off: the last three items they described or looked at, else those that came in last.
import type { HomeOverview } from '../../../shared/home/schema.ts';
import '../../frame/results.css';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';

const did = { described: 'home.didDescribe', reviewed: 'home.didReview', added: 'home.didAdd' } as const;

export const GoOn = ({ work }: { readonly work: HomeOverview['goOn'] }) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  if (work.length === 0) return null;
  return (
    <section className="stack" data-gap="small" aria-labelledby="go-on">
      <h2 id="go-on">{t('home.goOn')}</h2>
      <ul role="list" className="frame-results">
        {work.map((item) => (
          <li key={item.id} className="frame-result">
            <span className="mono" dir="ltr">{item.id}</span>
            <span className="ui-option-words"><Bdi value={item.title === '' ? item.fileName : item.title} /><span className="caption">{t(did[item.did], { when: formats.dateTime(item.at) })}</span></span>
            <Button size="compact" onPress={() => { router.go({ place: 'evidence item', id: item.id }); }}>{t('home.openItem', { id: item.id })}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
