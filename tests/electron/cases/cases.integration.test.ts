// Cases: one that every vault begins with, others made beside it, what goes into which, and what the log and the check say of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casesHandlers } from '../../../electron/cases/handlers.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { insertCopyLink } from '../../../electron/evidence/made/working-copy-repository.ts';
import { moveItemsInto } from '../../../electron/evidence/outside/taking-out.ts';
import { homeHandlers } from '../../../electron/home/handlers.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { caseId, evidenceNumber, type CaseId, type EvidenceId } from '../../../shared/ids.ts';
import { failureOf, reopen } from '../vault/vault-for-tests.ts';
import { evidenceOver, id, openPlace, writeFiles, type Place } from '../evidence/evidence-for-tests.ts';

let place: Place;
// One vault for all of it: making one takes longer than every test here.
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const cases = () => casesHandlers(place.session, (name) => { told.push(name); }, place.evidence.countsByCase);
const told: string[] = [];
const ruden = { code: 'RUDEN', name: 'Raid in Ruden', about: 'Office raid of 11 February' };
const first = caseId(1);
const second = caseId(2);
const ids = (...chosen: readonly EvidenceId[]) => ({ by: 'ids' as const, ids: [...chosen] });
const add = async (files: Readonly<Record<string, string>>) => {
  const from = await place.sources();
  await writeFiles(from, files);
  return place.evidence.add(from);
};
const listed = async (within: CaseId | null) => (await place.evidence.list({ case: within })).map((row) => row.id);
const newest = async (subject: string) => (await place.custody(subject))[0];

describe('a vault that nobody made a case in', () => {
  it('has one, open and without a name, and everything goes into it', async () => {
    const { cases: all, chosen } = await cases().list({});
    expect(all).toMatchObject([{ id: first, code: 'C-1', name: '', closedAt: null }]);
    expect(chosen).toEqual({ case: first, all: false });
    await add({ 'lighthouse-a.txt': 'one', 'lighthouse-b.txt': 'two' });
    expect(await listed(first)).toEqual(['E-001', 'E-002']);
    expect(await newest('E-001')).toMatchObject({ action: 'imported', details: { case: 'C-1' } });
  });
});

describe('a case', () => {
  it('is made, worked in and on record; its code is its own however it is written', async () => {
    told.length = 0;
    expect((await cases().make(ruden)).case).toBe(second);
    expect((await cases().list({})).chosen).toEqual({ case: second, all: false });
    expect(await newest(second)).toMatchObject({ action: 'case-made', details: { code: 'RUDEN', caseName: 'Raid in Ruden' } });
    expect(await failureOf(cases().make({ ...ruden, code: 'ruden' }))).toBe('case-code-taken');
    expect(await failureOf(cases().change({ case: first, ...ruden, code: 'Ruden' }))).toBe('case-code-taken');
    expect((await cases().list({})).cases).toHaveLength(2);
    expect(told).toEqual(['cases.changed']);
    await add({ 'lighthouse-c.txt': 'three' });
  });

  it('gets another name with an entry that says what it was; saying the same again leaves none', async () => {
    const named = { case: first, code: 'MILL', name: 'Strike at the mill', about: '' };
    await cases().change(named);
    expect(await newest(first)).toMatchObject({ action: 'case-changed', details: { code: 'MILL', codeBefore: 'C-1', caseName: 'Strike at the mill', caseNameBefore: '' } });
    await cases().change(named);
    expect(await place.custody(first)).toHaveLength(1);
    expect(await failureOf(cases().change({ case: caseId(9), ...ruden }))).toBe('not-found');
  });

  it('that is closed can be read and takes nothing new in, until it is opened again', async () => {
    await cases().choose({ case: first, all: false });
    await cases().setClosed({ case: first, closed: true });
    expect(await newest(first)).toMatchObject({ action: 'case-closed' });
    expect(await failureOf(add({ 'd.txt': 'four' }))).toBe('case-closed');
    expect(await failureOf(place.evidence.evidence.addPasted({ name: 'p.txt', bytes: new Uint8Array([1]) }))).toBe('case-closed');
    expect(await failureOf(place.evidence.evidence.moveToCase({ selection: ids(id('E-003')), to: first }))).toBe('case-closed');
    expect([await listed(first), await listed(second)]).toEqual([['E-001', 'E-002'], ['E-003']]);
    await cases().setClosed({ case: first, closed: false });
    expect(await newest(first)).toMatchObject({ action: 'case-opened-again' });
  });

  it('stands where people put it', async () => {
    await cases().arrange({ cases: [second, caseId(9)] });
    expect((await cases().list({})).cases.map(({ code }) => code)).toEqual(['RUDEN', 'MILL']);
  });

  it('is never deleted, and no item can be in one that is not there', async () => {
    for (const statement of [sql`DELETE FROM case_file`, sql`UPDATE case_file SET uid = 'x'`, sql`UPDATE evidence SET case_number = 7`]) {
      await expect(place.session.change(({ db }) => db.run(statement))).rejects.toThrow();
    }
  });
});

