// What a finished job leads to: its items as a list, those in other cases included, and describing those that are new together.
import { useState } from 'react';
import { rangesOf } from '../../../shared/evidence/number-ranges.ts';
import { everything, type EvidenceQuery, type Selection } from '../../../shared/evidence/schema.ts';
import type { CaseId, EvidenceId } from '../../../shared/ids.ts';
import type { JobProgress, JobResult } from '../../../shared/jobs/schema.ts';
import { largestPage } from '../../../shared/sizes.ts';
import { ask, failureOf } from '../../api.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { useCaseAsked } from '../cases/use-case-asked.ts';
import { useCases, useChooseCase } from '../cases/use-cases.ts';
import { DescribeDialog } from '../evidence/components/DescribeDialog.tsx';

/** The items of a job's results, each once. */
const itemsOf = async (job: JobProgress['job'], wanted: (result: JobResult) => boolean): Promise<readonly EvidenceId[]> => {
  const ids = new Set<EvidenceId>();
  for (let offset = 0; ; offset += largestPage) {
    const { total, results } = await ask('jobs.results', { job, offset, limit: largestPage, only: 'all', text: '' });
    for (const result of results) if (result.item !== null && wanted(result)) ids.add(result.item);
    if (offset + largestPage >= total) return [...ids];
  }
};

const totalOf = async (query: EvidenceQuery): Promise<number> => (await ask('evidence.page', { query, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 1 })).total;

/** What was shown of one case while more of it lies in others. */
interface Elsewhere {
  readonly within: CaseId;
  readonly count: number;
  readonly query: EvidenceQuery;
}

const elsewhereOf = async (query: EvidenceQuery, within: CaseId | null): Promise<Elsewhere | null> => {
  if (within === null) return null;
  const count = (await totalOf(query)) - (await totalOf({ ...query, case: within }));
  return count > 0 ? { within, count, query } : null;
};

const isNew = (result: JobResult): boolean => result.outcome === 'new';

export const JobItems = ({ job }: { readonly job: JobProgress }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const [describing, setDescribing] = useState<{ readonly selection: Selection; readonly count: number } | null>(null);
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const within = useCaseAsked();
  const { chosen } = useCases();
  const choose = useChooseCase();
  const adds = job.kind === 'add';
  const count = adds ? job.counts.new + job.counts.duplicate : job.counts.problem;
  const tellFailure = (thrown: unknown): void => { announce(formatter.failure(failureOf(thrown)), 'danger'); };
  const withItems = (wanted: (result: JobResult) => boolean, use: (ids: readonly EvidenceId[]) => void): void => {
    itemsOf(job.job, wanted).then(use).catch(tellFailure);
  };
  const show = (ids: readonly EvidenceId[]): void => {
    const query = { ...everything, among: rangesOf(ids) };
    router.go({ place: 'evidence', query });
    elsewhereOf(query, within).then(setElsewhere, tellFailure);
  };
  if (count === 0) return null;
  return (
    <div className="row">
      <Button size="compact" onPress={() => {
        withItems((result) => adds || result.outcome === 'problem', (ids) => {
          if (ids.length === 0) announce(t('activity.noItems'));
          else show(ids);
        });
      }}>{t('activity.showItems', { count })}</Button>
      {adds && job.counts.new > 0 ? (
        <Button size="compact" onPress={() => { withItems(isNew, (ids) => { setDescribing({ selection: { by: 'ids', ids: [...ids] }, count: ids.length }); }); }}>{t('activity.describeNew', { count: job.counts.new })}</Button>
      ) : null}
      {elsewhere === null || chosen === null || elsewhere.within !== within ? null : (
        <>
          <span role="status" className="text-2">{t('activity.itemsElsewhere', { count: elsewhere.count })}</span>
          <Button size="compact" onPress={() => {
            setElsewhere(null);
            choose({ case: chosen.case, all: true }, elsewhere.query);
            router.go({ place: 'evidence', query: elsewhere.query });
          }}>{t('activity.showElsewhere')}</Button>
        </>
      )}
      {describing === null ? null : <DescribeDialog {...describing} onClose={() => { setDescribing(null); }} />}
    </div>
  );
};
