// An edit of thousands of items: it is a job, it can be stopped, and what it did by then stays, is on record and can be undone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../../electron/custody/repository.ts';
import { perStep } from '../../../../electron/evidence/describing/describing-items.ts';
import { evidenceId, type UndoId } from '../../../../shared/ids.ts';
import type { JobProgress } from '../../../../shared/jobs/schema.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { fillWithRecords } from '../../../../build/bench/bench-vault.ts';
import { openPlace, type Place } from '../evidence-for-tests.ts';

const items = 3 * perStep;
const all = { by: 'query' as const, query: everything, except: [] };

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  await fillWithRecords(place.session, items);
});
afterAll(() => place.end());

const calls = () => place.evidence.evidence;
const edit = (session: string, notes: string, addTags: string[] = []) => calls().edit({ selection: all, session, change: { notes }, addTags, removeTags: [] });
const jobs = (kind: JobProgress['kind']) => place.evidence.jobs.list().filter((job) => job.kind === kind);
const found = (text: string) => calls().page({ query: { ...everything, text }, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 1 }).then(({ total }) => total);
const entries = async () => (await entriesPage(place.session.read, null, 0, 1)).total;

/** Stops the newest job of a kind when its first step is done. */
const stopAfterOneStep = async (kind: JobProgress['kind'], before: number): Promise<void> => {
  await expect.poll(() => jobs(kind).length, { interval: 1 }).toBe(before + 1);
  const job = jobs(kind).at(-1);
  await expect.poll(() => job?.progress().itemsDone ?? 0, { interval: 1 }).toBeGreaterThan(0);
  job?.stop();
};

describe('an edit of thousands of items', () => {
  it('is a job that shows how far it is, and others are answered meanwhile', async () => {
    const editing = edit('00000000000000b1', 'lighthouse', ['Tower']);
    await expect.poll(() => jobs('describe').length, { interval: 1 }).toBe(1);
    // Answered before the edit is over, each time.
    let during = 0;
    while (jobs('describe')[0]?.ended === false) {
      await calls().get({ id: evidenceId(1) });
      during += jobs('describe')[0]?.ended === false ? 1 : 0;
    }
    expect(during).toBeGreaterThan(2);
    expect(await editing).toMatchObject({ changed: items, stopped: false, failure: null, outcomes: [] });
    expect(jobs('describe')[0]?.progress()).toMatchObject({ state: 'finished', itemsDone: items, itemsTotal: items, canRetry: false });
    expect([await found('lighthouse'), await found('tower')]).toEqual([items, items]);
  });

  it('can be stopped: what is done stays, each item with its entry, and is all that undo takes back', async () => {
    const before = await entries();
    const editing = edit('00000000000000b2', 'harbour');
    await stopAfterOneStep('describe', 1);
    const { changed, stopped, undo } = await editing;
    expect(stopped).toBe(true);
    expect(changed % perStep).toBe(0);
    expect(changed).toBeLessThan(items);
    expect([await found('harbour'), await found('lighthouse'), (await entries()) - before]).toEqual([changed, items - changed, changed]);
    expect(await calls().undo({ edits: [undo ?? ('' as UndoId)], session: '00000000000000b3' })).toMatchObject({ changed, left: [], stopped: false });
    expect([await found('harbour'), await found('lighthouse')]).toEqual([0, items]);
  });

  it('can be stopped on its way back too, and asked for the rest', async () => {
    const { undo } = await edit('00000000000000b4', 'orchard');
    const edits = [undo ?? ('' as UndoId)];
    const before = jobs('undo').length;
    const undoing = calls().undo({ edits, session: '00000000000000b5' });
    await stopAfterOneStep('undo', before);
    const first = await undoing;
    expect(first).toMatchObject({ stopped: true, left: edits });
    expect(await found('orchard')).toBe(items - first.changed);
    const rest = await calls().undo({ edits, session: '00000000000000b6' });
    expect(rest).toMatchObject({ changed: items - first.changed, left: [] });
    expect([await found('orchard'), await found('lighthouse')]).toEqual([0, items]);
    await expect(calls().undo({ edits, session: '00000000000000b7' })).rejects.toMatchObject({ code: 'too-far-back' });
    // And forward again, in both parts.
    await calls().undo({ edits: [rest.undo ?? ('' as UndoId), first.undo ?? ('' as UndoId)], session: '00000000000000b8' });
    expect(await found('orchard')).toBe(items);
  });
});
