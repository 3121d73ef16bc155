import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId, UndoId } from '../../../../shared/ids.ts';
import type { UncertainDate } from '../../../../shared/time.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

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

  it('writes what each item did not say yet, names just that in its log, and lists, dates and searches follow', async () => {
    const [first, second, third] = (await place.evidence.list({ text: 'many-7' })).map(({ id: found }) => found);
    const three = [first ?? id('E-999'), second ?? id('E-999'), third ?? id('E-999')];
    await say(three.slice(0, 1), { title: 'North gate', capturedPlace: 'Depot' });
    const { changed, undo } = await place.evidence.evidence.edit({
      selection: { by: 'ids', ids: three }, session: 'a1b2c3d4e5f60719', addTags: [], removeTags: [], change: { title: 'North gate', capturedPlace: 'Yard', handedOverBy: 'Vera', capturedAt: on(2024, 5, 6), reliability: 'likely' },
    });
    expect(changed).toBe(3);
    const fieldsOf = async (item: EvidenceId) => (await place.custody(item))[0]?.details['fields'];
    expect(await fieldsOf(three[0] ?? id('E-999'))).toBe('handedOverBy, capturedAt, capturedPlace, reliability');
    expect(await fieldsOf(three[1] ?? id('E-999'))).toBe('title, handedOverBy, capturedAt, capturedPlace, reliability');
    expect((await place.evidence.list({ from: '2024-05-06', to: '2024-05-06' }, { by: 'captured', direction: 'ascending' })).map((row) => [row.id, row.title, row.described])).toEqual(three.map((item) => [item, 'North gate', true]));
    expect([await place.evidence.found('yard'), (await place.evidence.list({ source: 'vera' })).length]).toEqual([three, 3]);
    await place.evidence.evidence.undo({ edits: [undo ?? ('' as UndoId)], session: 'a1b2c3d4e5f60720' });
    const rows = await place.evidence.list({ from: '2026-02-11', to: '2026-02-11', text: 'many-7' });
    expect(rows.filter(({ id: found }) => three.includes(found)).map(({ title }) => title)).toEqual(['North gate', '', '']);
    expect([await place.evidence.found('yard'), await place.evidence.found('depot'), await place.evidence.list({ source: 'vera' })]).toEqual([[], three.slice(0, 1), []]);
  });

  it('knows again that nobody said anything when all of it is taken back', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'silent.txt': 'nobody said anything' });
    const { results } = await place.evidence.add(folder);
    const silent = [id(results[0]?.item ?? '')];
    const described = async () => (await place.evidence.list({ only: 'not-described' })).some((row) => row.id === silent[0]);
    const { undo } = await say(silent, { obtainedAt: on(2026, 2, 11), clockOffsetMinutes: 0, sensitivity: 'none' });
    expect(await described()).toBe(false);
    await place.evidence.evidence.undo({ edits: [undo ?? ('' as UndoId)], session: 'a1b2c3d4e5f60721' });
    expect(await described()).toBe(true);
    await say(silent, { kind: 'document', sensitivity: 'none' });
    expect(await described()).toBe(true);
  });
});
