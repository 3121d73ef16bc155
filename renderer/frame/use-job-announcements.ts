// Says once when a job ends, and keeps it in Activity.
import { useEffect } from 'react';
import { listen } from '../api.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { announce } from '../session/notices.ts';
import { jobCounts, jobTitle } from './job-words.ts';

const endings = { finished: 'activity.announceDone', stopped: 'activity.announceStopped', failed: 'activity.announceFailed' } as const;

export const useJobAnnouncements = (): void => {
  const formatter = useFormatter();
  useEffect(() => {
    const told = new Set<string>();
    return listen('jobs.progress', (job) => {
      if (!(job.state in endings) || told.has(job.job)) return;
      told.add(job.job);
      const words = formatter.text(endings[job.state as keyof typeof endings], { title: jobTitle(job, formatter) });
      const why = job.failure === null ? jobCounts(job, formatter) : formatter.failure(job.failure);
      announce(`${words} ${why}`, job.state === 'failed' || job.counts.failed + job.counts.problem > 0 ? 'danger' : 'plain');
    });
  }, [formatter]);
};
