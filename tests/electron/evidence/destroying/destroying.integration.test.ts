// Removed items that are destroyed for good: no key, no words and no file of them is left, the record and the log stay, and every call says what happened.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectPaths } from '../../../../electron/vault/objects/object-path.ts';
import { exportAs } from '../../../../electron/evidence/outside/exporting.ts';
import { settleOutside } from '../../../../electron/evidence/outside/settling.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { keepDrafts, keptDrafts } from '../../../../electron/drafts/service.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { noDraft } from '../../../../shared/drafts/schema.ts';
import type { EvidenceId, ObjectId, UndoId } from '../../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
let all: EvidenceId[];
let from: string;
beforeEach(async () => {
  place = await openPlace();
  from = await place.sources();
  await writeFiles(from, { 'a-zqxjkwv.txt': 'lighthouse one', 'b.txt': 'lighthouse two' });
  await place.evidence.add(from);
  all = (await place.evidence.list()).map((row) => row.id);
  await calls().edit({ selection: ids(one()), session: '00000000000000a1', change: { title: 'Vuhqpzt', notes: 'Gxmwrq', madeBy: 'Kjfpzq' }, addTags: ['Wvkqzj'], removeTags: [] });
});
afterEach(() => place.end());

const calls = () => place.evidence.evidence;
const ids = (...chosen: readonly EvidenceId[]) => ({ by: 'ids' as const, ids: [...chosen] });
const one = (): EvidenceId => all.find((item) => item === id('E-001')) ?? id('E-001');
const destroyOne = async () => {
  await calls().putAway({ selection: ids(one()), reason: 'The wrong folder' });
  return calls().destroy({ selection: ids(one()), reason: 'A member took it back' });
};
const objectOf = async (): Promise<ObjectId> => String((await place.session.read.get(sql`SELECT object_id FROM evidence WHERE number = 1`))?.['object_id']) as ObjectId;
const change = (statement: ReturnType<typeof sql>) => place.session.change(({ db }) => db.run(statement));
const actions = async () => (await place.custody(one())).map(({ action }) => action);
const problems = async () => (await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) })).problems;

