import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { noteFindings } from '../../../electron/evidence/checking/whole-vault.ts';
import { lastChecks, overview, putOff } from '../../../electron/home/service.ts';
import { settingsOf } from '../../../electron/settings/service.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence/evidence-for-tests.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.end());

const describeItem = (which: EvidenceId, title: string) =>
  place.evidence.evidence.edit({ selection: { by: 'ids', ids: [which] }, session: 'a1b2c3d4e5f60718', change: { title }, addTags: [], removeTags: [] });
const checked = { checked: { objects: 4, bytes: 15, custodyEntries: 9, pages: 3 }, problems: [], whole: [] };
const goOn = async () => (await overview(place.session)).goOn.map((work) => [work.id, work.title === '' ? work.fileName : work.title, work.did]);

describe('Home of an empty vault', () => {
  it('has nothing to go on with, no check, and says how much room there is', async () => {
    const { disk, ...rest } = await overview(place.session);
    expect(rest).toEqual({ lastFullCheck: null, restoredAt: null, firstAddedAt: null, recordsHarmedAt: null, putOff: [], goOn: [] });
    expect(disk?.free).toBeGreaterThan(0);
    expect(disk?.total).toBeGreaterThanOrEqual(disk?.free ?? Infinity);
  });
});

describe('Home of a vault in use', () => {
  it('goes on with what was described or looked at last, then with what came in last', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three', 'd.txt': 'four' });
    const { results } = await place.evidence.add(folder);
    const [a, b, , d] = [...results].sort((x, y) => x.name.localeCompare(y.name)).map(({ item }) => id(item ?? ''));
    expect((await goOn()).map(([, , did]) => did)).toEqual(['added', 'added', 'added']);
    await describeItem(a!, 'The gate');
    await place.evidence.evidence.review({ selection: { by: 'ids', ids: [b!] }, sensitivity: 'none' });
    expect((await goOn()).slice(0, 2)).toEqual([[b, 'b.txt', 'reviewed'], [a, 'The gate', 'described']]);
    await describeItem(d!, 'The lock');
    await place.evidence.evidence.edit({ selection: { by: 'ids', ids: [a!] }, session: '00000000000000ff', change: { title: 'The north gate' }, addTags: [], removeTags: [] });
    expect(await goOn()).toEqual([[a, 'The north gate', 'described'], [d, 'The lock', 'described'], [b, 'b.txt', 'reviewed']]);
  });

  it('knows the last check that read every byte, and takes no other for one', async () => {
    await noteFindings(place.session, checked, false);
    expect((await overview(place.session)).lastFullCheck).toBeNull();
    await noteFindings(place.session, checked, true);
    expect((await overview(place.session)).lastFullCheck).toMatchObject({ by: 'M1', items: 4, problems: 0 });
  });

  it('takes no check from before a restore for one of what was restored', async () => {
    await place.session.change(({ record }) => record('restored', 'vault', {}));
    const { restoredAt, lastFullCheck } = await overview(place.session);
    expect([typeof restoredAt, lastFullCheck]).toEqual(['number', null]);
    await noteFindings(place.session, checked, false);
    expect(await lastChecks(place.session.read)).toMatchObject({ structure: { items: 4 }, bytes: null, restoredAt });
    await noteFindings(place.session, checked, true);
    expect(await overview(place.session)).toMatchObject({ restoredAt, lastFullCheck: { items: 4 } });
  });
});

describe('a line that is put off', () => {
  it('is kept with who did it and what it counted, and is in the log; the settings do not notice', async () => {
    await putOff(place.session, { line: 'not-described', until: '2026-12-01', count: 4 });
    await putOff(place.session, { line: 'set-aside', until: '2026-12-24', count: 1 });
    expect((await overview(place.session)).putOff).toMatchObject([{ line: 'not-described', until: '2026-12-01', by: 'M1', count: 4 }, { line: 'set-aside', until: '2026-12-24', count: 1 }]);
    expect((await entriesPage(place.session.read, 'vault', 0, 1)).entries[0]).toMatchObject({ action: 'settings-changed', actor: 'M1', details: { homeLine: 'set-aside', putOffUntil: '2026-12-24' } });
    expect(await settingsOf(place.session)).toEqual(defaultSettings);
  });

  it('is put off anew in place of the first time, and comes back when asked', async () => {
    await putOff(place.session, { line: 'not-described', until: '2027-01-15', count: 9 });
    await putOff(place.session, { line: 'set-aside', until: null, count: 0 });
    expect((await overview(place.session)).putOff).toMatchObject([{ line: 'not-described', until: '2027-01-15', count: 9 }]);
  });

  it('counts as not put off when what is stored cannot be read', async () => {
    await place.session.change(async ({ db }) => { await db.run(sql`UPDATE setting SET value = '[{"line":"made up"}]' WHERE name = 'home.put-off'`); });
    expect((await overview(place.session)).putOff).toEqual([]);
  });
});
