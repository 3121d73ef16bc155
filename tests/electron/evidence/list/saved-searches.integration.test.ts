// Searches under a name, and the list as it stood: kept in the vault and there at the next opening.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { mostSearches, type ListView } from '../../../../shared/evidence/list-view.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { evidenceOver, id, openPlace, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const search = (index: number, name: string) => ({ id: index.toString(16).padStart(16, '0'), name, query: { ...everything, text: name }, sort: { by: 'title' as const, direction: 'ascending' as const } });
const view: ListView = {
  query: { ...everything, text: 'raid' }, sort: { by: 'size', direction: 'descending' }, layout: 'table', tileSize: 3, chosen: { by: 'ids', ids: [id('E-004')] }, at: id('E-004'), openGroups: ['web'], top: 300,
};

it('named searches keep their order, are named anew in their place, are forgotten and brought back', async () => {
  const { evidence } = place.evidence;
  await evidence.keepSearch(search(1, 'the raid'));
  await evidence.keepSearch(search(2, 'the bank'));
  expect((await evidence.keepSearch({ ...search(1, 'the raid'), name: 'raid of February' })).searches.map(({ name }) => name)).toEqual(['raid of February', 'the bank']);
  expect((await evidence.forgetSearch({ id: search(1, '').id })).searches).toEqual([search(2, 'the bank')]);
  expect((await evidence.keepSearch(search(1, 'the raid'))).searches.map(({ name }) => name)).toEqual(['the bank', 'the raid']);
  const again = evidenceOver(place.session);
  expect((await again.evidence.savedSearches({})).searches).toEqual([search(2, 'the bank'), search(1, 'the raid')]);
  await again.shut();
});

it('a search that this program does not know is passed over and stays', async () => {
  await place.session.change(async ({ db }) => {
    await db.run(sql`UPDATE setting SET value = ${JSON.stringify([{ id: 'of another day', shape: 'round' }])} WHERE name = 'evidence.searches'`);
  });
  expect((await place.evidence.evidence.keepSearch(search(3, 'still here'))).searches.map(({ name }) => name)).toEqual(['still here']);
  expect(String((await place.session.read.get(sql`SELECT value FROM setting WHERE name = 'evidence.searches'`))?.['value'])).toContain('round');
});

it('more than can be listed are refused, and nothing is lost by it', async () => {
  await place.session.change(async ({ db }) => {
    const full = Array.from({ length: mostSearches }, (_, index) => search(index + 100, `search ${String(index)}`));
    await db.run(sql`UPDATE setting SET value = ${JSON.stringify(full)} WHERE name = 'evidence.searches'`);
  });
  await expect(place.evidence.evidence.keepSearch(search(9, 'one too many'))).rejects.toMatchObject({ code: 'input-refused' });
  expect((await place.evidence.evidence.savedSearches({})).searches.length).toBe(mostSearches);
});

it('the list as it stood is there again, and null before anybody looked', async () => {
  expect(await place.evidence.evidence.listView({})).toEqual({ view: null });
  await place.evidence.evidence.keepListView(view);
  expect(await place.evidence.evidence.listView({})).toEqual({ view });
});
