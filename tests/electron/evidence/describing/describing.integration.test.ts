import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../electron/vault/database/sql.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { UncertainDate } from '../../../../shared/time.ts';
import { evidenceOver, id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
const ids: EvidenceId[] = [];
const count = 40;

beforeAll(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(Array.from({ length: count }, (_, index) => [`IMG_${index + 1}.txt`, `text number ${index}`])));
  const { results } = await place.evidence.add(folder);
  ids.push(...[...results].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })).map(({ item }) => id(item ?? '')));
});
afterAll(() => place.end());

const item = (index: number): EvidenceId => ids[index] ?? id('E-999');
const session = 'a1b2c3d4e5f60718';
const say = (which: readonly EvidenceId[], change: Parameters<Place['evidence']['evidence']['edit']>[0]['change'], more: { addTags?: string[]; removeTags?: string[]; session?: string } = {}) =>
  place.evidence.evidence.edit({ selection: { by: 'ids', ids: [...which] }, session: more.session ?? session, change, addTags: more.addTags ?? [], removeTags: more.removeTags ?? [] });
const get = async (which: EvidenceId) => (await place.evidence.evidence.get({ id: which })).item;
const described = async (which: EvidenceId) => (await place.custody(which)).filter(({ action }) => action === 'described').map(({ details }) => details['fields']);
const on = (year: number, month: number | null, day: number | null, certainty: UncertainDate['certainty'] = 'exact'): UncertainDate =>
  ({ certainty, value: { year, month, day, time: null, offsetMinutes: null }, until: null, basis: 'witness', note: '' });

