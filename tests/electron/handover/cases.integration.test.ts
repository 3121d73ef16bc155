// The case of an item travels by a name of its own: what is new comes into that case there, or into the one that is worked in, as the person chose who takes it in.
import '../../faults/remembered-argon2.ts';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesState, changeCase, chooseCase, makeCase, setClosed } from '../../../electron/cases/service.ts';
import { describeForHandover } from '../../../electron/evidence/handing-over/handing-over.ts';
import { evidenceRecord, readRecord, recordText } from '../../../electron/handover/records.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../electron/vault/database/database-keys.ts';
import type { CaseChoice } from '../../../shared/handover/schema.ts';
import { caseId, type CaseId } from '../../../shared/ids.ts';
import { id } from '../evidence/evidence-for-tests.ts';
import { HostileRows } from '../../faults/hostile-rows.ts';
import { failureOf, reopen } from '../vault/vault-for-tests.ts';
import { handTo, officeOver, takeFrom, twoOffices, watching, type Office, type TwoOffices } from './handover-for-tests.ts';

let offices: TwoOffices;
let here: Office;
let there: Office;
beforeAll(async () => {
  offices = await twoOffices();
  ({ here, there } = offices);
}, 120_000);
afterAll(async () => {
  await here.end();
  await there.end();
  await rm(offices.folder, { recursive: true });
});

let made = 0;
const hand = async (from: Office, to: Office, cases: CaseChoice, ...items: readonly string[]) => {
  const file = join(offices.folder, `pack-${String((made += 1))}.age`);
  await handTo(from, file, items);
  const reporter = watching();
  const { counts } = await takeFrom(to, file, reporter, cases);
  return { file, counts, came: reporter.results.map(({ item }) => String(item)), failures: reporter.results.flatMap(({ failure }) => (failure === null ? [] : [failure])) };
};
const add = (office: Office): Promise<string> => office.add(`${randomBytes(4).toString('hex')}.bin`, randomBytes(400));
/** Works in this case and adds one item to it. */
const addTo = async (office: Office, one: CaseId): Promise<string> => {
  await chooseCase(office.session, { case: one, all: false });
  return add(office);
};
const namesIn = async (office: Office): Promise<readonly string[]> => (await casesState(office.session.read)).cases.map(({ code, name, about }) => [code, name, about].join(' / '));
const caseOf = async (office: Office, item: string): Promise<string> => {
  const { case: one } = await office.get(item);
  return (await casesState(office.session.read)).cases.find((known) => known.id === one)?.code ?? '';
};

