// What each item of a job came to, with the reason where it was not done: all of them, what needs looking at first.
import { useCallback, useRef, useState } from 'react';
import { useCommand } from '../data/use-answer.ts';
import { pageOf, pageSize } from '../data/page-window.ts';
import { usePages } from '../data/use-pages.ts';
import { longestResultFilter, type JobProgress, type JobResult } from '../../shared/jobs/schema.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { problemValues, type Formatter } from '../../shared/i18n/format.ts';
import { ask } from '../api.ts';
import { SaveResults } from '../features/adding/SaveResults.tsx';
import { OtherCase } from '../features/cases/OtherCase.tsx';
import { useFormatter } from '../i18n/use-text.ts';
import { Bdi } from '../ui/Bdi.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureLine } from '../ui/FailureLine.tsx';
import { LongList } from '../ui/LongList.tsx';
import { Mark, type MarkState } from '../ui/Mark.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { Select } from '../ui/Select.tsx';
import './results.css';
import { useRouter } from './RouteProvider.tsx';

const marks: Readonly<Record<JobResult['outcome'], MarkState>> = { new: 'fine', ok: 'fine', removed: 'fine', restored: 'fine', duplicate: 'not-known', kept: 'attention', failed: 'wrong', problem: 'wrong', 'to-decide': 'attention' };
const filters = ['all', 'new', 'duplicate', 'restored', 'failed', 'problem'] as const;
const filterWords = { all: 'activity.filterAll', new: 'activity.filterNew', duplicate: 'activity.filterDuplicate', restored: 'activity.filterRestored', failed: 'activity.filterFailed', problem: 'activity.filterProblem' } as const;

const reason = (result: JobResult, formatter: Formatter): string => {
  if (result.failure !== null) return formatter.failure({ ...result.failure, facts: { name: result.name, ...result.failure.facts } });
  const key = result.problem === null ? null : `problem.${result.problem.kind}`;
  if (result.problem !== null && key !== null && isMessageKey(key)) return formatter.text(key, problemValues(result.problem));
  return formatter.value('jobOutcome', result.outcome);
};

export const JobResults = ({ job: { job } }: { readonly job: JobProgress }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const [only, setOnly] = useState<(typeof filters)[number]>('all');
  const [text, setText] = useState('');
  const filterBox = useRef<HTMLInputElement | null>(null);
  const retry = useCommand('jobs.retry', ['jobs.list', 'jobs.results']);
  const { pages, any, see, failure } = usePages(useCallback((page: number) => {
    const input = { job, offset: page * pageSize, limit: pageSize, only, text };
    return { queryKey: ['jobs.results', input] as const, queryFn: () => ask('jobs.results', input) };
  }, [job, only, text]));
  const row = (index: number) => {
    const result = pages.get(pageOf(index))?.results[index % pageSize];
    if (result === undefined) return <p className="frame-result text-2" aria-busy="true">{t('activity.resultsWaiting')}</p>;
    const { item } = result;
    return (
      <div className="frame-result">
        <Mark state={marks[result.outcome]} spoken={null} />
        <span className="ui-option-words">
          <Bdi value={result.name} /><span className="text-2">{reason(result, formatter)}</span>
          {result.again === 'done' ? <span className="text-2">{t('activity.triedAgain')}</span> : null}
          {item === null || result.otherCase === undefined ? null : <OtherCase item={item} />}
        </span>
        {result.again === 'can' ? <Button kind="quiet" size="compact" isDisabled={retry.isPending} onPress={() => { retry.mutate({ job, index: result.index }); }}>{t('activity.tryAgain')}</Button> : null}
        {item === null ? null : <Button kind="quiet" size="compact" onPress={() => { router.go({ place: 'evidence item', id: item }); }}>{t('activity.open', { id: item })}</Button>}
      </div>
    );
  };
  const total = any?.total ?? null;
  return (
    <div className="stack" data-gap="small">
      <Select label={t('activity.results')} value={only} onChange={setOnly} options={filters.map((filter) => ({ value: filter, words: t(filterWords[filter]) }))} />
      <SearchBox name={t('activity.resultsFilter')} placeholder={t('activity.resultsFilter')} value={text} inputRef={filterBox} onChange={(typed) => { setText(typed.slice(0, longestResultFilter)); }} />
      {total === null ? null : <p className="text-2" role="status">{total === 0 ? t('activity.noResults') : t('activity.resultsCount', { count: total })}</p>}
      {total === null || total === 0 ? null : <SaveResults job={job} only={only} text={text} />}
      {failure === null ? null : <FailureLine failure={failure} />}
      {retry.error === null ? null : <FailureLine failure={retry.error.failure} />}
      {total === null || total === 0 ? null : <LongList name={t('activity.results')} count={total} row={row} see={see} onType={() => { filterBox.current?.focus(); }} />}
    </div>
  );
};
