// What a finished job leads to: its items as a list, and describing those that are new together.
import { useState } from 'react';
import { rangesOf } from '../../../shared/evidence/number-ranges.ts';
import { everything, type Selection } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { JobProgress, JobResult } from '../../../shared/jobs/schema.ts';
import { largestPage } from '../../../shared/sizes.ts';
import { ask, failureOf } from '../../api.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
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

const isNew = (result: JobResult): boolean => result.outcome === 'new';

export const JobItems = ({ job }: { readonly job: JobProgress }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const [describing, setDescribing] = useState<{ readonly selection: Selection; readonly count: number } | null>(null);
  const adds = job.kind === 'add';
  const count = adds ? job.counts.new + job.counts.duplicate : job.counts.problem;
  const withItems = (wanted: (result: JobResult) => boolean, use: (ids: readonly EvidenceId[]) => void): void => {
    itemsOf(job.job, wanted).then(use, (thrown: unknown) => { announce(formatter.failure(failureOf(thrown)), 'danger'); });
  };
  if (count === 0) return null;
  return (
    <div className="row">
      <Button size="compact" onPress={() => {
        withItems((result) => adds || result.outcome === 'problem', (ids) => {
          if (ids.length === 0) announce(t('activity.noItems'));
          else router.go({ place: 'evidence', query: { ...everything, among: rangesOf(ids) } });
        });
      }}>{t('activity.showItems', { count })}</Button>
      {adds && job.counts.new > 0 ? (
        <Button size="compact" onPress={() => { withItems(isNew, (ids) => { setDescribing({ selection: { by: 'ids', ids: [...ids] }, count: ids.length }); }); }}>{t('activity.describeNew', { count: job.counts.new })}</Button>
      ) : null}
      {describing === null ? null : <DescribeDialog {...describing} onClose={() => { setDescribing(null); }} />}
    </div>
  );
};