describe('two cases', () => {
  beforeEach(() => cases().choose({ case: second, all: false }));

  it('share no list, count, search, month, tag or line of Home, and all of it together', async () => {
    const calls = place.evidence.evidence;
    await calls.edit({ selection: ids(id('E-001')), session: '00000000000000a1', change: { notes: 'first' }, addTags: ['Coast'], removeTags: [] });
    expect([await listed(first), await listed(second), await listed(null)]).toEqual([['E-001', 'E-002'], ['E-003'], ['E-001', 'E-002', 'E-003']]);
    expect((await place.evidence.list({ case: second, text: 'lighthouse' })).map((row) => row.id)).toEqual(['E-003']);
    const page = await calls.page({ query: { ...everything, case: first, text: 'lighthouse-b' }, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: 10 });
    expect([page.total, page.totalWithoutFilter, page.rows[0]]).toMatchObject([1, 2, { case: first }]);
    expect((await calls.months({ query: { ...everything, case: second }, direction: 'descending' })).months).toEqual([{ month: null, count: 1 }]);
    expect((await calls.locate({ query: { ...everything, case: second }, sort: { by: 'id', direction: 'ascending' }, id: id('E-001') })).index).toBeNull();
    expect([(await calls.tags({ case: first })).tags, (await calls.tags({ case: second })).tags]).toEqual([[{ tag: 'Coast', count: 1 }], []]);
    expect((await calls.sharedValues({ selection: { by: 'query', query: { ...everything, case: second }, except: [] } })).items).toBe(1);
    expect((await cases().counts({})).counts).toEqual([{ case: first, items: 2 }, { case: second, items: 1 }]);
    const home = async () => (await homeHandlers(place.session).overview({})).goOn.map((work) => work.id);
    expect(await home()).toEqual(['E-003']);
    await cases().choose({ case: first, all: false });
    expect(await home()).toEqual(['E-001', 'E-002']);
    await cases().choose({ case: second, all: true });
    expect(await home()).toEqual(['E-001', 'E-003', 'E-002']);
  });

  it('are told of a file that is in the other one already: it is stored once and stays there', async () => {
    const { results } = await add({ 'a-again.txt': 'one', 'c-again.txt': 'three' });
    expect(new Map(results.map(({ outcome, item, otherCase }) => [item, [outcome, otherCase]]))).toEqual(new Map([['E-001', ['duplicate', first]], ['E-003', ['duplicate', undefined]]]));
    expect(await listed(first)).toEqual(['E-001', 'E-002']);
  });

  it('give items to each other with an entry for each, and take them back', async () => {
    const { changed, undo } = await place.evidence.evidence.moveToCase({ selection: { by: 'query', query: { ...everything, case: first }, except: [] }, to: second });
    expect(changed).toBe(2);
    expect(await listed(second)).toEqual(['E-001', 'E-002', 'E-003']);
    expect(await newest('E-001')).toMatchObject({ action: 'moved-to-case', details: { case: 'RUDEN', fromCase: 'MILL' } });
    const again = await place.evidence.evidence.moveToCase({ selection: ids(id('E-001')), to: second });
    expect([again.changed, again.undo]).toEqual([0, null]);
    const back = await place.evidence.evidence.undo({ edits: [undo!], session: '00000000000000a2' });
    expect(back.changed).toBe(2);
    expect([await listed(first), await listed(second)]).toEqual([['E-001', 'E-002'], ['E-003']]);
    expect(await newest('E-001')).toMatchObject({ action: 'moved-to-case', details: { case: 'MILL', fromCase: 'RUDEN' } });
    expect((await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) })).problems).toEqual([]);
  });

  it('move what was made from an item along with it, where it lies beside it, and take exactly that back', async () => {
    const calls = place.evidence.evidence;
    const keep = async (original: EvidenceId, relation: 'transcript-of' | 'translation-of', text: string) => (await calls.keepTranscript({ original, relation, text })).id;
    const transcript = await keep(id('E-001'), 'transcript-of', 'She came in.');
    const translation = await keep(transcript, 'translation-of', 'Sie kam herein.');
    const copy = await keep(id('E-002'), 'transcript-of', 'stands for a picture');
    const elsewhere = await keep(id('E-001'), 'transcript-of', 'put apart before');
    const ofBoth = await keep(id('E-001'), 'transcript-of', 'of both');
    expect(await keep(id('E-002'), 'transcript-of', 'of both')).toBe(ofBoth);
    const { sha256 } = (await calls.get({ id: id('E-001') })).item;
    await place.session.change(({ db, at, member }) => insertCopyLink(db, evidenceNumber(copy), { sha256, number: id('E-001'), madeAt: at, by: member, plan: { picture: { width: 1, height: 1 }, crop: null, covers: [] } }));
    await calls.setLink({ id: id('E-002'), relation: 'has-transcript', other: copy, isThere: false });
    const alone = await calls.moveToCase({ selection: ids(elsewhere), to: second });
    expect([alone.changed, alone.along, await listed(second)]).toEqual([1, 0, ['E-003', elsewhere]]);

    await calls.putAway({ selection: ids(translation), reason: 'unsure of it' });
    const { changed, along, undo } = await calls.moveToCase({ selection: ids(id('E-001')), to: second });
    expect([changed, along, await listed(first), await listed(second)]).toEqual([1, 3, ['E-002', ofBoth], ['E-001', 'E-003', transcript, copy, elsewhere]]);
    for (const one of [transcript, translation, copy]) expect(await newest(one)).toMatchObject({ action: 'moved-to-case', details: { case: 'RUDEN', fromCase: 'MILL' } });
    expect((await calls.undo({ edits: [undo!], session: '00000000000000a3' })).changed).toBe(4);
    expect(await listed(second)).toEqual(['E-003', elsewhere]);

    // Chosen together, each is counted once, and what has both as its originals goes with the second.
    const all = await calls.moveToCase({ selection: ids(id('E-001'), id('E-002'), copy), to: second });
    expect([all.changed, all.along, await listed(first)]).toEqual([3, 3, []]);
    const byTool = await moveItemsInto(place.session, [id('E-001'), id('E-002'), elsewhere], first, { signal: new AbortController().signal, onProgress: () => undefined });
    expect(byTool).toMatchObject({ items: [{ id: 'E-001', case: first, changed: true }, { id: 'E-002', case: first, changed: true }, { id: elsewhere, case: first, changed: true }], along: [transcript, translation, copy, ofBoth] });
    await calls.putAway({ selection: ids(transcript, copy, elsewhere, ofBoth), reason: 'was tried' });
    expect([await listed(first), await listed(second)]).toEqual([['E-001', 'E-002'], ['E-003']]);
  });

  it('add to the one that is worked in also while all are shown, and are so at the next opening', async () => {
    await cases().choose({ case: first, all: true });
    await add({ 'd.txt': 'four' });
    expect(await listed(first)).toEqual(['E-001', 'E-002', 'E-009']);
    await place.evidence.shut();
    await place.session.close();
    const { session } = await reopen(place.vault);
    const evidence = evidenceOver(session);
    expect((await casesHandlers(session, () => undefined, evidence.countsByCase).list({})).chosen).toEqual({ case: first, all: true });
    expect((await evidence.list({ case: second })).map((row) => row.id)).toEqual(['E-003']);
    await session.change(async ({ db }) => {
      await db.run(sql`DROP TRIGGER evidence_moves_into_case`);
      await db.run(sql`UPDATE evidence SET case_number = 7 WHERE number = 2`);
    });
    expect((await verifyVault(session, { readData: false, recorded: recordedObjects(session) })).problems).toMatchObject([{ severity: 'damage', kind: 'item-without-case', item: 'E-002' }]);
    await evidence.shut();
    await session.close();
  });
});
