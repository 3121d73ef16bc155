// A job says how far it is without jumping: no time in the first ten seconds, then rounded.
import { describe, expect, it } from 'vitest';
import { hasCounts, jobCounts, jobProgressWords, jobShare, jobTitle, keptOf, shortestTimeLeftMs, timeLeftMs } from '../../../renderer/frame/job-words.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { createFormats } from '../../../shared/i18n/formats.ts';
import { jobProgressSchema, type JobProgress } from '../../../shared/jobs/schema.ts';

const formatter = createFormatter('en');
const formats = createFormats('en-GB', formatter);
const job = (part: Partial<JobProgress> = {}): JobProgress => ({
  ...jobProgressSchema.parse({
    job: 'j-0000000000000000', kind: 'add', state: 'running', itemsDone: 211, itemsTotal: 430, bytesDone: 15_400_000_000, bytesTotal: 31_200_000_000,
    counts: { new: 203, duplicate: 6, restored: 0, failed: 2, problem: 0 }, now: null, elapsedMs: 240_000, failure: null, canRetry: true, toRetry: 2,
  }),
  ...part,
});

describe('a job that adds', () => {
  it('says title, counts and progress', () => {
    expect(jobTitle(job(), formatter)).toBe('Adding 430 files');
    expect(jobCounts(job(), formatter)).toBe('New 203 · Already here 6 · Not added 2 · Waiting 219');
    expect(jobCounts(job({ state: 'stopped' }), formatter)).toBe('New 203 · Already here 6 · Not added 2');
    expect(jobProgressWords(job(), timeLeftMs(job()), formatter, formats)).toBe('211 of 430 · 15.4\u00A0GB of 31.2\u00A0GB · about 5\u00A0minutes left');
  });

  it('that writes or reads one file says bytes alone', () => {
    expect(jobProgressWords(job({ kind: 'backup', state: 'finished', itemsDone: 1, itemsTotal: 14, bytesDone: 31_200_000_000 }), null, formatter, formats)).toBe('31.2\u00A0GB of 31.2\u00A0GB');
  });

  it('says that nothing was wrong only of what came to its end, and what is kept of the rest', () => {
    const backup = (state: JobProgress['state'], problem = 0): JobProgress => job({ kind: 'backup', state, counts: { new: 0, duplicate: 0, restored: 0, failed: 0, problem } });
    expect([hasCounts(backup('finished')), hasCounts(backup('failed')), hasCounts(backup('stopped')), hasCounts(backup('failed', 1)), hasCounts(job({ state: 'failed' }))]).toEqual([true, false, false, true, true]);
    const nothing = { itemsDone: 0, bytesDone: 0, counts: { new: 0, duplicate: 0, restored: 0, failed: 0, problem: 0 } };
    expect([hasCounts(job({ ...nothing, kind: 'drill', state: 'failed' })), hasCounts(job({ ...nothing, kind: 'drill', state: 'running' })), hasCounts(backup('running'))]).toEqual([false, true, false]);
    expect([keptOf(backup('stopped')), keptOf(job({ kind: 'drill' })), keptOf(job({ kind: 'mirror' }))]).toEqual(['file', 'none', 'done']);
  });

  it('gives no time in its first ten seconds, when it is paused, or when the whole is not known', () => {
    expect(timeLeftMs(job({ elapsedMs: 9999 }))).toBeNull();
    expect(timeLeftMs(job({ state: 'paused' }))).toBeNull();
    expect(timeLeftMs(job({ bytesTotal: null, itemsTotal: null }))).toBeNull();
  });

  it('never tells a longer time than before while it runs, and begins anew with the next run', () => {
    // The disk slows down: what is left by this measure goes from four minutes to nine.
    const steps = [job(), job({ elapsedMs: 500_000, bytesDone: 15_500_000_000 }), job({ state: 'paused' }), job({ elapsedMs: 510_000, bytesDone: 30_000_000_000 })];
    expect(steps.map((step) => timeLeftMs(step))).toEqual([300_000, 540_000, null, 30_000]);
    const told: (number | null)[] = [];
    for (const step of steps) told.push(shortestTimeLeftMs(step, told.at(-1) ?? null));
    expect(told).toEqual([300_000, 300_000, 300_000, 30_000]);
    expect(shortestTimeLeftMs(job({ state: 'finished' }), 30_000)).toBeNull();
  });

  it('measures by bytes, else by items, else not at all', () => {
    expect(jobShare(job({ bytesDone: 1, bytesTotal: 4 }))).toBe(0.25);
    expect(jobShare(job({ bytesTotal: null, itemsDone: 1, itemsTotal: 2 }))).toBe(0.5);
    expect(jobShare(job({ bytesTotal: null, itemsTotal: null }))).toBeNull();
  });
});

describe('a job that checks', () => {
  it('counts apart what is wrong and what could not be checked', () => {
    expect(jobCounts(job({ kind: 'verify', itemsDone: 10, counts: { new: 0, duplicate: 0, restored: 0, failed: 2, problem: 1 } }), formatter)).toBe('Checked 7 · Something wrong 1 · Not checked 2');
  });
});
