// Keeps the cache in step with the vault's events, in one place. Bursts (thousands of files being added) become at most two
// rereads a second.
import { useEffect } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { listen } from '../api.ts';
import { takeProgress } from './job-progress.ts';
import { setAnswer } from './set-answer.ts';

const shortestPauseMs = 500;
const readsOfEvidence = ['evidence.page', 'evidence.months', 'evidence.locate', 'evidence.tags', 'evidence.get', 'evidence.links', 'evidence.privileged', 'evidence.aboutLeaving', 'evidence.withoutPreview', 'custody.page', 'custody.head', 'home.overview', 'health.look', 'cases.counts'];

const watch = (client: QueryClient): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const evidenceStale = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const read of readsOfEvidence) void client.invalidateQueries({ queryKey: [read] });
    }, shortestPauseMs);
  };
  // Results of what still runs are read anew at the same pace; nobody reads them while no list of them is shown.
  let resultsTimer: ReturnType<typeof setTimeout> | undefined;
  const resultsStale = (): void => {
    resultsTimer ??= setTimeout(() => {
      resultsTimer = undefined;
      void client.invalidateQueries({ queryKey: ['jobs.results'] });
    }, shortestPauseMs);
  };
  const stops = [
    listen('evidence.changed', evidenceStale),
    listen('cases.changed', () => { for (const read of ['cases.list', 'home.overview', 'custody.head']) void client.invalidateQueries({ queryKey: [read] }); }),
    listen('settings.changed', (settings) => { setAnswer(client, 'settings.get', {}, () => settings); }),
    listen('settings.screenLockChanged', (told) => { setAnswer(client, 'settings.screenLock', {}, () => told); }),
    listen('jobs.progress', (progress) => {
      resultsStale();
      takeProgress(client, progress);
      if (['finished', 'stopped', 'failed'].includes(progress.state)) for (const read of ['jobs.results', 'home.overview', 'backup.state', 'mirror.state', 'custody.head', 'health.look', 'handover.state', 'handover.conflicts', 'handover.passages']) void client.invalidateQueries({ queryKey: [read] });
    }),
  ];
  return () => {
    clearTimeout(timer);
    clearTimeout(resultsTimer);
    for (const stop of stops) stop();
  };
};

/** Watches while an opened vault is shown. */
export const useStaleOnEvents = (): void => {
  const client = useQueryClient();
  useEffect(() => watch(client), [client]);
};
