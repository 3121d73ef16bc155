// What each item of a job came to, with the reason where it was not done. Grows by pages on request.
import { useState } from 'react';
import { useAnswer } from '../data/use-answer.ts';
import type { JobProgress, JobResult } from '../../shared/jobs/schema.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { problemValues, type Formatter } from '../../shared/i18n/format.ts';
import { SaveResults } from '../features/adding/SaveResults.tsx';
import { OtherCase } from '../features/cases/OtherCase.tsx';
import { useFormatter } from '../i18n/use-text.ts';
import { Bdi } from '../ui/Bdi.tsx';
import { Button } from '../ui/Button.tsx';
import { Mark, type MarkState } from '../ui/Mark.tsx';
import { Select } from '../ui/Select.tsx';
import { useRouter } from './RouteProvider.tsx';

const pageSize = 100;
const marks: Readonly<Record<JobResult['outcome'], MarkState>> = { new: 'fine', ok: 'fine', removed: 'fine', restored: 'fine', duplicate: 'not-known', kept: 'attention', failed: 'wrong', problem: 'wrong', 'to-decide': 'attention' };
const filters = ['all', 'new', 'duplicate', 'restored', 'failed', 'problem'] as const;
const filterWords = { all: 'activity.filterAll', new: 'activity.filterNew', duplicate: 'activity.filterDuplicate', restored: 'activity.filterRestored', failed: 'activity.filterFailed', problem: 'activity.filterProblem' } as const;

const reason = (result: JobResult, formatter: Formatter): string => {
  if (result.failure !== null) return formatter.failure({ ...result.failure, facts: { name: result.name, ...result.failure.facts } });
  const key = result.problem === null ? null : `problem.${result.problem.kind}`;
  if (result.problem !== null && key !== null && isMessageKey(key)) return formatter.text(key, problemValues(result.problem));
  return formatter.value('jobOutcome', result.outcome);
};

export const JobResults = ({ job }: { readonly job: JobProgress }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const [only, setOnly] = useState<(typeof filters)[number]>('all');
  const [limit, setLimit] = useState(pageSize);
  const results = useAnswer('jobs.results', { job: job.job, offset: 0, limit, only }).data;
  return (
    <div className="stack" data-gap="small">
      <Select label={t('activity.results')} value={only} onChange={setOnly} options={filters.map((filter) => ({ value: filter, words: t(filterWords[filter]) }))} />
      {results === undefined || results.total === 0 ? null : <SaveResults job={job.job} only={only} />}
      {results?.total === 0 ? <p className="text-2">{t('activity.noResults')}</p> : null}
      <ul role="list" className="frame-results">
        {(results?.results ?? []).map((result) => {
          const { item } = result;
          return (
            <li key={result.index} className="frame-result">
              <Mark state={marks[result.outcome]} spoken={null} />
              <span className="ui-option-words"><Bdi value={result.name} /><span className="text-2">{reason(result, formatter)}</span>{item === null || result.otherCase === undefined ? null : <OtherCase item={item} />}</span>
              {item === null ? null : <Button kind="quiet" size="compact" onPress={() => { router.go({ place: 'evidence item', id: item }); }}>{t('activity.open', { id: item })}</Button>}
            </li>
          );
        })}
      </ul>
      {results !== undefined && results.total > results.results.length && limit < 500 ? <Button onPress={() => { setLimit(Math.min(500, limit + pageSize)); }}>{t('activity.moreResults', { count: Math.min(pageSize, results.total - results.results.length) })}</Button> : null}
    </div>
  );
};
