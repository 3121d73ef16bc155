// The words for a job: its title, its counts, how far it is, how long it may take. Pure.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import type { Formats } from '../../shared/i18n/formats.ts';

const titles: Readonly<Record<JobProgress['kind'], MessageKey>> = {
  add: 'activity.jobTitleAdd', verify: 'activity.jobTitleVerify', export: 'activity.jobTitleExport', 'remove-originals': 'activity.jobTitleRemove',
  backup: 'activity.jobTitleBackup', 'backup-check': 'activity.jobTitleBackupCheck', drill: 'activity.jobTitleDrill', 'hand-over': 'activity.jobTitleHandOver', 'take-in': 'activity.jobTitleTakeIn', mirror: 'activity.jobTitleMirror', 'mirror-check': 'activity.jobTitleMirrorCheck',
  describe: 'activity.jobTitleDescribe', 'put-away': 'activity.jobTitlePutAway', 'bring-back': 'activity.jobTitleBringBack', 'move-to-case': 'activity.jobTitleMoveToCase', destroy: 'activity.jobTitleDestroy', undo: 'activity.jobTitleUndo',
};

const counts: Readonly<Record<JobProgress['kind'], MessageKey>> = {
  add: 'activity.countsAdd', verify: 'activity.countsVerify', export: 'activity.countsExport', 'remove-originals': 'activity.countsRemove',
  backup: 'activity.countsBackup', 'backup-check': 'activity.countsBackupCheck', drill: 'activity.countsDrill', 'hand-over': 'activity.countsHandOver', 'take-in': 'activity.countsTakeIn', mirror: 'activity.countsMirror', 'mirror-check': 'activity.countsMirrorCheck',
  describe: 'activity.countsDescribe', 'put-away': 'activity.countsPutAway', 'bring-back': 'activity.countsBringBack', 'move-to-case': 'activity.countsMoveToCase', destroy: 'activity.countsDestroy', undo: 'activity.countsUndo',
};

export const isRunning = (job: JobProgress): boolean => job.state === 'running' || job.state === 'paused' || job.state === 'stopping';

/** What is there of a job that did not come to its end: each thing that was done, no file at all, or nothing to speak of. */
export const keptOf = ({ kind }: JobProgress): 'done' | 'file' | 'none' => {
  switch (kind) {
    case 'backup': case 'hand-over':
      return 'file';
    case 'verify': case 'backup-check': case 'drill': case 'mirror-check':
      return 'none';
    default:
      return 'done';
  }
};

const endsWellAlone: ReadonlySet<JobProgress['kind']> = new Set(['backup', 'backup-check', 'mirror', 'mirror-check']);

/** Whether anything was done: noughts beside a failure say less than the failure. */
export const hasBegun = ({ itemsDone, bytesDone, counts }: JobProgress): boolean => itemsDone > 0 || bytesDone > 0 || Object.values(counts).some((count) => count > 0);

/** Whether the counts say something: "nothing wrong" is for what came to its end. */
export const hasCounts = (job: JobProgress): boolean => {
  if (job.state === 'finished' || job.counts.problem > 0) return true;
  return !endsWellAlone.has(job.kind) && (isRunning(job) || hasBegun(job));
};

/** Stopped, these keep each file that was done; the others leave nothing unfinished behind. */
export const stopsBetweenFiles = ({ kind }: JobProgress): boolean => kind === 'add' || kind === 'export' || kind === 'remove-originals';

/** Whoever began such a job says its end in words of their own, with "Undo"; there is nothing to tell of each item. */
export const saysItself = (job: JobProgress): boolean => ['describe', 'put-away', 'bring-back', 'move-to-case', 'destroy', 'undo'].includes(job.kind);

export const jobTitle = (job: Pick<JobProgress, 'kind' | 'itemsTotal'>, formatter: Formatter): string => formatter.text(titles[job.kind], { count: job.itemsTotal ?? 0 });

/** Found and not begun; nobody waits once it has ended. */
const waitingOf = (job: JobProgress): number => (isRunning(job) ? Math.max(0, (job.itemsTotal ?? 0) - job.itemsDone) : 0);

/** New, already here, not done: `done` is what is left after failures, so that the numbers add up. */
export const jobCounts = (job: JobProgress, formatter: Formatter): string =>
  formatter.text(counts[job.kind], { ...job.counts, waiting: waitingOf(job), done: Math.max(0, job.itemsDone - job.counts.failed - (job.kind === 'verify' || job.kind === 'drill' ? job.counts.problem : 0)) });

/** 0 to 1 by bytes where they are known, else by items; null while the whole is not known. */
export const jobShare = (job: JobProgress): number | null => {
  if (job.bytesTotal !== null && job.bytesTotal > 0) return job.bytesDone / job.bytesTotal;
  return job.itemsTotal === null || job.itemsTotal === 0 ? null : job.itemsDone / job.itemsTotal;
};

/** Shown only after this much work, because an early guess jumps. */
const leastElapsedMs = 10_000;

/** Milliseconds left, rounded up to calm steps; null while it cannot be told. */
export const timeLeftMs = (job: JobProgress): number | null => {
  const share = jobShare(job);
  if (job.state !== 'running' || share === null || share <= 0 || share >= 1 || job.elapsedMs < leastElapsedMs) return null;
  const left = (job.elapsedMs * (1 - share)) / share;
  const step = left > 120_000 ? 60_000 : 10_000;
  return Math.ceil(left / step) * step;
};

/** The shortest time left that was told of a job so far; null before any was, and once it does not run any more. What is told is never longer: the rest can still grow, but a time
    that jumps up and down tells nobody anything. */
export const shortestTimeLeftMs = (job: JobProgress, before: number | null): number | null => {
  if (!isRunning(job)) return null;
  const left = timeLeftMs(job);
  return left === null || before === null ? (left ?? before) : Math.min(left, before);
};

/** Their parts are pieces of one copy, which nobody counts: bytes say how far it is. */
export const saysBytesAlone = ({ kind }: Pick<JobProgress, 'kind'>): boolean => kind === 'backup' || kind === 'backup-check';

/** `left` is the time left as it is shown, in milliseconds. Never more than there is: what a check finds beside the items is done as well. `211 of 430 · 15.4 GB of 31.2 GB · about 4 minutes left`. */
export const jobProgressWords = (job: JobProgress, left: number | null, formatter: Formatter, formats: Formats): string => {
  return [
    saysBytesAlone(job) ? null : job.itemsTotal === null ? formats.number(job.itemsDone) : formatter.text('activity.itemsOf', { done: Math.min(job.itemsDone, job.itemsTotal), total: job.itemsTotal }),
    job.bytesTotal === null || job.bytesTotal === 0 ? null : formatter.text('activity.bytes', { done: formats.bytes(job.bytesDone), total: formats.bytes(job.bytesTotal) }),
    left === null ? null : formatter.text('activity.timeLeft', { time: formats.roughly(left) }),
  ].filter((part) => part !== null).join(' · ');
};
