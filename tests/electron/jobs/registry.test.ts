import { describe, expect, it } from 'vitest';
import { createJobs } from '../../../electron/jobs/registry.ts';
import { jobsHandlers } from '../../../electron/jobs/handlers.ts';
import type { JobReporter } from '../../../electron/jobs/job.ts';
import { jobProgressSchema, type JobProgress } from '../../../shared/jobs/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { jobIdSchema } from '../../../shared/ids.ts';

const withJobs = () => {
  const told: JobProgress[] = [];
  const jobs = createJobs((name, payload) => {
    if (name === 'jobs.progress') {
      told.push(payload as JobProgress);
    }
  });
  return { jobs, told, calls: jobsHandlers(jobs) };
};

const result = (name: string, outcome: 'new' | 'failed') => ({ name, outcome, item: null, sha256: null, size: null, failure: null, problem: null });

/** Work of `items` steps that says when each is done and waits to be let on. */
const stepped = (items: number) => {
  const steps: PromiseWithResolvers<undefined>[] = Array.from({ length: items }, () => Promise.withResolvers<undefined>());
  let done = 0;
  const work = async (reporter: JobReporter): Promise<void> => {
    reporter.found(items, items * 10);
    for (const [index, step] of steps.entries()) {
      if (!(await reporter.mayContinue())) {
        return;
      }
      reporter.now(`item ${index}`);
      await step.promise;
      reporter.worked(10);
      reporter.result(result(`item ${index}`, index % 2 === 0 ? 'new' : 'failed'));
      done += 1;
    }
  };
  return { work, steps, doneSoFar: () => done };
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('jobs', () => {
  it('tell their end with everything counted', async () => {
    const { jobs, told, calls } = withJobs();
    const { work, steps } = stepped(3);
    const { id, done } = jobs.start('add', work);
    steps.forEach(({ resolve }) => { resolve(undefined); });
    await done;
    expect(told.at(-1)).toMatchObject({ job: id, kind: 'add', state: 'finished', itemsDone: 3, itemsTotal: 3, bytesDone: 30, counts: { new: 2, failed: 1, duplicate: 0, problem: 0 }, now: null, failure: null });
    expect(told.every((progress) => jobProgressSchema.safeParse(progress).success)).toBe(true);
    expect((await calls.results({ job: id, offset: 0, limit: 10, only: 'failed', text: '' })).results.map(({ index }) => index)).toEqual([1]);
  });

  it('show what needs looking at first, filter by name however it is written, and count all of them', async () => {
    const { jobs, calls } = withJobs();
    const { id, done } = jobs.start('add', async (reporter) => {
      for (const [name, outcome] of [['Élan 1', 'new'], ['clip', 'failed'], ['élan 2', 'new'], ['ELAN 3', 'failed']] as const) {
        reporter.result(result(name, outcome));
      }
      await settle();
    });
    await done;
    const shown = async (text: string, offset = 0, limit = 10) => {
      const { total, results } = await calls.results({ job: id, offset, limit, only: 'all', text });
      return [total, results.map(({ index }) => index)];
    };
    expect(await shown('')).toEqual([4, [1, 3, 0, 2]]);
    expect(await shown('', 1, 2)).toEqual([4, [3, 0]]);
    expect(await shown('', 3, 10)).toEqual([4, [2]]);
    expect(await shown(' elan ')).toEqual([3, [3, 0, 2]]);
    expect(await shown('nothing like it')).toEqual([0, []]);
  });

  it('try one item again, and everything else once', async () => {
    const { jobs, calls } = withJobs();
    const tried: unknown[] = [];
    const { id, done } = jobs.start('add', async (reporter) => {
      for (const outcome of ['failed', 'new', 'failed', 'failed'] as const) reporter.result(result('x', outcome));
      await settle();
    }, (job, what) => {
      tried.push(what);
      return job.id;
    });
    await expect(calls.retry({ job: id, index: 0 })).rejects.toMatchObject({ code: 'not-found' });
    await done;
    const again = async () => (await calls.results({ job: id, offset: 0, limit: 10, only: 'all', text: '' })).results.map((one) => one.again);
    expect([jobs.get(id).progress().toRetry, await again()]).toEqual([3, ['can', 'can', 'can', 'no']]);
    await calls.retry({ job: id, index: 2 });
    await expect(calls.retry({ job: id, index: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(calls.retry({ job: id, index: 1 })).rejects.toMatchObject({ code: 'not-found' });
    expect([jobs.get(id).progress().toRetry, await again()]).toEqual([2, ['can', 'done', 'can', 'no']]);
    await calls.retry({ job: id, index: null });
    await expect(calls.retry({ job: id, index: null })).rejects.toMatchObject({ code: 'not-found' });
    expect(tried).toEqual([{ failed: [2], withRest: false }, { failed: [0, 3], withRest: true }]);
    expect([jobs.get(id).progress().toRetry, await again()]).toEqual([0, ['done', 'done', 'done', 'no']]);
  });

  it('begin nothing while paused and go on when resumed', async () => {
    const { jobs, calls } = withJobs();
    const { work, steps, doneSoFar } = stepped(2);
    const { id, done } = jobs.start('verify', work);
    await settle();
    await calls.pause({ job: id });
    steps.forEach(({ resolve }) => { resolve(undefined); });
    await settle();
    expect([doneSoFar(), jobs.get(id).state]).toEqual([1, 'paused']);
    await calls.resume({ job: id });
    await done;
    expect(doneSoFar()).toBe(2);
  });

  it('stop after the item they are at, also from a pause', async () => {
    const { jobs, calls } = withJobs();
    const { work, steps, doneSoFar } = stepped(5);
    const { id, done } = jobs.start('verify', work);
    await settle();
    await calls.pause({ job: id });
    await calls.stop({ job: id });
    steps[0]?.resolve(undefined);
    await done;
    expect([doneSoFar(), jobs.get(id).state]).toEqual([1, 'stopped']);
  });

  it('keep the failure they ended with', async () => {
    const { jobs } = withJobs();
    const { id, done } = jobs.start('add', () => Promise.reject(new HoldfastError('disk-full', { needed: 5 })));
    await done;
    expect(jobs.get(id).progress()).toMatchObject({ state: 'failed', failure: { code: 'disk-full', facts: { needed: 5 } } });
  });

  it('say nothing of an error that is not ours', async () => {
    const { jobs } = withJobs();
    const { id, done } = jobs.start('add', () => Promise.reject(new Error('secret path /home/x')));
    await done;
    expect(jobs.get(id).progress().failure).toEqual({ code: 'unexpected', facts: {} });
  });

  it('tell at most ten times a second', async () => {
    const { jobs, told } = withJobs();
    const { done } = jobs.start('add', async (reporter) => {
      for (let index = 0; index < 2000; index += 1) {
        reporter.result(result('x', 'new'));
      }
      await settle();
    });
    await done;
    expect(told.length).toBeLessThan(5);
    expect(told.at(-1)?.itemsDone).toBe(2000);
  });

  it('leave the list when closed, a running one when it has ended', async () => {
    const { jobs, calls } = withJobs();
    const { work, steps } = stepped(2);
    const { id, done } = jobs.start('add', work);
    await calls.close({ job: id });
    expect(jobs.get(id).state).toBe('stopping');
    steps[0]?.resolve(undefined);
    await done;
    expect((await calls.list({})).jobs).toEqual([]);
  });

  it('are all told to leave when the vault closes', async () => {
    const { jobs } = withJobs();
    let aborted = false;
    jobs.start('add', async ({ signal }) => new Promise((resolve) => { signal.addEventListener('abort', () => { aborted = true; resolve(); }); }));
    await jobs.close();
    expect(aborted).toBe(true);
  });

  it('are not found under a number that was never given', async () => {
    const { calls } = withJobs();
    await expect(calls.retry({ job: jobIdSchema.parse('j-0000000000000000'), index: null })).rejects.toMatchObject({ code: 'not-found' });
  });
});