describe('editing', () => {
  it('writes only the fields that are given and counts a revision', async () => {
    await say([item(0)], { title: 'The gate', madeBy: 'Ana' });
    await say([item(0)], { title: 'The north gate' });
    expect(await get(item(0))).toMatchObject({ title: 'The north gate', described: true, revision: 2, description: { madeBy: 'Ana', notes: '' } });
  });

  it('records a sitting once for each field, and a new sitting anew', async () => {
    const which = item(1);
    await say([which], { notes: 'f' });
    await say([which], { notes: 'fi' });
    await say([which], { notes: 'fir', title: 'T' });
    await say([which], { notes: 'first' }, { session: '00000000000000ff' });
    expect(await described(which)).toEqual(['notes', 'title', 'notes']);
  });

  it('lets no sitting stand for more than an hour, nor for another opening of the vault, whatever the window calls it', async () => {
    const which = item(7);
    await say([which], { notes: 'a' });
    for (let seconds = 0; seconds < 3601; seconds += 1) place.session.clock();
    await say([which], { notes: 'b' });
    expect(await described(which)).toEqual(['notes', 'notes']);
    const next = evidenceOver(place.session);
    await next.evidence.edit({ selection: { by: 'ids', ids: [which] }, session, change: { notes: 'c' }, addTags: [], removeTags: [] });
    expect(await described(which)).toEqual(['notes', 'notes', 'notes']);
    await next.shut();
  });

  it('changes nothing when nothing is different', async () => {
    const before = await get(item(2));
    expect(await say([item(2)], { notes: '' })).toMatchObject({ changed: 0, outcomes: [{ id: item(2), failure: null }] });
    expect(await get(item(2))).toEqual(before);
  });

  it('edits everything a query finds except what was taken out, also when the edit makes items leave the query', async () => {
    const { changed } = await place.evidence.evidence.edit({
      selection: { by: 'query', query: { ...everything, only: 'not-reviewed' }, except: [item(5)] }, session: '00000000000000aa', change: { sensitivity: 'none', capturedPlace: 'Depot' }, addTags: ['Strike '.trim()], removeTags: [],
    });
    expect(changed).toBe(count - 1);
    expect((await place.evidence.list({ only: 'not-reviewed' })).map((row) => row.id)).toEqual([item(5)]);
    expect(await place.evidence.list({ tags: ['STRIKE'] })).toHaveLength(count - 1);
    await place.evidence.evidence.edit({ selection: { by: 'ids', ids }, session: '00000000000000ab', change: {}, addTags: [], removeTags: ['strike'] });
    expect(await place.evidence.evidence.tags({ case: null })).toEqual({ tags: [], unread: 0 });
  });

  it('says which of several items does not exist, and fails when none does', async () => {
    expect((await say([item(3), id('E-777')], { notes: 'x' })).outcomes).toEqual([{ id: item(3), failure: null }, { id: 'E-777', failure: { code: 'not-found', facts: { id: 'E-777', name: 'E-777' } } }]);
    await expect(say([id('E-778')], { notes: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('notes who reviewed what and what was said before', async () => {
    await place.evidence.evidence.review({ selection: { by: 'ids', ids: [item(6)] }, sensitivity: 'injury' });
    expect(await get(item(6))).toMatchObject({ sensitivity: 'injury', reviewedBy: place.session.member });
    expect((await place.custody(item(6)))[0]).toMatchObject({ action: 'reviewed', details: { sensitivity: 'injury', before: 'none' } });
  });

  it('cannot alter what was added, not even with SQL', async () => {
    await expect(place.session.change((change) => change.db.run(sql`UPDATE evidence SET sha256 = ${'0'.repeat(64)} WHERE number = 1`))).rejects.toThrow();
    await expect(place.session.change((change) => change.db.run(sql`DELETE FROM evidence_arrival WHERE number = 1`))).rejects.toThrow();
    await expect(place.session.change((change) => change.db.run(sql`DELETE FROM evidence WHERE number = 1`))).rejects.toThrow();
  });
});

describe('finding', () => {
  const texts: readonly (readonly [index: number, said: string])[] = [
    [10, 'Übergabe im Großmarkt, Straße 5'], [11, 'Задержание возле профсоюзного комитета, Ёлкина'], [12, 'ᲞᲠᲝᲤᲔᲡᲘᲝᲜᲐᲚᲔᲑᲘ პროფკავშირის ოფისი'], [13, 'مُظَاهَرَة أمام النقـــابة'], [14, 'Déjà vu à Łódź'], [15, '工会办公室被查封'],
  ];

  it.each([
    ['ubergabe', 10], ['GROSSMARKT', 10], ['markt', 10], ['strasse', 10],
    ['задерж', 11], ['союзн', 11], ['елкина', 11],
    ['პროფესიონალები', 12], ['კავშირ', 12],
    ['مظاهرة', 13], ['النقابة', 13], ['امام', 13],
    ['deja lodz', 14], ['办公', 15],
  ] as const)('finds %s', async (typed, index) => {
    for (const [at, said] of texts) {
      await say([item(at)], { notes: said });
    }
    expect(await place.evidence.found(typed)).toEqual([item(index)]);
  });

  it('finds words in any order and only where all of them are', async () => {
    await say([item(20)], { title: 'Broken window', notes: 'left of the door' });
    await say([item(21)], { title: 'Broken door' });
    expect(await place.evidence.found('door broken')).toHaveLength(2);
    expect(await place.evidence.found('window broken')).toEqual([item(20)]);
  });

  it('no longer finds what was taken out', async () => {
    await say([item(22)], { notes: 'zwiebelturm' });
    await say([item(22)], { notes: 'kirche' });
    expect(await place.evidence.found('zwiebelturm')).toEqual([]);
  });

  it('finds items by number and by the beginning of their fingerprint', async () => {
    expect(await place.evidence.found('E-012')).toContain('E-012');
    expect(await place.evidence.found('e12')).toContain('E-012');
    expect(await place.evidence.found('12')).toContain('E-012');
    const { sha256 } = await get(item(30));
    expect(await place.evidence.found(sha256.slice(0, 16))).toEqual([item(30)]);
  });

  it.each(['"', "'", '*', 'a OR', 'NEAR(a b)', '{x y}: z', '^a', 'a AND NOT', '(', '-', 'pieces:a', '\0', '"\0"', '%_', '\\', '🙂', '\u202e', 'a"b*c', '; DROP TABLE evidence'])('takes %j as text, whatever it means elsewhere', async (typed) => {
    await expect(place.evidence.list({ text: typed, source: typed, tags: typed.trim() === '' ? [] : [typed] })).resolves.toBeDefined();
  });

  it('finds by who handed it over and by the folder it came from', async () => {
    await say([item(23)], { handedOverBy: 'Tamar from the depot' });
    expect((await place.evidence.list({ source: 'tamar' })).map((row) => row.id)).toEqual([item(23)]);
    expect(await place.evidence.list({ source: 'sources-1' })).toHaveLength(count);
  });
});

describe('dates', () => {
  it('finds an imprecise date by every day it may mean, and sorts items without a date last', async () => {
    await say([item(31)], { capturedAt: on(2026, 2, null) });
    await say([item(32)], { capturedAt: on(2026, 2, 11) });
    await say([item(33)], { capturedAt: on(2025, null, null) });
    await say([item(34)], { capturedAt: on(2024, 5, 1, 'before') });
    const between = async (from: string | null, to: string | null) => (await place.evidence.list({ from, to }, { by: 'title', direction: 'ascending' })).map((row) => row.id);
    expect(await between('2026-02-20', '2026-02-25')).toEqual([item(31)]);
    expect(await between('2026-02-11', '2026-02-11')).toEqual([item(31), item(32)]);
    expect(await between(null, '2023-01-01')).toEqual([item(34)]);
    expect((await place.evidence.list({}, { by: 'captured', direction: 'descending' })).slice(0, 5).map((row) => row.id)).toMatchObject([item(32), item(31), item(33), item(34), expect.any(String)]);
    expect((await place.evidence.list({}, { by: 'captured', direction: 'ascending' })).slice(0, 4).map((row) => row.id)).toEqual([item(34), item(33), item(31), item(32)]);
    const { months } = await place.evidence.evidence.months({ query: everything, direction: 'descending' });
    expect(months).toEqual([{ month: '2026-02', count: 2 }, { month: '2025-01', count: 1 }, { month: '2024-05', count: 1 }, { month: null, count: count - 4 }]);
    expect((await place.evidence.evidence.months({ query: everything, direction: 'ascending' })).months.map(({ month }) => month)).toEqual(['2024-05', '2025-01', '2026-02', null]);
  });

  it('knows the place of an item in every order', async () => {
    for (const by of ['added', 'captured', 'title', 'size', 'kind', 'id'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const rows = await place.evidence.list({}, { by, direction });
        for (const at of [0, 7, rows.length - 1]) {
          expect(await place.evidence.evidence.locate({ query: everything, sort: { by, direction }, id: rows[at]?.id ?? id('E-999') })).toEqual({ index: at });
        }
      }
    }
    expect(await place.evidence.evidence.locate({ query: { ...everything, text: 'nothing has this' }, sort: { by: 'id', direction: 'ascending' }, id: item(0) })).toEqual({ index: null });
  });

  it('sorts names as people count', async () => {
    const names = (await place.evidence.list({}, { by: 'title', direction: 'ascending' })).filter((row) => row.title === '').map((row) => row.fileName);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  });

  it('puts kinds into the order that was asked for, in pages of any size, and knows the place of an item there', async () => {
    await say([item(20), item(22)], { kind: 'audio' });
    await say([item(21)], { kind: 'photo' });
    for (const direction of ['ascending', 'descending'] as const) {
      const sort = { by: 'kind' as const, direction, kinds: ['photo' as const, 'document' as const, 'audio' as const] };
      const rows = await place.evidence.list({}, sort);
      const inOrder = direction === 'ascending' ? rows : rows.toReversed();
      expect(inOrder.map((row) => row.kind)).toEqual(['photo', ...Array.from({ length: count - 3 }, () => 'document'), 'audio', 'audio']);
      expect(inOrder.map((row) => row.id)).toEqual([item(21), ...ids.filter((one) => ![item(20), item(21), item(22)].includes(one)), item(20), item(22)]);
      const pages = await Promise.all([0, 7, 14, 21, 28, 35].map((offset) => place.evidence.evidence.page({ query: everything, sort, offset, limit: 7 })));
      expect(pages.flatMap((page) => page.rows.map((row) => row.id))).toEqual(rows.map((row) => row.id));
      for (const at of [0, 1, 20, count - 2, count - 1]) expect(await place.evidence.evidence.locate({ query: everything, sort, id: rows[at]?.id ?? id('E-999') })).toEqual({ index: at });
    }
  });
});
