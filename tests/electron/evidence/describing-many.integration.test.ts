import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { UncertainDate } from '../../../shared/time.ts';
import { id, openPlace, writeFiles, type Place } from './evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const say = (which: readonly EvidenceId[], change: Parameters<Place['evidence']['evidence']['edit']>[0]['change']) =>
  place.evidence.evidence.edit({ selection: { by: 'ids', ids: [...which] }, session: 'a1b2c3d4e5f60718', change, addTags: [], removeTags: [] });
const on = (year: number, month: number | null, day: number | null): UncertainDate =>
  ({ certainty: 'exact', value: { year, month, day, time: null, offsetMinutes: null }, until: null, basis: 'witness', note: '' });

describe('describing many', () => {
  const all = { by: 'query' as const, query: everything, except: [] };

  it('says which values all items share, of more than a window could compare', async () => {
    const folder = await place.sources();
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`many-${String(index)}.txt`, `one of many ${String(index)}`])));
    const { results } = await place.evidence.add(folder);
    const many = results.map((result) => id(result.item ?? ''));
    await say(many, { madeBy: 'Ana', clockOffsetMinutes: 5, capturedAt: on(2026, 2, 11), notes: 'same' });
    await say(many.slice(0, 1), { notes: 'other', obtainedAt: on(2026, 2, null) });
    await say(many.slice(1, 2), { clockOffsetMinutes: null });
    const { items, shared } = await place.evidence.evidence.sharedValues({ selection: { by: 'ids', ids: many } });
    expect([items, shared.madeBy, shared.capturedAt, shared.title]).toEqual([80, 'Ana', on(2026, 2, 11), '']);
    expect(['notes', 'obtainedAt', 'clockOffsetMinutes'].filter((field) => field in shared)).toEqual([]);
    expect((await place.evidence.evidence.sharedValues({ selection: { ...all, query: { ...everything, source: folder } } })).items).toBe(80);
    expect(await place.evidence.evidence.sharedValues({ selection: { by: 'ids', ids: [] } })).toEqual({ items: 0, shared: {} });
  });
});