describe('an item that is destroyed', () => {
  it('keeps number, fingerprint, size, kind, adding and log, and nothing that tells of its content', async () => {
    const { item: before } = await calls().get({ id: one() });
    expect(await destroyOne()).toEqual({ changed: 1, swept: true, stopped: false, failure: null });
    const { item } = await calls().get({ id: one() });
    expect(item).toMatchObject({ sha256: before.sha256, size: before.size, kind: before.kind, addedAt: before.addedAt, addedBy: before.addedBy, destruction: { by: 'M1', reason: 'A member took it back', mayReturn: false } });
    expect(item).toMatchObject({ title: '', fileName: '', tags: [], arrivals: [], metadata: [], viewer: 'none', description: { notes: '', madeBy: '' } });
    expect((await actions())[0]).toBe('destroyed');
    expect((await place.custody(one())).at(-1)).toMatchObject({ action: 'imported', details: { fileName: 'a-zqxjkwv.txt' } });
    expect([(await place.evidence.list()).map((row) => row.id), (await place.evidence.list({ only: 'removed' })).length, (await place.evidence.list({ only: 'destroyed' })).map((row) => row.id)]).toEqual([[id('E-002')], 0, [one()]]);
    expect((await calls().tags({ case: null })).tags).toEqual([]);
    expect(await place.evidence.found('vuhqpzt')).toEqual([]);
  });

  it('leaves no file, no preview and no key, and the whole vault is sound', async () => {
    const object = await objectOf();
    const file = objectPaths(place.vault).publishedFile(object);
    await readFile(file);
    await destroyOne();
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await place.session.read.get(sql`SELECT key = zeroblob(32) AS gone FROM stored_object WHERE id = ${object}`))?.['gone']).toBe(1);
    expect(await problems()).toEqual([]);
    expect((await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) })).checked.objects).toBe(1);
    expect((await calls().withoutPreview({ limit: 10 })).items.map((row) => row.id)).toEqual([id('E-002')]);
  });

  it('answers every call that wants its bytes, or to write about it, by its own code', async () => {
    await destroyOne();
    const code = { code: 'item-destroyed', facts: { id: one() } };
    await expect(place.evidence.process['process.readMedia']({ id: one(), start: 0, end: 10 })).rejects.toMatchObject(code);
    await expect(place.evidence.process['process.mediaInfo']({ id: one() })).rejects.toMatchObject(code);
    await expect(exportAs(place.evidence.context, one(), 'x', { folder: place.folder, reason: 'sample', recipient: '', privileged: null })).rejects.toMatchObject(code);
    await expect(calls().savePreview({ id: one(), width: 1, height: 1, bytes: Uint8Array.of(0xff, 0xd8, 0xff) })).rejects.toMatchObject(code);
    await expect(calls().bringBack({ selection: ids(one()) })).rejects.toMatchObject({ code: 'not-found' });
    await expect(destroyOne()).rejects.toMatchObject({ code: 'not-found' });
    expect((await readdir(place.folder)).filter((name) => name === 'x')).toEqual([]);
  });

  it('does not come back by Undo: its edits are forgotten, those of others are not', async () => {
    const edit = await calls().edit({ selection: ids(...all), session: '00000000000000a2', change: { notes: 'both' }, addTags: [], removeTags: [] });
    const only = await calls().edit({ selection: ids(one()), session: '00000000000000a3', change: { notes: 'one' }, addTags: [], removeTags: [] });
    await destroyOne();
    await expect(calls().undo({ edits: [only.undo ?? ('' as UndoId)], session: '00000000000000a4' })).rejects.toMatchObject({ code: 'too-far-back' });
    expect(await calls().undo({ edits: [edit.undo ?? ('' as UndoId)], session: '00000000000000a5' })).toMatchObject({ changed: 1 });
    expect((await calls().get({ id: one() })).item.description.notes).toBe('');
  });

  it('takes what was typed and not finished about it', async () => {
    await keepDrafts(place.session, { drafts: [{ place: one(), draft: { ...noDraft, words: { notes: 'half a se' } } }, { place: 'export', draft: { ...noDraft, words: { reason: 'kept' } } }] });
    await destroyOne();
    expect((await keptDrafts(place.session.read)).map((draft) => draft.place)).toEqual(['export']);
  });

  it('is refused for an item that is in the list, and while the vault is being copied', async () => {
    await expect(calls().destroy({ selection: ids(one()), reason: 'Not removed' })).rejects.toMatchObject({ code: 'not-found' });
    await calls().putAway({ selection: ids(one()), reason: 'The wrong folder' });
    const going = Promise.withResolvers<undefined>();
    const { done } = place.evidence.jobs.start('backup', () => going.promise);
    await expect(calls().destroy({ selection: ids(one()), reason: 'Too soon' })).rejects.toMatchObject({ code: 'work-running' });
    going.resolve(undefined);
    await done;
    expect(await calls().aboutDestroying({ selection: ids(...all) })).toMatchObject({ items: 1, first: [{ id: one(), name: 'Vuhqpzt' }], workingCopies: 0 });
    expect(await calls().destroy({ selection: ids(one()), reason: 'In calm' })).toMatchObject({ changed: 1 });
  });

  it('is destroyed once, however often it is asked at the same time', async () => {
    await calls().putAway({ selection: ids(...all), reason: 'The wrong folder' });
    const answers = await Promise.allSettled([1, 2, 3].map(() => calls().destroy({ selection: ids(...all), reason: 'Twice' })));
    expect(answers.reduce((sum, answer) => sum + (answer.status === 'fulfilled' ? answer.value.changed : 0), 0)).toBe(2);
    expect((await actions()).filter((action) => action === 'destroyed')).toHaveLength(1);
    expect(await problems()).toEqual([]);
  });

  it('is finished by the next opening when files stayed', async () => {
    const file = objectPaths(place.vault).publishedFile(await objectOf());
    const bytes = await readFile(file);
    await destroyOne();
    // As a kill between the transaction and the files leaves it; the row is made again, because nothing may set it back.
    await change(sql`DROP TRIGGER evidence_destruction_stays`);
    await change(sql`UPDATE evidence_destruction SET swept = 0`);
    await writeFile(file, bytes);
    expect(await settleOutside(place.session)).toEqual([]);
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await settleOutside(place.session)).toEqual([]);
  });
});

