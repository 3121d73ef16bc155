import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeProgress } from '../../../renderer/data/job-progress.ts';
import { createQueryClient } from '../../../renderer/data/query-client.ts';
import { jobIdSchema } from '../../../shared/ids.ts';
import type { JobProgress } from '../../../shared/jobs/schema.ts';

type Answer = PromiseWithResolvers<{ readonly jobs: readonly JobProgress[] }>;

const at = (state: JobProgress['state'], itemsDone: number): JobProgress => ({
  job: jobIdSchema.parse('j-0123456789abcdef'), kind: 'add', state, itemsDone, itemsTotal: 1, bytesDone: 0, bytesTotal: 0, now: null, counts: { new: 0, duplicate: 0, restored: 0, failed: 0, problem: 0 }, elapsedMs: 0, failure: null, canRetry: false, toRetry: 0,
});

let client: ReturnType<typeof createQueryClient>;
let answers: Answer[];
let stop: () => void;
const shown = (): unknown => client.getQueryData<{ readonly jobs: readonly JobProgress[] }>(['jobs.list', {}])?.jobs.map(({ state }) => state);
const turn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

beforeEach(async () => {
  client = createQueryClient();
  answers = [];
  // The list as Activity and the top bar read it; each reading is answered when the test says so.
  const list = new QueryObserver(client, {
    queryKey: ['jobs.list', {}],
    queryFn: () => {
      const answer: Answer = Promise.withResolvers();
      answers.push(answer);
      return answer.promise;
    },
  });
  stop = list.subscribe(() => undefined);
  answers[0]?.resolve({ jobs: [] });
  await turn();
});
afterEach(() => { stop(); });

it.each(['finished', 'failed', 'stopped', 'paused'] as const)('shows work as %s, though an answer from before arrives after that was told', async (state) => {
  void client.invalidateQueries({ queryKey: ['jobs.list'] });
  await turn();
  takeProgress(client, at(state, 1));
  await turn();
  expect(shown()).toEqual([state]);
  answers[1]?.resolve({ jobs: [at('running', 0)] });
  await turn();
  expect(shown()).toEqual([state]);
  answers[2]?.resolve({ jobs: [at(state, 1)] });
  await turn();
  expect(shown()).toEqual([state]);
});

it('takes what goes on as it is told, without reading the list each time', async () => {
  takeProgress(client, at('running', 0));
  await turn();
  expect([shown(), answers.length]).toEqual([['running'], 1]);
});
