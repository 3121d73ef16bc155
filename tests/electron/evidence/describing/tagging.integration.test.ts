// Tags changed on many items at once: what each item had before decides what is recorded, found and brought back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId, UndoId } from '../../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
const ids: EvidenceId[] = [];
const items = 40;

beforeAll(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(Array.from({ length: items }, (_, index) => [`IMG_${String(index + 1)}.txt`, `text number ${String(index)}`])));
  await place.evidence.add(folder);
  ids.push(...(await place.evidence.list()).map((row) => row.id));
});
afterAll(() => place.end());

const item = (index: number): EvidenceId => ids[index] ?? id('E-999');
const all = { by: 'query' as const, query: everything, except: [] };
const tag = (which: 'all' | readonly EvidenceId[], session: string, addTags: string[], removeTags: string[] = []) =>
  place.evidence.evidence.edit({ selection: which === 'all' ? all : { by: 'ids', ids: [...which] }, session, change: {}, addTags, removeTags });
const tagsOf = async (index: number) => (await place.evidence.evidence.get({ id: item(index) })).item.tags;
const recorded = async (index: number) => (await place.custody(item(index))).filter(({ action }) => action === 'described').map(({ details }) => details['fields']);

describe('tags on many items', () => {
  it('are new where they were not, recorded once for each of those in a sitting, and found', async () => {
    await tag([item(0), item(1)], '00000000000000a1', ['Raid']);
    const { changed } = await tag('all', '00000000000000a2', ['raid', 'North gate']);
    expect(changed).toBe(items);
    expect(await tagsOf(0)).toEqual(['North gate', 'Raid']);
    expect(await tag('all', '00000000000000a2', ['Third'])).toMatchObject({ changed: items });
    expect(await recorded(5)).toEqual(['tags']);
    expect(await recorded(0)).toEqual(['tags', 'tags']);
    expect(await place.evidence.found('north')).toHaveLength(items);
    expect(await place.evidence.found('IMG third')).toHaveLength(items);
  });

  it('change nothing where nothing is new', async () => {
    const revision = async () => (await place.evidence.evidence.get({ id: item(3) })).item.revision;
    const before = await revision();
    expect(await tag('all', '00000000000000a3', ['RAID'])).toMatchObject({ changed: 0, undo: null });
    expect(await revision()).toBe(before);
  });

  it('come back as each item had them, and a tag that nothing carries is gone', async () => {
    await tag([item(7)], '00000000000000a4', ['Only here']);
    const { undo, changed } = await tag('all', '00000000000000a5', ['Fourth'], ['only HERE', 'third']);
    expect(changed).toBe(items);
    const names = async () => (await place.evidence.evidence.tags({ case: null })).tags.map(({ tag: name }) => name);
    expect(await names()).not.toContain('Only here');
    expect(await place.evidence.evidence.undo({ edits: [undo ?? ('' as UndoId)], session: '00000000000000a6' })).toMatchObject({ changed: items });
    expect(await tagsOf(7)).toEqual(['North gate', 'Only here', 'Raid', 'Third']);
    expect(await tagsOf(8)).toEqual(['North gate', 'Raid', 'Third']);
    expect(await names()).not.toContain('Fourth');
    expect(await place.evidence.found('fourth')).toEqual([]);
    expect(await place.evidence.found('only')).toEqual([item(7)]);
  });
});
