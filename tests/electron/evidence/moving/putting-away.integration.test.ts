// Items that are removed from the list and brought back: out of every list, count, search, export and handover meanwhile, and whole afterwards.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeHandlers } from '../../../../electron/home/handlers.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId, UndoId } from '../../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
let all: EvidenceId[];
beforeEach(async () => {
  place = await openPlace();
  const from = await place.sources();
  await writeFiles(from, { 'a.txt': 'lighthouse one', 'b.txt': 'lighthouse two', 'c.txt': 'harbour' });
  await place.evidence.add(from);
  all = (await place.evidence.list()).map((row) => row.id);
  await calls().edit({ selection: ids(...all), session: '00000000000000a1', change: { title: 'Lighthouse', madeBy: 'Keeper' }, addTags: ['Coast'], removeTags: [] });
});
afterEach(() => place.end());

const calls = () => place.evidence.evidence;
const ids = (...chosen: readonly EvidenceId[]) => ({ by: 'ids' as const, ids: [...chosen] });
const one = (): EvidenceId => all[0] ?? id('E-001');
const away = (...chosen: readonly EvidenceId[]) => calls().putAway({ selection: ids(...chosen), reason: 'The wrong folder' });
const listed = async () => (await place.evidence.list()).map((row) => row.id);
const removed = async () => (await place.evidence.list({ only: 'removed' })).map((row) => row.id);
const newest = async (subject: string) => (await place.custody(subject))[0];

