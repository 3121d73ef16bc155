// The rarer fields of a description, items between a lawyer and a client, and fingerprints that somebody told.
import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { everything, type DescriptionChange } from '../../../../shared/evidence/schema.ts';
import { evidenceNumber, type EvidenceId } from '../../../../shared/ids.ts';
import { id, openPlace, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const words = (name: string): string => `words of ${name}`;
const add = async (...names: readonly string[]): Promise<readonly EvidenceId[]> => {
  const folder = await place.sources();
  await writeFiles(folder, Object.fromEntries(names.map((name) => [name, words(name)])));
  const { results } = await place.evidence.add(folder);
  return names.map((name) => id(results.find((result) => result.name === name)?.item ?? ''));
};
const say = (items: readonly EvidenceId[], change: DescriptionChange) =>
  place.evidence.evidence.edit({ selection: { by: 'ids', ids: [...items] }, session: 'a1b2c3d4e5f60718', change, addTags: [], removeTags: [] });
const itemOf = async (item: EvidenceId) => (await place.evidence.evidence.get({ id: item })).item;
const only = (item: EvidenceId | undefined): EvidenceId => item ?? id('E-999');

const rare: DescriptionChange = {
  device: 'ExampleCo Phone A, serial 77', sourceKind: 'colleague', obtainedBy: 'Lena', authority: 'Order 12 of the harbour court', toldFingerprint: 'd41d8cd98f00b204e9800998ecf8427e',
  coordinates: '41.6938, 44.8015', coordinatesPrecision: 'street', coordinatesBasis: 'map', legalPrivilege: 'yes', restrictions: 'Not to the press before Tamar agrees',
  webAddress: 'https://example.invalid/raid?day=11', webArchiveAddress: 'https://archive.invalid/raid', webCapturedBy: 'Osman', webTool: 'Pagekeeper 3.1',
  webCapturedAt: { certainty: 'exact', value: { year: 2026, month: 2, day: 11, time: '08:30', offsetMinutes: 0 }, until: null, basis: 'device', note: '' },
};

describe('the rarer fields', () => {
  it('are kept as they were said, found by their words, named in the log, shared among many, and undone', async () => {
    const both = await add('rare-1.txt', 'rare-2.txt');
    const before = (await itemOf(only(both[0]))).description;
    const { undo } = await say(both, rare);
    expect((await itemOf(only(both[1]))).description).toEqual({ ...before, title: '', ...rare });
    expect((await place.evidence.evidence.sharedValues({ selection: { by: 'ids', ids: [...both] } })).shared).toMatchObject(rare);
    for (const word of ['serial', 'lena', 'harbour', 'd41d8cd9', 'tamar', 'raid', 'archive', 'osman', 'pagekeeper']) {
      expect([word, await place.evidence.found(word)]).toEqual([word, both]);
    }
    expect((await place.custody(only(both[0])))[0]?.details['fields']).toBe(Object.keys(before).filter((field) => field in rare).join(', '));
    await place.evidence.evidence.undo({ edits: undo === null ? [] : [undo], session: 'a1b2c3d4e5f60719' });
    expect((await itemOf(only(both[0]))).description).toEqual(before);
    expect(await place.evidence.found('pagekeeper')).toEqual([]);
  });

  it('do not make an item described when they only say who may use it', async () => {
    const items = await add('who-may.txt');
    await say(items, { legalPrivilege: 'yes', restrictions: 'ask first' });
    expect((await itemOf(only(items[0]))).described).toBe(false);
    await say(items, { webAddress: 'https://example.invalid' });
    expect((await itemOf(only(items[0]))).described).toBe(true);
  });
});

describe('items between a lawyer and a client', () => {
  it('are marked in lists, counted in selections and found by the filter', async () => {
    const [one, other] = await add('advice.txt', 'photo.txt');
    await say([only(one)], { legalPrivilege: 'yes' });
    await say([only(other)], { legalPrivilege: 'no' });
    const query = { ...everything, text: 'txt' };
    expect((await place.evidence.list({ only: 'privileged' })).map((row) => [row.id, row.privileged])).toContainEqual([one, true]);
    expect((await place.evidence.list({ only: 'not-privileged' })).some((row) => row.id === one || row.privileged)).toBe(false);
    const marked = (await place.evidence.list({ only: 'privileged' })).length;
    expect(await place.evidence.evidence.privileged({ selection: { by: 'query', query, except: [] } })).toEqual({ items: marked });
    expect(await place.evidence.evidence.privileged({ selection: { by: 'query', query, except: [only(one)] } })).toEqual({ items: marked - 1 });
    expect(await place.evidence.evidence.privileged({ selection: { by: 'ids', ids: [only(other)] } })).toEqual({ items: 0 });
  });

  it('leave in a copy only when somebody said so, and the log says that they did', async () => {
    const [advice, plain] = await add('advice-2.txt', 'plain-2.txt');
    await say([only(advice)], { legalPrivilege: 'yes' });
    const folder = join(await place.sources(), 'out');
    await mkdir(folder);
    const ask = (privileged: 'leave-out' | 'take-along' | null) =>
      place.evidence.process['process.exportTo']({ folder, selection: { by: 'ids', ids: [only(advice), only(plain)] }, reason: 'for the hearing', recipient: '', privileged });
    await expect(ask(null)).rejects.toMatchObject({ code: 'privileged-not-asked', facts: { privileged: 1 } });
    expect(await readdir(folder)).toEqual([]);
    const left = await ask('leave-out');
    await place.evidence.ended(left.job);
    expect(place.evidence.results(left.job).map(({ item, outcome, failure }) => [item, outcome, failure?.code])).toEqual([[advice, 'failed', 'privileged-left-out'], [plain, 'ok', undefined]]);
    const taken = await ask('take-along');
    await place.evidence.ended(taken.job);
    expect(place.evidence.results(taken.job).map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect((await place.custody(only(advice))).find(({ action }) => action === 'exported')?.details).toMatchObject({ privileged: true, reason: 'for the hearing' });
    expect((await place.custody(only(plain))).find(({ action }) => action === 'exported')?.details).not.toHaveProperty('privileged');
  });

  it('are asked about, and left out, also where damage left nobody able to say that they are none', async () => {
    const [hurt, plain] = await add('advice-3.txt', 'plain-3.txt');
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence_description SET legal_privilege = 'yer' WHERE number = ${evidenceNumber(only(hurt))}`));
    const selection = { by: 'ids' as const, ids: [only(hurt), only(plain)] };
    expect(await place.evidence.evidence.privileged({ selection })).toEqual({ items: 1 });
    const folder = join(await place.sources(), 'hurt');
    await mkdir(folder);
    const ask = (privileged: 'leave-out' | null) => place.evidence.process['process.exportTo']({ folder, selection, reason: 'for the hearing', recipient: '', privileged });
    await expect(ask(null)).rejects.toMatchObject({ code: 'privileged-not-asked', facts: { privileged: 1 } });
    const { job } = await ask('leave-out');
    await place.evidence.ended(job);
    expect(await readdir(folder)).toEqual([`${only(plain)} plain-3.txt`]);
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence_description SET legal_privilege = 'not-known' WHERE number = ${evidenceNumber(only(hurt))}`));
  });
});

