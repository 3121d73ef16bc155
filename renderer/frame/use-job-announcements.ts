// Says once when a job ends, and keeps it in Activity.
import { useEffect } from 'react';
import { listen } from '../api.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { announce } from '../session/notices.ts';
import { hasCounts, jobCounts, jobTitle, keptOf, saysItself } from './job-words.ts';

const endings = { finished: 'activity.announceDone', stopped: 'activity.announceStopped', failed: 'activity.announceFailed' } as const;

export const useJobAnnouncements = (): void => {
  const formatter = useFormatter();
  useEffect(() => {
    const told = new Set<string>();
    return listen('jobs.progress', (job) => {
      if (!(job.state in endings) || told.has(job.job) || saysItself(job)) return;
      told.add(job.job);
      const words = formatter.text(endings[job.state as keyof typeof endings], { title: jobTitle(job, formatter), keeps: keptOf(job) }).trim();
      const why = job.failure === null ? (hasCounts(job) ? jobCounts(job, formatter) : '') : formatter.failure(job.failure);
      // What waits for a decision after a pack came in is no harm.
      const harm = job.counts.failed + (job.kind === 'take-in' ? 0 : job.counts.problem);
      announce(`${words} ${why}`.trim(), job.state === 'failed' || harm > 0 ? 'danger' : 'plain');
    });
  }, [formatter]);
};
