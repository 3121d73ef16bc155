// The items that a check set aside, each with the way to what is known of it: its custody log.
import { everything } from '../../../shared/evidence/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import './safety.css';

const shownAtOnce = 10;
const query = { ...everything, only: 'set-aside' as const };

export const SetAsideItems = () => {
  const t = useText();
  const router = useRouter();
  const answer = useAnswer('evidence.page', { query, sort: { by: 'added', direction: 'ascending' }, offset: 0, limit: shownAtOnce });
  if (answer.error !== null) return <FailureLine failure={answer.error.failure} />;
  const { rows = [], total = 0 } = answer.data ?? {};
  return (
    <div className="stack safety-under" data-gap="small">
      {rows.map(({ id }) => (
        <Line key={id} mark="wrong" actions={<Button size="compact" aria-label={`${t('health.whatWeKnow')}: ${id}`} onPress={() => { router.go({ place: 'evidence item', id, tab: 'custody' }); }}>{t('health.whatWeKnow')}</Button>}>
          {t('health.itemSetAside', { id })}
        </Line>
      ))}
      {total > rows.length ? <div><Button size="compact" onPress={() => { router.go({ place: 'evidence', query }); }}>{t('health.moreSetAside', { count: total })}</Button></div> : null}
    </div>
  );
};
