// What happened to objects themselves: on record with each item or with none, put right by further entries alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barePassage, mistaken, type Passage } from '../../../../shared/custody/passage.ts';
import { everything, type Selection } from '../../../../shared/evidence/schema.ts';
import { evidenceId, type EvidenceId } from '../../../../shared/ids.ts';
import { correctedEntries, entriesPage } from '../../../../electron/custody/repository.ts';
import { verifyChain } from '../../../../electron/custody/verify.ts';
import { sql, type Sql } from '../../../../electron/vault/database/sql.ts';
import { openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.txt`, `words of ${name}`])));
  await place.evidence.add(folder);
});
afterAll(() => place.end());

const session = 'a1b2c3d4e5f60718';
const e = evidenceId;
const ids = (...numbers: number[]): Selection => ({ by: 'ids', ids: numbers.map(e) });
const record = (selection: Selection, passage: Passage, corrects: number | null = null, physicalLocation: string | null = null) => place.evidence.evidence.recordPassage({ selection, passage, corrects, physicalLocation, session });
const passagesOf = async (id: EvidenceId) => (await place.custody(id)).filter(({ action }) => action === 'passage').toReversed();
const locationOf = async (id: EvidenceId) => (await place.evidence.evidence.get({ id })).item.description.physicalLocation;

describe('a passage of an object', () => {
  it('is an entry of the item by whoever wrote it down, and changes nothing else of it', async () => {
    const { item: before } = await place.evidence.evidence.get({ id: e(1) });
    expect(await record(ids(1), { ...barePassage('received'), fromWhom: 'P-02', toWhom: 'P-12' })).toEqual({ recorded: 1, undo: null });
    const [entry] = await passagesOf(e(1));
    expect(entry).toMatchObject({ actor: 'M1', subject: 'E-001', details: { happened: 'received', fromWhom: 'P-02', toWhom: 'P-12' } });
    const { item: after } = await place.evidence.evidence.get({ id: e(1) });
    expect({ ...after, custodyCount: 0 }).toEqual({ ...before, custodyCount: 0 });
    expect(await verifyChain(place.session.read)).toMatchObject({ ok: true });
  });

  it('that happened to several at once is an entry of each, and names them', async () => {
    await record(ids(4, 2, 3), { ...barePassage('sealed'), sealNo: 'A 42' });
    for (const number of [2, 3, 4]) expect((await passagesOf(e(number))).map(({ details }) => details)).toEqual([{ happened: 'sealed', sealNo: 'A 42', together: 3, togetherItems: 'E-002–E-004' }]);
    await record({ by: 'query', query: everything, except: [e(1)] }, barePassage('moved'));
    expect((await passagesOf(e(7))).map(({ details }) => details['togetherItems'])).toEqual(['E-002–E-007']);
    expect(await passagesOf(e(1))).toHaveLength(1);
  });

  it('is on record with all of the named items or with none', async () => {
    const before = (await place.custody(null)).length;
    await expect(record(ids(1, 99), barePassage('moved'))).rejects.toMatchObject({ code: 'not-found', facts: { id: 'E-099' } });
    await expect(record(ids(), barePassage('moved'))).rejects.toMatchObject({ code: 'not-found' });
    expect((await place.custody(null)).length).toBe(before);
  });

  it('is put right by a further entry that names it; the wrong one stays as it was', async () => {
    const [wrong] = await passagesOf(e(1));
    const seq = wrong?.seq ?? 0;
    await record(ids(1), { ...barePassage('received'), fromWhom: 'P-03', toWhom: 'P-12' }, seq);
    const [first, second] = await passagesOf(e(1));
    expect(first).toEqual(wrong);
    expect(second?.details).toEqual({ happened: 'received', fromWhom: 'P-03', toWhom: 'P-12', corrects: seq });
    await expect(record(ids(1), barePassage('moved'), seq)).rejects.toMatchObject({ code: 'passage-corrected', facts: { seq, by: second?.seq } });
    await record(ids(1), barePassage(mistaken), second?.seq ?? 0);
    expect((await passagesOf(e(1))).at(-1)?.details).toEqual({ happened: mistaken, corrects: second?.seq });
  });

  it('puts right nothing but a passage of the same item, and is never a mistake by itself', async () => {
    const [ofAnother] = await passagesOf(e(2));
    const added = (await place.custody(e(1))).find(({ action }) => action === 'imported');
    for (const seq of [ofAnother?.seq ?? 0, added?.seq ?? 0, 100_000]) await expect(record(ids(1), barePassage('moved'), seq)).rejects.toMatchObject({ code: 'not-found' });
    await expect(record(ids(2, 3), barePassage('moved'), ofAnother?.seq ?? 0)).rejects.toMatchObject({ code: 'input-refused' });
    await expect(record(ids(2), barePassage(mistaken))).rejects.toMatchObject({ code: 'input-refused' });
  });

  it('writes where the object is now where that was asked for, and only that is taken back', async () => {
    const { undo } = await record(ids(5, 6), { ...barePassage('transferred'), toWhom: 'P-12', place: 'the safe' }, null, 'P-12, the safe');
    expect([await locationOf(e(5)), await locationOf(e(6))]).toEqual(['P-12, the safe', 'P-12, the safe']);
    expect((await place.custody(e(5))).slice(0, 2).map(({ action }) => action)).toEqual(['described', 'passage']);
    await place.evidence.evidence.undo({ edits: undo === null ? [] : [undo], session });
    expect([await locationOf(e(5)), (await passagesOf(e(5))).length]).toEqual(['', 2]);
  });

  it('goes on where the item was removed and made unreadable, and its entries stay', async () => {
    await place.evidence.evidence.putAway({ selection: ids(7), reason: 'the wrong folder' });
    await record(ids(7), barePassage('returned'), null, 'somewhere');
    await place.evidence.evidence.destroy({ selection: ids(7), reason: 'its owner asked' });
    await record(ids(7), barePassage('destroyed'));
    expect((await passagesOf(e(7))).map(({ details }) => details['happened'])).toEqual(['moved', 'returned', 'destroyed']);
    expect(await verifyChain(place.session.read)).toMatchObject({ ok: true });
  });
});

// Last of these: the log is damaged afterwards.
it('is put right past damaged entries of its item; one that is damaged itself is named as that, and one that a damaged entry put right stays so', async () => {
  const damage = (...changes: readonly Sql[]) => place.session.change(async ({ db }) => {
    const guard = await db.get(sql`SELECT sql FROM sqlite_master WHERE name = 'custody_entry_stays'`);
    for (const change of [sql`PRAGMA ignore_check_constraints = ON`, sql`DROP TRIGGER custody_entry_stays`, ...changes]) await db.run(change);
    await db.run({ text: String(guard?.['sql']), values: [] });
  });
  const written: number[] = [];
  for (const happened of ['received', 'moved', 'sealed', 'opened'] as const) {
    await record(ids(6), barePassage(happened));
    written.push((await passagesOf(e(6))).at(-1)?.seq ?? 0);
  }
  const [received = 0, moved = 0, sealed = 0, opened = 0] = written;
  await record(ids(6), barePassage(mistaken), opened);
  const corrected = (await passagesOf(e(6))).at(-1)?.seq ?? 0;
  await damage(
    sql`UPDATE custody_entry SET at_ms = 9223372036854775807 WHERE subject = 'E-006' AND action = 'imported'`,
    sql`UPDATE custody_entry SET details = '{"corrects": 3' WHERE seq = ${moved}`, sql`UPDATE custody_entry SET at_ms = 9223372036854775807 WHERE seq IN (${sealed}, ${corrected})`,
  );
  expect(await record(ids(6), { ...barePassage('received'), toWhom: 'P-09' }, received)).toEqual({ recorded: 1, undo: null });
  // An entry that says it puts right what no entry is takes nothing from what the others say.
  for (const none of ['-1', '0', '9223372036854775807']) {
    await damage(sql`UPDATE custody_entry SET details = ${`{"corrects": ${none}}`} WHERE seq = ${moved}`);
    const right = await correctedEntries(place.session.read);
    expect([right.get(opened), right.has(received), [...right.values()].includes(moved)]).toEqual([corrected, true, false]);
  }
  expect(await verifyChain(place.session.read)).toMatchObject({ ok: false });
  await damage(sql`UPDATE custody_entry SET details = '{"corrects": 3' WHERE seq = ${moved}`);
  const page = await entriesPage(place.session.read, e(6), 0, 1);
  expect(page.entries[0]).toMatchObject({ action: 'passage', details: { toWhom: 'P-09', corrects: received } });
  const all = await entriesPage(place.session.read, e(6), 0, 100);
  expect(all.entries.flatMap((entry) => ('unread' in entry ? [entry.seq] : []))).toEqual(expect.arrayContaining([moved, sealed, corrected]));
  await expect(record(ids(6), barePassage('received'), received)).rejects.toMatchObject({ code: 'passage-corrected' });
  await expect(record(ids(6), barePassage('sealed'), sealed)).rejects.toMatchObject({ code: 'database-damaged' });
  await expect(record(ids(6), barePassage('opened'), opened)).rejects.toMatchObject({ code: 'passage-corrected', facts: { seq: opened, by: corrected } });
});
