// The items that a check set aside, each with the way to what is known of it: its custody log.
import { withoutUnread } from '../../../shared/custody/schema.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter, useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import './safety.css';

const shownAtOnce = 10;
const lastOfLog = 50;
const query = { ...everything, only: 'set-aside' as const };

/** Why it was set aside is in its log; until that was read, only that it was. */
const SetAsideItem = ({ id }: { readonly id: EvidenceId }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const log = useAnswer('custody.page', { subject: id, filter: null, offset: 0, limit: lastOfLog });
  const finding = withoutUnread(log.data?.entries ?? []).find(({ action }) => action === 'set-aside')?.details['finding'];
  return (
    <Line mark="wrong" actions={<Button size="compact" aria-label={`${t('health.whatWeKnow')}: ${id}`} onPress={() => { router.go({ place: 'evidence item', id, tab: 'custody' }); }}>{t('health.whatWeKnow')}</Button>}>
      {typeof finding === 'string' ? t('health.itemFound', { id, finding: formatter.value('finding', finding) }) : t('health.itemSetAside', { id })}
    </Line>
  );
};

export const SetAsideItems = () => {
  const t = useText();
  const router = useRouter();
  const answer = useAnswer('evidence.page', { query, sort: { by: 'added', direction: 'ascending' }, offset: 0, limit: shownAtOnce });
  if (answer.error !== null) return <FailureLine failure={answer.error.failure} />;
  const { rows = [], total = 0 } = answer.data ?? {};
  return (
    <div className="stack safety-under" data-gap="small">
      {rows.map(({ id }) => <SetAsideItem key={id} id={id} />)}
      {total > rows.length ? <div><Button size="compact" onPress={() => { router.go({ place: 'evidence', query }); }}>{t('health.moreSetAside', { count: total })}</Button></div> : null}
    </div>
  );
};
