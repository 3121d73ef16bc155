// Working copies over a real vault: what becomes of one, what is refused and leaves nothing, and what both logs say.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo } from '../../../../electron/evidence/tool.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import type { CopyPlan } from '../../../../shared/evidence/working-copy.ts';
import { evidenceNumber, type EvidenceId } from '../../../../shared/ids.ts';
import { bareJpeg, barePng, photo } from '../bare-pictures.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const picture = { width: 64, height: 48 };
const whole: CopyPlan = { picture, crop: null, covers: [] };
let shade = 0;
/** Bytes that no other copy here has. */
const fresh = (width = 64, height = 48): Buffer => barePng(width, height, [10, 20, (shade += 1)]);

const original = async (name = 'photo.jpg'): Promise<EvidenceId> => {
  const folder = await place.sources();
  await writeFiles(folder, { [name]: photo(64, 48, [shade += 1, 90, 60]) });
  const { results } = await place.evidence.add(folder);
  return results[0]?.item ?? Promise.reject(new Error('not added'));
};

const get = async (item: EvidenceId) => (await place.evidence.evidence.get({ id: item })).item;
const make = (of: EvidenceId, bytes: Buffer, plan: CopyPlan = whole) => place.evidence.evidence.makeWorkingCopy({ original: of, plan, bytes: Uint8Array.from(bytes) });

