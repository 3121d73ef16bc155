// How far a job is and how long it may take: never less far and never longer than was shown before, even while folders still being read make the total grow.
import { useState } from 'react';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { jobShare, shortestTimeLeftMs, timeLeftMs } from './job-words.ts';

/** The share to draw, null while the whole is not known. One job each: give the card a key. */
export const useSteadyShare = (job: JobProgress): number | null => {
  const [most, setMost] = useState<number | null>(null);
  const share = jobShare(job);
  if (share === null) return most;
  const steady = Math.max(most ?? 0, share);
  if (steady !== most) setMost(steady);
  return steady;
};

/** The time left to tell, in milliseconds; null while none can be told. One job each as well. */
export const useSteadyTimeLeft = (job: JobProgress): number | null => {
  const [shortest, setShortest] = useState<number | null>(null);
  const steady = shortestTimeLeftMs(job, shortest);
  if (steady !== shortest) setShortest(steady);
  return timeLeftMs(job) === null ? null : steady;
};