describe('bytes of a destroyed item that are added again', () => {
  it('are refused with the date, and come back under the number once a person allowed it', async () => {
    await destroyOne();
    const again = await place.sources();
    await writeFiles(again, { 'again.txt': 'lighthouse one' });
    expect((await place.evidence.add(again)).results[0]).toMatchObject({ outcome: 'failed', failure: { code: 'item-destroyed', facts: { id: one(), at: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u) as string } } });
    await calls().allowReturn({ id: one(), reason: 'They changed their mind' });
    await expect(calls().allowReturn({ id: one(), reason: 'Twice' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(calls().allowReturn({ id: id('E-002'), reason: 'Never destroyed' })).rejects.toMatchObject({ code: 'not-found' });
    expect((await place.evidence.add(again)).results[0]).toMatchObject({ outcome: 'restored', item: one() });
    const { item } = await calls().get({ id: one() });
    expect(item).toMatchObject({ fileName: 'again.txt', title: '', removal: null, destruction: null, viewer: 'text', check: 'equal' });
    expect(item.arrivals).toHaveLength(1);
    expect((await actions()).slice(0, 3)).toEqual(['content-returned', 'return-allowed', 'destroyed']);
    expect(await place.evidence.found('again')).toEqual([one()]);
    expect(Buffer.from((await place.evidence.process['process.readMedia']({ id: one(), start: 0, end: 99 })).bytes).toString()).toBe('lighthouse one');
    expect(await problems()).toEqual([]);
    expect((await place.evidence.add(again)).results[0]).toMatchObject({ outcome: 'duplicate', item: one() });
  });

  it('come twice at once, and make one item', async () => {
    await destroyOne();
    await calls().allowReturn({ id: one(), reason: 'They changed their mind' });
    const again = await place.sources();
    await writeFiles(again, { 'x.txt': 'lighthouse one', 'y.txt': 'lighthouse one' });
    expect((await place.evidence.add(again)).results.map((result) => result.outcome).toSorted()).toEqual(['duplicate', 'restored']);
    expect(await problems()).toEqual([]);
  });
});

describe('the database itself', () => {
  it('lets an item go only from the list to removed to destroyed, and a key only with its item', async () => {
    const object = await objectOf();
    const refused = async (statement: ReturnType<typeof sql>): Promise<void> => { await expect(change(statement)).rejects.toThrow(); };
    await refused(sql`INSERT INTO evidence_destruction VALUES (1, 1, 'M1', 'no step between', 0, 0)`);
    await refused(sql`UPDATE stored_object SET key = zeroblob(32) WHERE id = ${object}`);
    await refused(sql`UPDATE evidence SET file_name = '' WHERE number = 1`);
    await refused(sql`DELETE FROM evidence_arrival WHERE number = 1`);
    await destroyOne();
    await refused(sql`DELETE FROM evidence_removal WHERE number = 1`);
    await refused(sql`DELETE FROM evidence_destruction WHERE number = 1`);
    await refused(sql`UPDATE evidence_destruction SET reason = 'another reason'`);
    await refused(sql`UPDATE evidence_destruction SET swept = 0`);
    await refused(sql`UPDATE stored_object SET key = randomblob(32) WHERE id = ${object}`);
    await refused(sql`UPDATE evidence_description SET notes = 'said' WHERE number = 1`);
    await refused(sql`UPDATE evidence SET sha256 = lower(hex(randomblob(32))) WHERE number = 1`);
    await refused(sql`INSERT INTO evidence_arrival (number, file_name, source_folder, way, arrived_at_ms, arrived_by) VALUES (1, 'x', '', 'drop', 1, 'M1')`);
    await refused(sql`UPDATE evidence SET object_id = (SELECT object_id FROM evidence WHERE number = 2) WHERE number = 1`);
    await refused(sql`DELETE FROM evidence WHERE number = 1`);
  });
});
