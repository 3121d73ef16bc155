import { describe, expect, it } from 'vitest';
import { minutesLeft, saidAfterMs, shownShare } from '../../../../../renderer/features/evidence/rules/time-left.ts';
import type { JobProgress } from '../../../../../shared/jobs/schema.ts';

const job = (change: Partial<JobProgress>): JobProgress => ({
  job: 'j-0123456789abcdef' as JobProgress['job'], kind: 'add', state: 'running', itemsDone: 0, itemsTotal: 430, bytesDone: 0, bytesTotal: 1000,
  counts: { new: 0, duplicate: 0, failed: 0, problem: 0 }, now: null, elapsedMs: 0, failure: null, ...change,
});

describe('the time left', () => {
  it('is not said in the first ten seconds', () => {
    expect(minutesLeft(null, job({ bytesDone: 500, elapsedMs: saidAfterMs - 1 }))).toBeNull();
  });

  it('follows from the bytes and is rounded up to minutes', () => {
    expect(minutesLeft(null, job({ bytesDone: 250, elapsedMs: 60_000 }))).toBe(3);
    expect(minutesLeft(null, job({ bytesDone: 100, elapsedMs: 130_000 }))).toBe(20);
  });

  it('is "less than a minute" at the end', () => {
    expect(minutesLeft(2, job({ bytesDone: 900, elapsedMs: 60_000 }))).toBe(0);
  });

  it('does not grow for a small change and does for a large one', () => {
    expect(minutesLeft(4, job({ bytesDone: 250, elapsedMs: 95_000 }))).toBe(4);
    expect(minutesLeft(4, job({ bytesDone: 250, elapsedMs: 400_000 }))).toBe(20);
  });

  it('is not known while the total is not, nor while it is paused', () => {
    expect(minutesLeft(3, job({ itemsTotal: null, bytesTotal: null, elapsedMs: 60_000 }))).toBeNull();
    expect(minutesLeft(3, job({ state: 'paused', bytesDone: 500, elapsedMs: 60_000 }))).toBeNull();
  });
});

describe('the progress bar', () => {
  it('never goes backwards when more files are found', () => {
    const before = shownShare(0, job({ bytesDone: 500 }));
    expect(shownShare(before, job({ bytesDone: 600, bytesTotal: 10_000 }))).toBe(0.5);
  });

  it('counts items when there are no bytes', () => {
    expect(shownShare(0, job({ bytesTotal: null, itemsDone: 43 }))).toBeCloseTo(0.1);
  });
});
