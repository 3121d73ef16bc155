// Home, in this order: what is wrong, what needs the person, what can be done, what was added last. No charts.
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import { isMessageKey } from '../../../shared/i18n/keys.ts';
import { problemValues } from '../../../shared/i18n/format.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { useSession } from '../../session/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { HomeActions } from './HomeActions.tsx';
import { LastAdded } from './LastAdded.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { useCounts } from './use-counts.ts';

export const HomeScreen = () => {
  const { text: t } = useFormatter();
  const router = useRouter();
  const { report } = useSession();
  const counts = useCounts();
  const check = useCommand('evidence.check', ['jobs.list']);
  const show = (only: EvidenceQuery['only']): void => { router.go({ place: 'evidence', query: { ...everything, only } }); };
  const startCheck = (): void => {
    check.mutate({ selection: { by: 'query', query: { ...everything, only: 'not-checked' }, except: [] } }, { onSuccess: () => { announce(t('home.checking')); } });
  };
  // Unfinished files that were tidied away have a line of their own.
  const told = (report?.problems ?? []).filter((problem) => problem.kind !== 'unfinished-write' && isMessageKey(`problem.${problem.kind}`));
  const problems = told.filter((problem) => problem.severity !== 'note');
  const putRight = told.filter((problem) => problem.severity === 'note');
  const needs = [
    { id: 'set-aside', count: counts.setAside, mark: 'wrong' as const, words: t('home.setAside', { count: counts.setAside }), action: t('home.setAsideAction'), run: () => { show('set-aside'); } },
    { id: 'not-checked', count: counts.notChecked, mark: 'not-known' as const, words: t('home.notChecked', { count: counts.notChecked }), action: t('home.notCheckedAction'), run: startCheck },
    { id: 'not-described', count: counts.notDescribed, mark: 'attention' as const, words: t('home.notDescribed', { count: counts.notDescribed }), action: t('home.notDescribedAction'), run: () => { show('not-described'); } },
    { id: 'not-reviewed', count: counts.notReviewed, mark: 'not-known' as const, words: t('home.notReviewed', { count: counts.notReviewed }), action: t('home.notReviewedAction'), run: () => { show('not-reviewed'); } },
  ].filter((need) => need.count > 0);
  const waiting = problems.length + needs.length;
  return (
    <div className="page">
      <div>
        <h1>{t('home.title')}</h1>
        {counts.isReady ? <p className="reading">{waiting === 0 ? t('home.allWell') : t('home.needYou', { count: waiting })}</p> : null}
      </div>
      {problems.length === 0 ? null : (
        <section className="stack" data-gap="small" aria-label={t('home.wrong')}>
          {problems.map((problem, at) => <ProblemLine key={at} problem={problem} values={problemValues(problem)} />)}
        </section>
      )}
      <section className="stack" data-gap="small" aria-label={t('home.needs')}>
        {counts.failure === null ? null : <FailureLine failure={counts.failure} />}
        {check.error === null ? null : <FailureLine failure={check.error.failure} />}
        {needs.map((need) => <Line key={need.id} mark={need.mark} actions={<Button onPress={need.run}>{need.action}</Button>}>{need.words}</Line>)}
        {counts.checked > 0 ? <Line mark="fine">{t('home.checked', { count: counts.checked })}</Line> : null}
        {putRight.map((problem, at) => <ProblemLine key={at} problem={problem} values={problemValues(problem)} />)}
        {(report?.sweptFiles ?? 0) > 0 ? <Line mark="fine">{t('home.swept', { count: report?.sweptFiles ?? 0 })}</Line> : null}
      </section>
      <HomeActions isEmpty={counts.isReady && counts.total === 0} />
      <LastAdded />
    </div>
  );
};
