import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUndoable, merged } from '../../../../electron/evidence/describing/undoable.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId, UndoId } from '../../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
const ids: EvidenceId[] = [];

beforeAll(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`IMG_${index + 1}.txt`, `text number ${index}`])));
  await place.evidence.add(folder);
  ids.push(...(await place.evidence.list()).map((row) => row.id));
});
afterAll(() => place.end());

const item = (index: number): EvidenceId => ids[index] ?? id('E-999');
let sittings = 0;
const sitting = (): string => { sittings += 1; return sittings.toString(16).padStart(16, '0'); };
const calls = () => place.evidence.evidence;
const edit = async (which: readonly EvidenceId[], change: Parameters<ReturnType<typeof calls>['edit']>[0]['change'], tags: { addTags?: string[]; removeTags?: string[] } = {}): Promise<UndoId> => {
  const { undo } = await calls().edit({ selection: { by: 'ids', ids: [...which] }, session: sitting(), change, addTags: tags.addTags ?? [], removeTags: tags.removeTags ?? [] });
  if (undo === null) throw new Error('nothing to undo');
  return undo;
};
const undo = (...edits: UndoId[]) => calls().undo({ edits, session: sitting() });
const get = async (index: number) => (await calls().get({ id: item(index) })).item;

describe('undoing', () => {
  it('brings back what each of many items said, their tags as they were spelt, and writes a custody entry for it', async () => {
    await edit([item(0)], { title: 'North gate', notes: 'kept' }, { addTags: ['Strike'] });
    await edit([item(1)], { title: 'South gate' });
    const all = await edit([item(0), item(1), item(2)], { title: 'Gate', sensitivity: 'violence' }, { addTags: ['raid'], removeTags: ['STRIKE'] });
    expect(await undo(all)).toMatchObject({ changed: 3 });
    expect(await get(0)).toMatchObject({ title: 'North gate', sensitivity: 'not-reviewed', tags: ['Strike'], description: { notes: 'kept' } });
    expect(await get(1)).toMatchObject({ title: 'South gate', tags: [] });
    expect(await get(2)).toMatchObject({ title: '', described: false });
    expect((await place.custody(item(2))).slice(0, 2).map(({ action, details }) => [action, details['fields']])).toEqual([['described', 'title, sensitivity, tags'], ['described', 'title, sensitivity, tags']]);
    expect(await place.evidence.found('south gate')).toEqual([item(1)]);
  });

  it('can itself be undone, and that again', async () => {
    const first = await edit([item(3)], { title: 'One' }, { addTags: ['a'] });
    const second = await edit([item(3)], { title: 'Two' }, { addTags: ['b'], removeTags: ['a'] });
    const back = await undo(second, first);
    expect(await get(3)).toMatchObject({ title: '', tags: [] });
    const again = await undo(back.undo ?? first);
    expect(await get(3)).toMatchObject({ title: 'Two', tags: ['b'] });
    await undo(again.undo ?? first);
    expect(await get(3)).toMatchObject({ title: '', tags: [] });
  });

  it('takes a review back with who had looked', async () => {
    const { undo: reviewed } = await calls().review({ selection: { by: 'ids', ids: [item(4)] }, sensitivity: 'injury' });
    expect(reviewed).not.toBeNull();
    await undo(reviewed ?? ('' as UndoId));
    expect(await get(4)).toMatchObject({ sensitivity: 'not-reviewed', reviewedBy: null });
    expect((await place.custody(item(4))).map(({ action }) => action).slice(0, 3)).toContain('reviewed');
    expect((await calls().review({ selection: { by: 'ids', ids: [item(4)] }, sensitivity: 'none' })).undo).not.toBeNull();
  });

  it('names no edit that changed nothing', async () => {
    expect(await calls().edit({ selection: { by: 'ids', ids: [item(5)] }, session: sitting(), change: { title: '' }, addTags: [], removeTags: [] })).toMatchObject({ changed: 0, undo: null });
  });

  it('refuses, and changes nothing, when one of the edits is no longer kept', async () => {
    const kept = await edit([item(6)], { title: 'Stays' });
    await expect(undo(kept, 'u-0000000000000000' as UndoId)).rejects.toMatchObject({ code: 'too-far-back' });
    expect(await get(6)).toMatchObject({ title: 'Stays' });
    await undo(kept);
    await expect(undo(kept)).rejects.toMatchObject({ code: 'too-far-back' });
  });
});

describe('what is kept for undoing', () => {
  const replaced = (number: number, title: string) => ({ numbers: [number], change: { title }, addTags: [], removeTags: [] });

  it('is forgotten oldest first when it takes too much memory, and not kept at all when one edit does', () => {
    const undoable = createUndoable(850);
    const keep = (title: string) => { const keeping = undoable.keep(); keeping.add([replaced(1, title)]); return keeping.done(); };
    const [first, second, third] = [keep('a'), keep('b'), keep('c')];
    expect([first, second, third].map((edit) => edit === null ? undefined : undoable.get(edit)?.length)).toEqual([undefined, 1, 1]);
    expect(keep('x'.repeat(600))).toBeNull();
  });

  it('of many items that said the same takes little room, and each keeps what it said', () => {
    const undoable = createUndoable(20_000);
    const keeping = undoable.keep();
    keeping.add([{ ...replaced(0, 'same'), numbers: Array.from({ length: 1000 }, (_, index) => index) }, replaced(1000, 'other')]);
    keeping.add([{ numbers: [5], change: { title: 'later', notes: 'n' }, addTags: [], removeTags: [] }]);
    const kept = undoable.get(keeping.done() ?? ('' as UndoId)) ?? [];
    expect(kept.map(({ numbers, change }) => [numbers.length, change])).toEqual([[999, { title: 'same' }], [1, { title: 'same', notes: 'n' }], [1, { title: 'other' }]]);
  });

  it('of two edits of one item is what stood there before the first', () => {
    expect(merged({ change: { title: 'first' }, addTags: ['a'], removeTags: ['b'] }, { change: { title: 'second', notes: 'n' }, addTags: ['b', 'c'], removeTags: ['a'] }))
      .toEqual({ change: { title: 'first', notes: 'n' }, addTags: ['c', 'a'], removeTags: ['b'] });
  });
});

describe('a filter for what a job added', () => {
  it('finds the items of its ranges and nothing else, also beside other filters and in commands', async () => {
    expect((await place.evidence.list({ among: [[1, 2], [5, 6], [500, 900]] })).map((row) => row.id)).toEqual(['E-001', 'E-002', 'E-005', 'E-006']);
    expect((await place.evidence.list({ among: [[2, 4]], text: 'IMG_1' })).map((row) => row.id).every((found) => ['E-002', 'E-003', 'E-004'].includes(found))).toBe(true);
    expect(await place.evidence.list({ among: [] })).toEqual([]);
    const { changed } = await calls().edit({ selection: { by: 'query', query: { ...everything, among: [[11, 12]] }, except: [] }, session: sitting(), change: { capturedPlace: 'Depot' }, addTags: [], removeTags: [] });
    expect(changed).toBe(2);
  });
});