describe('a fingerprint that was told', () => {
  it.each(['md5', 'sha1', 'sha256'] as const)('of kind %s is held against all bytes, and both are put on record', async (kind) => {
    const [item] = await add(`told-${kind}.txt`);
    const true_ = createHash(kind).update(words(`told-${kind}.txt`)).digest('hex');
    await say([only(item)], { toldFingerprint: true_ });
    expect(await place.evidence.evidence.compareTold({ id: only(item) })).toEqual({ kind, told: true_, found: true_, equal: true });
    const wrong = `${true_.slice(0, -1)}${true_.endsWith('0') ? '1' : '0'}`;
    await say([only(item)], { toldFingerprint: wrong });
    expect(await place.evidence.evidence.compareTold({ id: only(item) })).toEqual({ kind, told: wrong, found: true_, equal: false });
    expect((await itemOf(only(item))).description.toldFingerprint).toBe(wrong);
    expect((await place.custody(only(item))).filter(({ action }) => action === 'fingerprint-compared').map(({ details }) => [details['told'], details['found'], details['equal']]))
      .toEqual(expect.arrayContaining([[true_, true_, true], [wrong, true_, false]]));
  });

  it('is not compared where nobody told one', async () => {
    const [item] = await add('untold.txt');
    await expect(place.evidence.evidence.compareTold({ id: only(item) })).rejects.toMatchObject({ code: 'not-found' });
  });
});