const objects = async (): Promise<number> => (await readdir(join(place.vault, 'objects'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe('a working copy', () => {
  it('is an item of its own that says what it was made of, and takes over nothing that people said but its kind and how disturbing it is', async () => {
    const of = await original();
    await place.evidence.evidence.edit({ selection: { by: 'ids', ids: [of] }, session: '0000000000000001', change: { title: 'Raid on Kiln Street', peopleShown: 'Ana', kind: 'scan' }, addTags: ['raid'], removeTags: [] });
    await place.evidence.evidence.review({ selection: { by: 'ids', ids: [of] }, sensitivity: 'injury' });
    const plan: CopyPlan = { picture, crop: { x: 4, y: 4, width: 40, height: 30 }, covers: [
      { x: 5, y: 6, width: 10, height: 12, way: 'box', reason: 'face', words: 'Ana' }, { x: 20, y: 20, width: 8, height: 8, way: 'blur', reason: 'number', words: '' },
    ] };
    const bytes = bareJpeg(40, 30);
    const { id, isNew } = await make(of, bytes, plan);
    expect(isNew).toBe(true);
    const [copy, source] = [await get(id), await get(of)];
    expect(copy).toMatchObject({
      title: '', fileName: `working-copy-of-${source.sha256.slice(0, 12)}.jpg`, kind: 'scan', viewer: 'image', sensitivity: 'injury', reviewedBy: 'M1', tags: [], isWorkingCopy: true, arrivals: [], check: 'equal', width: 40, height: 30, capturedAt: null,
      description: { originality: 'derivative', peopleShown: '', capturedPlace: '' }, workingCopyOf: [{ here: of, number: of, sha256: source.sha256, by: 'M1', plan }], workingCopies: [],
    });
    expect(source).toMatchObject({ isWorkingCopy: false, workingCopyOf: [], workingCopies: [{ id, covered: { boxes: 1, blurred: 1, cropped: true } }] });
    const target = join(await place.sources(), 'out.jpg');
    await extractTo(place.session, id, target);
    expect([sha256(await readFile(target)), copy.sha256]).toEqual([sha256(bytes), sha256(bytes)]);
  });

  it('is told in both logs in one change: kinds, count and sizes, and not the words beside them', async () => {
    const of = await original();
    const before = (await get(of)).custodyCount;
    const { id } = await make(of, fresh(), { ...whole, covers: [{ x: 1, y: 2, width: 30, height: 20, way: 'box', reason: 'name', words: 'Ana of Kiln Street' }] });
    const facts = { boxes: 1, blurred: 0, cropped: false, covered: 'box name 30x20', width: 64, height: 48 };
    const [copyLog, log] = [await place.custody(id), await place.custody(of)];
    expect(copyLog.map(({ action, details }) => ({ action, details }))).toEqual([{ action: 'made-from-original', details: {
      ...facts, original: of, originalSha256: (await get(of)).sha256, sha256: (await get(id)).sha256, size: (await get(id)).size, fileName: `working-copy-of-${(await get(of)).sha256.slice(0, 12)}.png`, mediaType: 'image/png', readBack: 'equal',
    } }]);
    expect(log).toHaveLength(before + 1);
    expect(log[0]).toMatchObject({ action: 'working-copy-made', details: { ...facts, workingCopy: id, workingCopySha256: (await get(id)).sha256 } });
    expect(copyLog[0]?.seq).toBe((log[0]?.seq ?? 0) + 1);
    expect(JSON.stringify([...copyLog, ...log])).not.toContain('Ana');
  });

  it('is one when it is made twice, one after the other or at once', async () => {
    const of = await original();
    const bytes = fresh();
    const before = await objects();
    const made = await Promise.all([make(of, bytes), make(of, bytes), make(of, bytes)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await make(of, bytes)).toEqual({ id: made[0].id, isNew: false });
    expect(await objects()).toBe(before + 1);
    expect((await get(of)).workingCopies).toHaveLength(1);
  });

  it('of two originals with the same pixels is one item that names both', async () => {
    const [one, other] = [await original('one.jpg'), await original('other.jpg')];
    const bytes = fresh();
    const { id } = await make(one, bytes);
    expect(await make(other, bytes)).toEqual({ id, isNew: false });
    expect((await get(id)).workingCopyOf.map(({ here }) => here).sort()).toEqual([one, other].sort());
    expect((await place.custody(id)).map(({ action }) => action)).toEqual(['made-from-original', 'made-from-original']);
  });

  it('of a working copy is one again', async () => {
    const of = await original();
    const { id } = await make(of, fresh());
    const { id: second } = await make(id, fresh(20, 20), { picture, crop: { x: 0, y: 0, width: 20, height: 20 }, covers: [] });
    expect((await get(second)).workingCopyOf).toMatchObject([{ here: id }]);
    expect((await get(id)).workingCopies).toMatchObject([{ id: second, covered: { cropped: true } }]);
  });

  it('is found by the number of its original, by its name also after an edit, and apart from originals', async () => {
    const of = await original();
    const { id } = await make(of, fresh());
    expect(await place.evidence.found(of)).toEqual(expect.arrayContaining([of, id]));
    await place.evidence.evidence.edit({ selection: { by: 'ids', ids: [id] }, session: '0000000000000002', change: { notes: 'for the press' }, addTags: [], removeTags: [] });
    expect(await place.evidence.found('working-copy-of press')).toEqual([id]);
    const [originals, copies] = [await place.evidence.list({ only: 'originals' }), await place.evidence.list({ only: 'working-copies' })];
    expect([originals.some((row) => row.id === of), originals.some((row) => row.isWorkingCopy), copies.some((row) => row.id === id), copies.every((row) => row.isWorkingCopy)]).toEqual([true, false, true, true]);
    expect(originals.length + copies.length).toBe((await place.evidence.list()).length);
  });

  it('leaves its original as it was, byte for byte', async () => {
    const of = await original();
    const before = await get(of);
    await make(of, fresh());
    const after = await get(of);
    expect({ ...after, workingCopies: [], custodyCount: before.custodyCount }).toEqual(before);
  });
});

describe('what is no working copy', () => {
  const covered: CopyPlan = { ...whole, covers: [{ x: 0, y: 0, width: 5, height: 5, way: 'box', reason: 'face', words: '' }] };
  it.each([
    ['still states what a camera wrote', () => photo(64, 48, [1, 1, 1]), whole, 'parts'],
    ['has bytes behind its end', () => Buffer.concat([fresh(), Buffer.from('Ruden')]), covered, 'parts'],
    ['has another size than the plan leaves', () => fresh(63, 48), whole, 'size'],
    ['was not cropped as the plan says', () => fresh(), { picture, crop: { x: 0, y: 0, width: 5, height: 5 }, covers: [] }, 'size'],
    ['is of another kind', () => Buffer.from('GIF89a'), whole, 'kind'],
    ['is nothing', () => Buffer.alloc(0), whole, 'kind'],
  ] as const)('what %s is refused and leaves nothing', async (_, bytes, plan, reason) => {
    const of = await original();
    const [before, log] = [await objects(), (await place.custody(null)).length];
    const failure = await make(of, bytes(), plan as CopyPlan).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'working-copy-refused', facts: { reason } });
    expect([await objects(), (await place.custody(null)).length, (await get(of)).workingCopies]).toEqual([before, log, []]);
  });

  it('is the original itself, or one of something that is no picture', async () => {
    const folder = await place.sources();
    const bytes = fresh();
    await writeFiles(folder, { 'bare.png': bytes, 'note.txt': 'words' });
    const ids = new Map((await place.evidence.add(folder)).results.map(({ name, item }) => [name, item]));
    await expect(make(ids.get('bare.png') ?? id(''), bytes)).rejects.toMatchObject({ code: 'working-copy-same' });
    await expect(make(ids.get('note.txt') ?? id(''), fresh())).rejects.toMatchObject({ code: 'working-copy-refused', facts: { reason: 'noPicture' } });
    await expect(make(id('E-999999'), fresh())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is of an item that is set aside', async () => {
    const of = await original();
    const row = await place.session.read.get(sql`SELECT object_id FROM evidence WHERE number = ${evidenceNumber(of)}`);
    const object = String(row?.['object_id']);
    await rm(join(place.vault, 'objects', object.slice(0, 2), object));
    const { job } = await place.evidence.evidence.check({ selection: { by: 'ids', ids: [of] } });
    await place.evidence.ended(job);
    await expect(make(of, fresh())).rejects.toMatchObject({ code: 'set-aside' });
  });
});

describe('what files state of places', () => {
  it('is counted for a selection', async () => {
    const of = await original();
    const { id } = await make(of, fresh());
    expect(await place.evidence.evidence.statedPlaces({ selection: { by: 'ids', ids: [of, id] } })).toEqual({ items: 2, withPlace: 1 });
    expect(await place.evidence.evidence.statedPlaces({ selection: { by: 'query', query: { ...everything, only: 'working-copies' }, except: [] } })).toMatchObject({ withPlace: 0 });
  });

  it('and the vault is whole after all of this', async () => {
    const { problems } = await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) });
    // The one whose file was taken away above.
    expect(problems.map(({ kind }) => kind)).toEqual(['object-missing']);
  });
});

// Last: the vault is not whole after it.
describe('a working copy with damaged records', () => {
  it('is named with its original, of which everything else is read', async () => {
    const [of, hurt] = [await original('of.jpg'), await original('hurt.jpg')];
    const { id } = await make(of, fresh());
    const { sha256: source } = await get(of);
    await place.session.change(({ db }) => db.run(sql`INSERT INTO working_copy (number, original_sha256, original_number, plan, made_at_ms, made_by) VALUES (${evidenceNumber(hurt)}, ${source}, ${of}, '{}', 1, 'M1')`));
    expect((await get(of)).workingCopies).toEqual([{ id: hurt, covered: null }, { id, covered: { boxes: 0, blurred: 0, cropped: false } }]);
    await expect(get(hurt)).rejects.toThrow();
  });
});
