import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createUnderWay } from '../../../electron/jobs/unfinished.ts';
import { choices, leniently } from '../../../electron/settings/choices.ts';
import { readChoice, writeChoice } from '../../../electron/settings/stored-choice.ts';
import type { VaultSession } from '../../../electron/vault/session.ts';
import { jobIdSchema } from '../../../shared/ids.ts';
import type { JobProgress } from '../../../shared/jobs/schema.ts';
import { make } from '../vault/vault-for-tests.ts';

let home: string;
let session: VaultSession;
const reports: unknown[] = [];
const report = (error: unknown): void => { reports.push(error); };
const sitting = () => createUnderWay(session, report);

const adding = (name: string, parts: Partial<JobProgress> = {}): JobProgress => ({
  job: jobIdSchema.parse(`j-${name.repeat(16)}`), kind: 'add', state: 'running', itemsDone: 211, itemsTotal: 430, bytesDone: 0, bytesTotal: null, now: null,
  counts: { new: 211, duplicate: 0, restored: 0, failed: 0, problem: 0 }, elapsedMs: 5000, failure: null, canRetry: true, toRetry: 0, ...parts,
});
const told = async (): Promise<readonly unknown[]> => (await sitting().unfinished()).map(({ job, itemsDone, itemsTotal }) => [job[2], itemsDone, itemsTotal]);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-unfinished-'));
  ({ session } = await make(join(home, 'vault')));
});
afterEach(async () => {
  reports.length = 0;
  for (const { job } of await sitting().unfinished()) await sitting().forget(job);
});
afterAll(async () => {
  await session.close().catch(() => undefined);
  await rm(home, { recursive: true });
});

describe('work that was under way', () => {
  it('is told to the next sitting with how far it came, newest first, until it is taken off', async () => {
    const underWay = sitting();
    await underWay.closing([adding('a', { elapsedMs: 1 })]);
    await sitting().closing([adding('b', { itemsDone: 0, itemsTotal: null })]);
    expect(await told()).toStrictEqual([['b', 0, null], ['a', 211, 430]]);
    await sitting().forget(adding('b').job);
    expect(await told()).toStrictEqual([['a', 211, 430]]);
  });

  it('is told after an end without a lock too, once it was worth a note', async () => {
    const underWay = sitting();
    underWay.see(adding('a', { elapsedMs: 1999 }));
    expect(await underWay.unfinished().then(told)).toStrictEqual([]);
    underWay.see(adding('a', { elapsedMs: 2000 }));
    expect(await underWay.unfinished()).toStrictEqual([]);
    expect(await told()).toStrictEqual([['a', 211, 430]]);
  });

  it('stands beside a note that this program does not know, and leaves it', async () => {
    const later = { job: 'j-later', kind: 'a later kind' };
    await session.change(({ db, at }) => writeChoice(db, leniently(choices.underWay), [later], at));
    await sitting().closing([adding('a')]);
    expect(await told()).toStrictEqual([['a', 211, 430]]);
    await sitting().forget(adding('a').job);
    expect(await readChoice(session.read, leniently(choices.underWay), [])).toStrictEqual([later]);
    await session.change(({ db, at }) => writeChoice(db, choices.underWay, [], at));
  });

  it.each(['finished', 'stopped', 'failed'] as const)('is not told once it has %s', async (state) => {
    const underWay = sitting();
    underWay.see(adding('a'));
    underWay.see(adding('a', { state }));
    await underWay.unfinished();
    expect(await told()).toStrictEqual([]);
  });

  it('that has done everything when the lock comes was not cut short', async () => {
    await sitting().closing([adding('a', { itemsDone: 430 })]);
    expect(await told()).toStrictEqual([]);
  });

  it('is not held up by a note that cannot be written, and the next one is', async () => {
    const underWay = createUnderWay({ ...session, change: () => Promise.reject(new Error('disk')) }, report);
    underWay.see(adding('a'));
    await underWay.closing([adding('b')]);
    expect(reports.length).toBe(2);
  });
});
