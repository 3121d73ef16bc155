// Working copies of PDF documents over a real vault: what becomes of one, what is refused and leaves nothing, and what both logs say.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo } from '../../../../electron/evidence/tool.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import type { AnyPlan } from '../../../../shared/evidence/copy-link.ts';
import type { PdfPlan } from '../../../../shared/evidence/pdf-copy.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { tellingPdf } from '../../../journeys/support/telling-pdf.ts';
import { barePdf, box, planned, planOf } from '../bare-pdfs.ts';
import { barePng, photo } from '../bare-pictures.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

let shade = 0;
const original = async (): Promise<EvidenceId> => {
  const folder = await place.sources();
  await writeFiles(folder, { 'statement.pdf': Buffer.concat([tellingPdf(), Buffer.from(`% ${String(shade += 1)}\n`)]) });
  return (await place.evidence.add(folder)).results[0]?.item ?? Promise.reject(new Error('not added'));
};
const get = async (item: EvidenceId) => (await place.evidence.evidence.get({ id: item })).item;
const make = (of: EvidenceId, bytes: Uint8Array, plan: AnyPlan) => place.evidence.evidence.makeWorkingCopy({ original: of, plan, bytes: Uint8Array.from(bytes) });
const objects = async (): Promise<number> => (await readdir(join(place.vault, 'objects'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const fresh = (plan: PdfPlan): Buffer => barePdf(plan, (shade += 1));

const plan = planOf([planned(1, [box(3, 4, 10, 8, 'the witness')], ['Ivanova', 'Maria']), planned(3, [box(0, 0, 5, 5)])], 3);

describe('a working copy of a document', () => {
  it('is an item of its own, kept byte for byte, that says what it was made of and which words were removed', async () => {
    const of = await original();
    const bytes = fresh(plan);
    const { id: made, isNew } = await make(of, bytes, plan);
    const [copy, source] = [await get(made), await get(of)];
    expect(isNew).toBe(true);
    expect(copy).toMatchObject({ fileName: `working-copy-of-${source.sha256.slice(0, 12)}.pdf`, viewer: 'pdf', isWorkingCopy: true, check: 'equal', workingCopyOf: [{ here: of, plan }], description: { originality: 'derivative' }, metadataProblem: null });
    expect(source.workingCopies).toEqual([{ id: made, covered: { boxes: 2, blurred: 0, cropped: false } }]);
    const target = join(await place.sources(), 'out.pdf');
    await extractTo(place.session, made, target);
    expect(sha256(await readFile(target))).toBe(sha256(bytes));
    expect(await make(of, bytes, plan)).toEqual({ id: made, isNew: false });
  });

  it('is told in both logs in one change: counts and sizes, and no words', async () => {
    const of = await original();
    const { id: made } = await make(of, fresh(plan), plan);
    const facts = { boxes: 2, blurred: 0, cropped: false, covered: 'box name 10x8, box name 5x5', pages: 2, pagesOfOriginal: 3, resolution: 150 };
    const [copyLog, log] = [await place.custody(made), await place.custody(of)];
    expect(copyLog.map(({ action }) => action)).toEqual(['made-from-original']);
    expect(copyLog[0]?.details).toMatchObject({ ...facts, original: of, mediaType: 'application/pdf', readBack: 'equal' });
    expect(log[0]).toMatchObject({ action: 'working-copy-made', details: { ...facts, workingCopy: made } });
    expect(copyLog[0]?.seq).toBe((log[0]?.seq ?? 0) + 1);
    expect(JSON.stringify([...copyLog, ...log])).not.toMatch(/Ivanova|witness/u);
  });
});

describe('what is no working copy of a document', () => {
  it.each<[string, () => Uint8Array, AnyPlan, string]>([
    ['the document itself', tellingPdf, plan, 'pages'],
    ['one with an earlier state', () => Buffer.concat([fresh(plan), Buffer.from('\n%%EOF\n')]), plan, 'parts'],
    ['one with other pages', () => fresh(planOf([planned(1)])), plan, 'pages'],
    ['one whose box is not black', () => fresh(planOf([planned(1), planned(3)])), plan, 'covered'],
    ['a picture', () => barePng(40, 56), plan, 'kind'],
    ['a picture with the plan of one', () => barePng(40, 56), { picture: { width: 40, height: 56 }, crop: null, covers: [] }, 'noPicture'],
  ])('%s is refused and leaves nothing', async (_, bytes, given, reason) => {
    const of = await original();
    const [before, log] = [await objects(), (await place.custody(null)).length];
    await expect(make(of, bytes(), given)).rejects.toMatchObject({ code: 'working-copy-refused', facts: { reason } });
    expect([await objects(), (await place.custody(null)).length, (await get(of)).workingCopies]).toEqual([before, log, []]);
  });

  it('is one of a picture, or of nothing', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'photo.jpg': photo(30, 20) });
    const picture = (await place.evidence.add(folder)).results[0]?.item ?? id('');
    await expect(make(picture, fresh(plan), plan)).rejects.toMatchObject({ code: 'working-copy-refused', facts: { reason: 'noPdf' } });
    await expect(make(id('E-999999'), fresh(plan), plan)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('and the vault is whole after all of this', async () => {
    expect((await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) })).problems).toEqual([]);
  });
});
