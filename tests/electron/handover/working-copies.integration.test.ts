// A working copy in another office: it says there what it was made of, with its original, without it, and when that comes later.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeForHandover } from '../../../electron/evidence/handing-over/handing-over.ts';
import type { HandedItem } from '../../../electron/evidence/handing-over/handed-record.ts';
import { readRecord, recordText, evidenceRecord } from '../../../electron/handover/records.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { planned, planOf } from '../evidence/bare-pdfs.ts';
import { barePng, photo } from '../evidence/bare-pictures.ts';
import { id, sha256 } from '../evidence/evidence-for-tests.ts';
import { handTo, takeFrom, twoOffices, watching, type Office, type TwoOffices } from './handover-for-tests.ts';

let offices: TwoOffices;
let here: Office;
let there: Office;
let packs = 0;
beforeAll(async () => {
  offices = await twoOffices();
  ({ here, there } = offices);
}, 120_000);
afterAll(() => offices.end());

let shade = 0;
const plan = { picture: { width: 64, height: 48 }, crop: null, covers: [{ x: 3, y: 4, width: 20, height: 10, way: 'box' as const, reason: 'face' as const, words: 'Ana of Kiln Street' }] };

const copied = async (): Promise<{ readonly original: EvidenceId; readonly copy: EvidenceId; readonly bytes: Buffer }> => {
  shade += 1;
  const original = await here.add('raid.jpg', photo(64, 48, [shade, 2, 3]));
  const bytes = barePng(64, 48, [shade, 5, 6]);
  const { id: copy } = await here.evidence.evidence.makeWorkingCopy({ original, plan, bytes: Uint8Array.from(bytes) });
  return { original, copy, bytes };
};

const hand = async (items: readonly EvidenceId[]): Promise<readonly string[]> => {
  const file = join(offices.folder, `copies-${String((packs += 1))}.age`);
  await handTo(here, file, [...items]);
  const reporter = watching();
  await takeFrom(there, file, reporter);
  return reporter.results.map(({ item }) => String(item));
};

describe('a working copy that is handed over', () => {
  it('without its original says which fingerprint that has, and finds it when it comes later', async () => {
    await there.add('of our own.txt', `numbers differ ${String(Math.random())}`);
    const { original, copy, bytes } = await copied();
    const source = await here.get(original);
    const [came = ''] = await hand([copy]);
    const withoutWords = { ...plan, covers: plan.covers.map((cover) => ({ ...cover, words: '' })) };
    expect(await there.get(came)).toMatchObject({ isWorkingCopy: true, sha256: sha256(bytes), workingCopyOf: [{ here: null, number: original, sha256: source.sha256, plan: withoutWords }] });
    const [cameLater = ''] = await hand([original]);
    expect(cameLater).not.toBe(original);
    expect((await there.get(came)).workingCopyOf).toMatchObject([{ here: cameLater, number: original }]);
    expect((await there.get(cameLater)).workingCopies).toMatchObject([{ id: came, covered: { boxes: 1 } }]);
  });

  it('carries nothing of the words beside its areas', async () => {
    const { copy } = await copied();
    expect(JSON.stringify([await describeForHandover(here.session.read, copy), await here.custody(copy)])).not.toContain('Ana');
    expect((await here.get(copy)).workingCopyOf[0]?.plan).toMatchObject({ covers: [{ words: 'Ana of Kiln Street' }] });
  });

  it('does not make a copy of what came here as an original', async () => {
    const { copy, bytes } = await copied();
    const ours = await there.add('the same bytes.png', bytes);
    expect(await hand([copy])).toEqual([ours]);
    expect(await there.get(ours)).toMatchObject({ isWorkingCopy: false, workingCopyOf: [] });
  });
});

describe('the record of a working copy', () => {
  it('is of a form that an older program refuses by name, and that of an original is as it was', async () => {
    const { original, copy } = await copied();
    const [one, other] = [await describeForHandover(here.session.read, original), await describeForHandover(here.session.read, copy)];
    expect([evidenceRecord(one, []).version, evidenceRecord(other, []).version]).toEqual([1, 2]);
    const named = { kind: 'evidence', uid: other.uid, number: other.number, record: { size: 2, sha256: other.sha256 }, content: { size: other.size, sha256: other.sha256 } };
    expect(readRecord(named, recordText(evidenceRecord(other, [])))).toMatchObject({ version: 2, item: { workingCopyOf: [{ number: id(original) }] } });
    expect(() => readRecord(named, recordText({ ...evidenceRecord(other, []), version: 1 }))).toThrow(expect.objectContaining({ code: 'pack-damaged' }) as Error);
    expect(readRecord(named, recordText({ ...evidenceRecord(other, []), version: 6 as 5 }))).toEqual({ reason: 'newer' });
  });

  it('of a document is of a later form again', async () => {
    const { copy } = await copied();
    const other = await describeForHandover(here.session.read, copy);
    const ofDocument: HandedItem = { ...other, workingCopyOf: other.workingCopyOf?.map((link) => ({ ...link, plan: planOf([planned(1)]) })) };
    const named = { kind: 'evidence', uid: other.uid, number: other.number, record: { size: 2, sha256: other.sha256 }, content: { size: other.size, sha256: other.sha256 } };
    expect(readRecord(named, recordText(evidenceRecord(ofDocument, [])))).toMatchObject({ version: 4, item: { workingCopyOf: [{ plan: { of: 9 } }] } });
    for (const version of [2, 3] as const) expect(() => readRecord(named, recordText({ ...evidenceRecord(ofDocument, []), version }))).toThrow(expect.objectContaining({ code: 'pack-damaged' }) as Error);
  });
});
