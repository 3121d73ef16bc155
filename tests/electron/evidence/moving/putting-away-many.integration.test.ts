// Thousands of items removed from the list at once: a job, in steps, that can be stopped; what was done stays and can be undone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perStep } from '../../../../electron/evidence/describing/describing-items.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { UndoId } from '../../../../shared/ids.ts';
import { fillWithRecords } from '../../../../build/bench/bench-vault.ts';
import { openPlace, type Place } from '../evidence-for-tests.ts';

const items = 3 * perStep;
let place: Place;
beforeAll(async () => {
  place = await openPlace();
  await fillWithRecords(place.session, items);
});
afterAll(() => place.end());

const calls = () => place.evidence.evidence;
const putAway = () => calls().putAway({ selection: { by: 'query', query: everything, except: [] }, reason: 'The wrong folder' });
const total = async (only: 'all' | 'removed') => (await calls().page({ query: { ...everything, only }, sort: { by: 'added', direction: 'descending' }, offset: 0, limit: 1 })).total;

describe('removing thousands of items from the list', () => {
  it('can be stopped between two steps, and undo takes back what was done', async () => {
    const moving = putAway();
    const job = () => place.evidence.jobs.list().find((one) => one.kind === 'put-away');
    await expect.poll(() => job()?.progress().itemsDone ?? 0, { interval: 1 }).toBeGreaterThan(0);
    job()?.stop();
    const { changed, stopped, undo } = await moving;
    expect(stopped).toBe(true);
    expect(changed % perStep).toBe(0);
    expect([await total('removed'), await total('all')]).toEqual([changed, items - changed]);
    expect(await calls().undo({ edits: [undo ?? ('' as UndoId)], session: '00000000000000c1' })).toMatchObject({ changed, left: [] });
    expect(await total('all')).toBe(items);
  });

  it('removes all of them, and brings all of them back', async () => {
    expect(await putAway()).toMatchObject({ changed: items, stopped: false, failure: null });
    expect([await total('all'), await total('removed')]).toEqual([0, items]);
    expect(await calls().bringBack({ selection: { by: 'query', query: { ...everything, only: 'removed' }, except: [] } })).toMatchObject({ changed: items });
    expect([await total('all'), await total('removed')]).toEqual([items, 0]);
  });
});
