// One job: how far it is, what it does now, pause and stop, and its results. A group and no landmark of the page: two jobs may have one title.
import { useState } from 'react';
import { useCommand } from '../data/use-answer.ts';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { JobItems } from '../features/adding/JobItems.tsx';
import { RemoveOriginals } from '../features/adding/RemoveOriginals.tsx';
import { useFormats } from '../i18n/use-formats.ts';
import { Text } from '../i18n/Text.tsx';
import { useFormatter } from '../i18n/use-text.ts';
import { Bdi } from '../ui/Bdi.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureLine } from '../ui/FailureLine.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { hasBegun, hasCounts, isRunning, jobCounts, jobProgressWords, jobTitle, saysItself, stopsBetweenFiles } from './job-words.ts';
import { JobResults } from './JobResults.tsx';
import { usePartLevel } from './part-level.ts';
import { useSteadyShare, useSteadyTimeLeft } from './use-steady-share.ts';

export const JobCard = ({ job }: { readonly job: JobProgress }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const level = usePartLevel();
  const [showsResults, setShowsResults] = useState(false);
  const pause = useCommand('jobs.pause');
  const resume = useCommand('jobs.resume');
  const stop = useCommand('jobs.stop');
  const retry = useCommand('jobs.retry', ['jobs.list']);
  const close = useCommand('jobs.close', ['jobs.list']);
  const running = isRunning(job);
  const steadyShare = useSteadyShare(job);
  const progress = jobProgressWords(job, useSteadyTimeLeft(job), formatter, formats);
  const title = jobTitle(job, formatter);
  const handle = { job: job.job };
  // What a stop left is gone on with in the same way as what failed is tried again.
  const wasStopped = job.state === 'stopped';
  const canGoOn = !running && job.canRetry && (job.toRetry > 0 || wasStopped);
  return (
    <div className="panel stack" data-gap="small" role="group" aria-label={title}>
      <div className="row" data-align="apart"><h3 aria-level={level}>{title}</h3><span className="text-2">{formatter.value('jobState', job.state)}</span></div>
      {running ? <ProgressBar name={title} share={steadyShare} words={progress} /> : null}
      {running || hasBegun(job) ? <p>{progress}</p> : null}
      {hasCounts(job) ? <p>{jobCounts(job, formatter)}</p> : null}
      {running && job.now !== null ? <p className="text-2"><Text id="activity.now" values={{ name: <Bdi value={job.now} /> }} /></p> : null}
      {job.failure === null ? null : <FailureLine failure={job.failure} />}
      {running ? <p className="caption">{t('activity.keepWorking')}</p> : null}
      <div className="row">
        {job.state === 'running' ? <Button size="compact" onPress={() => { pause.mutate(handle); }}>{t('activity.pause')}</Button> : null}
        {job.state === 'paused' ? <Button size="compact" onPress={() => { resume.mutate(handle); }}>{t('activity.resume')}</Button> : null}
        {job.state === 'running' || job.state === 'paused' ? <Button size="compact" onPress={() => { stop.mutate(handle); }}>{t(stopsBetweenFiles(job) ? 'activity.stop' : 'activity.stopWork')}</Button> : null}
        {saysItself(job) ? null : <Button size="compact" aria-expanded={showsResults} onPress={() => { setShowsResults(!showsResults); }}>{t(showsResults ? 'activity.resultsHide' : 'activity.resultsShow')}</Button>}
        {canGoOn ? <Button size="compact" isDisabled={retry.isPending} onPress={() => { retry.mutate({ ...handle, index: null }); }}>{t(wasStopped ? 'activity.goOn' : 'activity.retry', { count: job.toRetry })}</Button> : null}
      </div>
      {running ? null : <JobItems job={job} />}
      {job.kind === 'add' && !running && job.counts.new + job.counts.duplicate + job.counts.restored > 0 ? <RemoveOriginals job={job} /> : null}
      {running ? null : <div className="row"><Button kind="quiet" size="compact" onPress={() => { close.mutate(handle); }}>{t('activity.close')}</Button></div>}
      {showsResults ? <JobResults job={job} /> : null}
    </div>
  );
};