describe('an item that is removed from the list', () => {
  it('is in no list, count, search, month, tag and shared value, and is found under the filter', async () => {
    expect(await away(one())).toMatchObject({ changed: 1, stopped: false, failure: null });
    expect([await listed(), await removed()]).toEqual([all.slice(1), [one()]]);
    expect(await place.evidence.found('lighthouse')).toEqual(all.slice(1));
    expect(await place.evidence.found(one())).toEqual([]);
    const page = await calls().page({ query: { ...everything, text: 'lighthouse', source: 'keeper', tags: ['coast'] }, sort: { by: 'title', direction: 'ascending' }, offset: 0, limit: 10 });
    expect([page.total, page.totalWithoutFilter]).toEqual([2, 2]);
    expect((await calls().months({ query: everything, direction: 'descending' })).months).toEqual([{ month: null, count: 2 }]);
    expect((await calls().locate({ query: everything, sort: { by: 'id', direction: 'ascending' }, id: one() })).index).toBeNull();
    expect((await calls().tags({ case: null })).tags).toEqual([{ tag: 'Coast', count: 2 }]);
    expect((await calls().sharedValues({ selection: ids(...all) })).items).toBe(2);
    expect((await calls().page({ query: { ...everything, only: 'removed', text: 'lighthouse' }, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 10 })).rows[0]).toMatchObject({ removal: { by: 'M1', reason: 'The wrong folder' } });
    const { goOn } = await homeHandlers(place.session).overview({});
    expect(goOn.map((work) => work.id)).not.toContain(one());
  });

  it('keeps its number, its bytes and what is said of it, with one entry each way', async () => {
    const before = await calls().get({ id: one() });
    await away(one());
    expect(await newest(one())).toMatchObject({ action: 'put-away', details: { reason: 'The wrong folder' } });
    expect(await calls().bringBack({ selection: ids(one()) })).toMatchObject({ changed: 1 });
    expect(await newest(one())).toMatchObject({ action: 'brought-back' });
    const { item } = await calls().get({ id: one() });
    expect({ ...item, revision: 0, custodyCount: 0 }).toEqual({ ...before.item, revision: 0, custodyCount: 0 });
    expect(await listed()).toEqual(all);
    expect((await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) })).problems).toEqual([]);
  });

  it('is undone, and redone with the same reason', async () => {
    const { undo } = await away(...all.slice(0, 2));
    const back = await calls().undo({ edits: [undo ?? ('' as UndoId)], session: '00000000000000a2' });
    expect([back.changed, await removed()]).toEqual([2, []]);
    await calls().undo({ edits: [back.undo ?? ('' as UndoId)], session: '00000000000000a3' });
    expect(await removed()).toEqual(all.slice(0, 2));
    expect(await newest(one())).toMatchObject({ action: 'put-away', details: { reason: 'The wrong folder' } });
  });

  it('is undone together with an edit from before', async () => {
    const edit = await calls().edit({ selection: ids(one()), session: '00000000000000a4', change: { title: 'Second' }, addTags: [], removeTags: [] });
    const { undo } = await away(one());
    await calls().undo({ edits: [undo ?? ('' as UndoId), edit.undo ?? ('' as UndoId)], session: '00000000000000a5' });
    const [row] = await place.evidence.list();
    expect(row).toMatchObject({ id: one(), title: 'Lighthouse', removal: null });
  });

  it('does not leave the vault, is not described and not looked at, and every refusal says why', async () => {
    await away(one());
    const target = join(place.folder, 'out');
    await mkdir(target);
    const { job } = await place.evidence.process['process.exportTo']({ folder: target, selection: ids(...all), reason: 'sample', recipient: '' });
    await place.evidence.ended(job);
    expect((await readdir(target)).length).toBe(2);
    await expect(calls().edit({ selection: ids(one()), session: '00000000000000a6', change: { title: 'x' }, addTags: [], removeTags: [] })).rejects.toMatchObject({ code: 'item-removed' });
    const many = await calls().edit({ selection: ids(...all), session: '00000000000000a7', change: { title: 'x' }, addTags: [], removeTags: [] });
    expect(many.outcomes.find((outcome) => outcome.id === one())?.failure).toMatchObject({ code: 'item-removed' });
    await expect(calls().review({ selection: ids(one()), sensitivity: 'none' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not come back by being added again: that says where it is', async () => {
    await away(one());
    const again = await place.sources();
    await writeFiles(again, { 'again.txt': 'lighthouse one', 'fresh.txt': 'new bytes' });
    const { results } = await place.evidence.add(again);
    expect(results.find((result) => result.name === 'again.txt')).toMatchObject({ outcome: 'failed', failure: { code: 'item-removed', facts: { id: one() } } });
    expect(results.find((result) => result.name === 'fresh.txt')).toMatchObject({ outcome: 'new' });
    expect(await removed()).toEqual([one()]);
    await calls().bringBack({ selection: ids(one()) });
    expect((await place.evidence.add(again)).results.map((result) => result.outcome)).toEqual(['duplicate', 'duplicate']);
  });

  it('is removed and brought back once, however often it is asked at the same time', async () => {
    const answers = await Promise.allSettled([away(one()), away(one()), away(...all)]);
    expect(answers.filter((answer) => answer.status === 'fulfilled').reduce((sum, { value }) => sum + value.changed, 0)).toBe(3);
    expect((await place.custody(one())).filter(({ action }) => action === 'put-away')).toHaveLength(1);
    await expect(away(one())).rejects.toMatchObject({ code: 'not-found' });
    await calls().bringBack({ selection: { by: 'query', query: { ...everything, only: 'removed' }, except: [] } });
    expect(await listed()).toEqual(all);
    await expect(calls().bringBack({ selection: ids(one()) })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not touched by a command on everything, nor the rest by one on what was removed', async () => {
    await away(one());
    await calls().edit({ selection: { by: 'query', query: everything, except: [] }, session: '00000000000000a8', change: { notes: 'said' }, addTags: [], removeTags: [] });
    expect((await calls().get({ id: one() })).item.description.notes).toBe('');
    expect(await calls().putAway({ selection: { by: 'query', query: { ...everything, only: 'removed' }, except: [] }, reason: 'Twice' })).toMatchObject({ changed: 0 });
  });

  it('cannot have its reason changed, by anyone', async () => {
    await away(one());
    await expect(place.session.change(({ db }) => db.run(sql`UPDATE evidence_removal SET reason = 'another'`))).rejects.toThrow();
    expect((await calls().get({ id: one() })).item.removal?.reason).toBe('The wrong folder');
  });
});