describe('the case of a handed item', () => {
  it('is not said while nobody named it, and the record stays in its early form', async () => {
    const item = await add(here);
    expect(evidenceRecord(await describeForHandover(here.session.read, id(item)), []).version).toBe(1);
    const { came } = await hand(here, there, 'theirs', item);
    expect([await caseOf(there, came[0] ?? ''), await namesIn(there)]).toEqual(['C-1', ['C-1 /  / ']]);
  });

  it('goes along by code and name, and what is new comes into a case of that name there, made once', async () => {
    await changeCase(here.session, { case: caseId(1), code: 'RUDEN', name: 'დარბევა, Ruden', about: 'What nobody else needs to know' });
    const [first, second] = [await add(here), await add(here)];
    const { packId } = await handTo(here, join(offices.folder, 'cases.age'), [first]);
    const reporter = watching();
    await takeFrom(there, join(offices.folder, 'cases.age'), reporter, 'theirs');
    const { came } = await hand(here, there, 'theirs', second);
    expect([await caseOf(there, String(reporter.results[0]?.item)), await caseOf(there, came[0] ?? '')]).toEqual(['RUDEN', 'RUDEN']);
    expect(await namesIn(there)).toEqual(['C-1 /  / ', 'RUDEN / დარბევა, Ruden / ']);
    expect((await there.custody(caseId(2))).map(({ action, details }) => [action, details])).toEqual([['case-made', { code: 'RUDEN', caseName: 'დარბევა, Ruden', pack: packId, from: 'Ruden office' }]]);
    expect((await casesState(there.session.read)).chosen).toEqual({ case: caseId(1), all: false });
  });

  it('is left aside by who wants it in the case that is worked in', async () => {
    const { came } = await hand(here, there, 'ours', await add(here));
    expect([await caseOf(there, came[0] ?? ''), (await namesIn(there)).length]).toEqual(['C-1', 2]);
  });

  it('is another one than a case of the same code there, and gets the next code that is free', async () => {
    const ours = await makeCase(there.session, { code: 'Harbour', name: 'Ours', about: '' });
    await chooseCase(there.session, { case: caseId(1), all: false });
    const theirs = await makeCase(here.session, { code: 'harbour', name: 'Theirs', about: '' });
    const { came } = await hand(here, there, 'theirs', await addTo(here, theirs));
    expect([await caseOf(there, came[0] ?? ''), (await there.custody(caseId(4))).map(({ details }) => [details['code'], details['theirCode']])]).toEqual(['harbour-2', [['harbour-2', 'harbour']]]);
    expect(await there.evidence.list({ case: ours })).toEqual([]);
  });

  it('stays what the receiver called it, and comes home as the case that it was', async () => {
    await changeCase(there.session, { case: caseId(2), code: 'OURS', name: 'What we call it', about: '' });
    const { came } = await hand(here, there, 'theirs', await addTo(here, caseId(1)));
    expect([await caseOf(there, came[0] ?? ''), (await namesIn(there)).filter((name) => name.includes('Ruden'))]).toEqual(['OURS', []]);
    const home = await hand(there, here, 'theirs', await addTo(there, caseId(2)));
    expect([await caseOf(here, home.came[0] ?? ''), (await namesIn(here)).length]).toEqual(['RUDEN', 2]);
  });

  it('that is closed there lets nothing in, says so by its code, and lets it in once it is open again', async () => {
    const items = [await addTo(here, caseId(1)), await add(here)];
    await setClosed(there.session, { case: caseId(2), closed: true });
    const { file, counts, failures } = await hand(here, there, 'theirs', ...items);
    expect({ counts, failures }).toEqual({
      counts: { new: 0, here: 0, restored: 0, toDecide: 0, refused: 2 },
      failures: items.map(() => expect.objectContaining({ code: 'case-closed', facts: { code: 'OURS' } }) as unknown),
    });
    await setClosed(there.session, { case: caseId(2), closed: false });
    expect((await takeFrom(there, file, watching(), 'theirs')).counts).toEqual({ new: 2, here: 0, restored: 0, toDecide: 0, refused: 0 });
  });

  it('that is worked in and closed refuses a pack only where something would go into it', async () => {
    await chooseCase(there.session, { case: caseId(1), all: false });
    await setClosed(there.session, { case: caseId(1), closed: true });
    const file = join(offices.folder, 'closed.age');
    await handTo(here, file, [await addTo(here, caseId(1))]);
    expect(await failureOf(takeFrom(there, file, watching(), 'ours'))).toBe('case-closed');
    expect((await takeFrom(there, file, watching(), 'theirs')).counts).toMatchObject({ new: 1 });
    await setClosed(there.session, { case: caseId(1), closed: false });
  });

  it('is said in a form of its own, and no earlier one', async () => {
    const item = await describeForHandover(here.session.read, id(await addTo(here, caseId(1))));
    const entry = { kind: 'evidence', uid: item.uid, number: item.number, record: { size: 2, sha256: item.sha256 }, content: { size: item.size, sha256: item.sha256 } };
    const record = evidenceRecord(item, []);
    expect(readRecord(entry, recordText(record))).toEqual({ ...record, version: 5 });
    for (const version of [1, 2, 3, 4] as const) expect(() => readRecord(entry, Buffer.from(JSON.stringify({ ...record, version })))).toThrow(expect.objectContaining({ code: 'pack-damaged' }) as Error);
    for (const wrong of [{ uid: 'x', code: 'A', name: 'B' }, { ...item.case, code: '../A' }, { ...item.case, name: '' }, { ...item.case, name: 'n'.repeat(201) }, { ...item.case, about: 'more' }]) {
      expect(() => readRecord(entry, Buffer.from(JSON.stringify({ ...record, item: { ...item, case: wrong } })))).toThrow(expect.objectContaining({ code: 'pack-damaged' }) as Error);
    }
  });

  it('leaves both vaults sound', async () => {
    expect([await here.problems(), await there.problems()]).toEqual([[], []]);
  });
});

describe('a case that is damaged', () => {
  /** The vault opened again, after this was put into its first case while nobody had it open. */
  const damaged = async (column: string, value: string): Promise<void> => {
    const key = databaseKey(here.session.header.masterKey, subkeyLabels.recordsDatabase);
    const { folder } = here.session;
    await here.end();
    const rows = await HostileRows.beside(folder, key);
    await rows.putInEvery(rows.tables.find(({ name }) => name === 'case_file')!, column, value, 'number = 1');
    await rows.closeAsFound();
    here = officeOver((await reopen(folder)).session, here.folder);
  };

  it('keeps the pack from being made, is named, and goes along once it is mended', async () => {
    const item = await addTo(here, caseId(1));
    await damaged('name', "x'00ff'");
    const file = join(offices.folder, 'damaged.age');
    await expect(handTo(here, file, [item])).rejects.toMatchObject({ code: 'database-damaged', facts: { reason: 'case', name: caseId(1) } });
    await changeCase(here.session, { case: caseId(1), code: 'RUDEN', name: 'Mended', about: '' });
    await handTo(here, file, [item]);
    expect((await takeFrom(there, file, watching(), 'theirs')).counts).toMatchObject({ new: 1 });
  });

  it.each(["'no name but of its length 32 lon'", "x'0102'"])('in what names it alone (%s) lets its items go without it', async (uid) => {
    const item = await addTo(here, caseId(1));
    await damaged('uid', uid);
    const { came } = await hand(here, there, 'theirs', item);
    expect(await caseOf(there, came[0] ?? '')).toBe('C-1');
  });
});
