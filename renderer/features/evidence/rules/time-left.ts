// How much longer a job takes: said late, rounded, and not jumping about. And how much of it is done, never backwards. Pure.
import type { JobProgress } from '../../../../shared/jobs/schema.ts';

/** Nothing is said before this: the first files say little about the rest. */
export const saidAfterMs = 10_000;

const minute = 60_000;
/** A new estimate replaces a shorter one only when it is this much longer, so that the number does not swing. */
const worthSaying = 1.5;

/** Bytes count where they are known and any are to be moved, else items; null while the total is not known. */
export const doneShare = (progress: JobProgress): number | null => {
  if (progress.bytesTotal !== null && progress.bytesTotal > 0) return Math.min(1, progress.bytesDone / progress.bytesTotal);
  if (progress.itemsTotal !== null && progress.itemsTotal > 0) return Math.min(1, progress.itemsDone / progress.itemsTotal);
  return null;
};

/** The share to draw: never less than what was drawn before, even while folders still being read make the total grow. */
export const shownShare = (before: number, progress: JobProgress): number => Math.max(before, doneShare(progress) ?? 0);

/** Rounded up to what a person would say: under a minute, minutes up to ten, then fives, then tens. Zero means under a minute. */
const rounded = (ms: number): number => {
  if (ms < minute) return 0;
  const minutes = Math.ceil(ms / minute);
  if (minutes <= 10) return minutes;
  return minutes <= 60 ? Math.ceil(minutes / 5) * 5 : Math.ceil(minutes / 10) * 10;
};

/** Minutes left to show; 0 is less than a minute, null is nothing to say. `shown` is what was shown last. */
export const minutesLeft = (shown: number | null, progress: JobProgress): number | null => {
  const share = doneShare(progress);
  if (progress.state !== 'running' || progress.elapsedMs < saidAfterMs || share === null || share <= 0) return null;
  const estimate = rounded((progress.elapsedMs / share) * (1 - share));
  if (shown === null || estimate <= shown) return estimate;
  return estimate >= Math.max(shown, 1) * worthSaying ? estimate : shown;
};
