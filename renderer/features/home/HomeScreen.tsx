// Home, in this order: what is wrong, what needs the person, what can be done, where they left off. No charts.
import { useState } from 'react';
import { isUncheckedRestore } from '../../../shared/home/rules.ts';
import { problemValues } from '../../../shared/i18n/format.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useDrafts, useWaitingDrafts } from '../../session/use-drafts.ts';
import { useSession } from '../../session/session-context.ts';
import { toldAtOpening } from '../../session/told-at-opening.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { LeftBackups } from '../backup/LeftBackups.tsx';
import { CheckedLine } from './CheckedLine.tsx';
import { DrilledLine } from './DrilledLine.tsx';
import { GoOn } from './GoOn.tsx';
import './home.css';
import { HomeActions } from './HomeActions.tsx';
import { LeftCopies } from './LeftCopies.tsx';
import { NeedLine } from './NeedLine.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import { PutOffDialog } from './PutOffDialog.tsx';
import { PutOffLines } from './PutOffLines.tsx';
import { UnfinishedEntries } from './UnfinishedEntries.tsx';
import { UnfinishedWork } from './UnfinishedWork.tsx';
import { useCounts } from './use-counts.ts';
import { useHomeNeeds, type Need } from './use-home-needs.ts';

export const HomeScreen = () => {
  const t = useText();
  const { report } = useSession();
  const counts = useCounts();
  const overview = useAnswer('home.overview', {});
  const needs = useHomeNeeds(counts, overview.data);
  const [puttingOff, setPuttingOff] = useState<Need | null>(null);
  const left = { copies: useAnswer('evidence.leftCopies', {}), backups: useAnswer('backup.state', {}), work: useAnswer('jobs.unfinished', {}) };
  const leftCopies = left.copies.data?.copies ?? [];
  const told = toldAtOpening(report);
  const problems = told.filter((problem) => problem.severity !== 'note');
  const putRight = told.filter((problem) => problem.severity === 'note');
  const leftBackups = left.backups.data?.left ?? [];
  const unfinished = left.work.data?.unfinished ?? [];
  const drafts = useWaitingDrafts();
  const unreadDrafts = useDrafts().unread;
  const waiting = problems.length + drafts.length + (unreadDrafts === null ? 0 : 1) + unfinished.length + leftCopies.length + leftBackups.length + needs.now.length;
  const asked = Object.values(left);
  // What could not be read is not taken for nothing.
  const isReady = counts.isReady && overview.data !== undefined && needs.isReady && asked.every(({ data }) => data !== undefined);
  const failure = counts.failure ?? overview.error?.failure ?? needs.failure ?? asked.map(({ error }) => error).find((error) => error !== null)?.failure ?? null;
  return (
    <div className="page">
      <div>
        <h1>{t('home.title')}</h1>
        {isReady ? <p className="reading">{waiting === 0 ? t('home.allWell') : t('home.needYou', { count: waiting })}</p> : null}
      </div>
      {problems.length === 0 ? null : (
        <section className="stack" data-gap="small" aria-label={t('home.wrong')}>
          {problems.map((problem, at) => <ProblemLine key={at} problem={problem} values={problemValues(problem)} />)}
        </section>
      )}
      <section className="stack" data-gap="small" aria-label={t('home.needs')}>
        <UnfinishedWork unfinished={unfinished} />
        {unreadDrafts === null ? null : <FailureLine failure={unreadDrafts} words={t('home.draftsUnread')} />}
        <UnfinishedEntries drafts={drafts} />
        <LeftCopies copies={leftCopies} />
        <LeftBackups left={leftBackups} />
        {failure === null ? null : <FailureLine failure={failure} />}
        {isReady ? needs.now.map((need) => <NeedLine key={need.line} need={need} onPutOff={() => { setPuttingOff(need); }} />) : null}
        {isReady && overview.data.recordsHarmedAt === null && !isUncheckedRestore(overview.data) ? <CheckedLine counts={counts} lastFullCheck={overview.data.lastFullCheck} /> : null}
        {isReady ? <DrilledLine /> : null}
        {putRight.map((problem, at) => <ProblemLine key={at} problem={problem} values={problemValues(problem)} />)}
        {(report?.sweptFiles ?? 0) > 0 ? <Line mark="fine">{t('home.swept', { count: report?.sweptFiles ?? 0 })}</Line> : null}
        {isReady ? <PutOffLines lines={needs.away} /> : null}
      </section>
      <HomeActions isEmpty={counts.isReady && counts.totalEverywhere === 0} freeBytes={overview.data?.disk?.free ?? null} />
      <GoOn work={overview.data?.goOn ?? []} />
      {puttingOff === null ? null : <PutOffDialog need={puttingOff} onClose={() => { setPuttingOff(null); }} />}
    </div>
  );
};
