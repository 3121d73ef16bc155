// Working copies over a real vault: what becomes of one, what is refused and leaves nothing, and what both logs say.
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo } from '../../../../electron/evidence/tool.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { everything, type DescriptionChange, type PrivilegedWay, type Selection } from '../../../../shared/evidence/schema.ts';
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

describe('what leaves of a selection', () => {
  const ids = (...chosen: EvidenceId[]) => ({ by: 'ids', ids: chosen }) as const;
  const about = (selection: Selection, privileged: PrivilegedWay = null) => place.evidence.evidence.aboutLeaving({ selection, privileged });
  const items = (selection: Selection, privileged: PrivilegedWay = null) => place.evidence.evidence.itemsLeaving({ selection, privileged });
  const change = (item: EvidenceId, said: DescriptionChange) => place.evidence.evidence.edit({ selection: ids(item), session: '0000000000000003', change: said, addTags: [], removeTags: [] });
  const note = async (): Promise<EvidenceId> => {
    const folder = await place.sources();
    await writeFiles(folder, { 'note.txt': `words ${String((shade += 1))}` });
    return (await place.evidence.add(folder)).results[0]?.item ?? Promise.reject(new Error('not added'));
  };

  it('is counted and named: pictures that can leave as copies, and what leaves as it was added', async () => {
    const [one, other, text] = [await original('one.jpg'), await original('other.jpg'), await note()];
    expect(await about(ids(one, other, text))).toEqual({ withPlace: 2, kept: 0, pictures: 2, stating: 2, ready: 0, others: 1, othersWithPlace: 0 });
    expect(await items(ids(one, other, text))).toEqual({ pictures: [{ id: one, copy: null }, { id: other, copy: null }], others: [text] });
    const all: Selection = { by: 'query', query: { ...everything, text: 'other.jpg' }, except: [] };
    expect((await items(all)).pictures.map(({ id }) => id)).toContain(other);
    expect((await items({ ...all, except: [other] })).pictures.map(({ id }) => id)).not.toContain(other);
  });

  it('uses a whole copy again that is here, which then is not counted beside its picture, and no copy in which something is covered or cut off', async () => {
    const of = await original();
    await make(of, fresh(), { ...whole, covers: [{ x: 1, y: 1, width: 5, height: 5, way: 'box', reason: 'face', words: '' }] });
    await make(of, fresh(20, 20), { picture, crop: { x: 0, y: 0, width: 20, height: 20 }, covers: [] });
    expect(await items(ids(of))).toEqual({ pictures: [{ id: of, copy: null }], others: [] });
    const { id: copy } = await make(of, fresh());
    expect(await items(ids(of, copy))).toEqual({ pictures: [{ id: of, copy }], others: [] });
    expect(await about(ids(of, copy))).toMatchObject({ pictures: 1, ready: 1, others: 0 });
    await place.evidence.evidence.putAway({ selection: ids(copy), reason: 'not needed' });
    expect(await items(ids(of))).toEqual({ pictures: [{ id: of, copy: null }], others: [] });
  });

  it('uses no copy again whose bytes came from elsewhere and were never looked at here', async () => {
    const of = await original();
    const { id: copy } = await make(of, fresh());
    await place.session.change(({ db }) => db.run(sql`INSERT INTO evidence_arrival (number, file_name, source_folder, way, arrived_at_ms, arrived_by) VALUES (${evidenceNumber(copy)}, 'copy.png', '', 'handover', 1, 'M1')`));
    expect(await items(ids(of))).toEqual({ pictures: [{ id: of, copy: null }], others: [] });
  });

  it('of what is marked as between a lawyer and a client no copy is made where it stays', async () => {
    const [of, other] = [await original('of.jpg'), await original('other.jpg')];
    await change(of, { legalPrivilege: 'yes' });
    expect(await about(ids(of, other), 'leave-out')).toEqual({ withPlace: 1, kept: 1, pictures: 1, stating: 1, ready: 0, others: 0, othersWithPlace: 0 });
    // It is named among the others, so that the export says of it that it stayed.
    expect(await items(ids(of, other), 'leave-out')).toEqual({ pictures: [{ id: other, copy: null }], others: [of] });
    expect((await items(ids(of, other), 'take-along')).pictures).toHaveLength(2);
  });

  it('is a picture also where damage left no kind of it, so that it is named before it leaves, and a working copy never', async () => {
    const of = await original();
    const { id: copy } = await make(await original(), fresh());
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence SET viewer = 'pixture' WHERE number = ${evidenceNumber(of)}`));
    expect(await items(ids(of, copy))).toEqual({ pictures: [{ id: of, copy: null }], others: [copy] });
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence SET viewer = 'image' WHERE number = ${evidenceNumber(of)}`));
  });

  it('states details where the file says anything of camera, place or time', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'bare.png': fresh() });
    const bare = (await place.evidence.add(folder)).results[0]?.item ?? id('');
    expect(await about(ids(bare))).toMatchObject({ pictures: 1, stating: 0 });
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence_metadata SET entries = '["odd", {"group": "xmp", "tag": "Creator", "value": "Ana"}]' WHERE number = ${evidenceNumber(bare)}`));
    expect(await about(ids(bare))).toMatchObject({ pictures: 1, stating: 1, withPlace: 0 });
    await place.session.change(({ db }) => db.run(sql`UPDATE evidence_metadata SET entries = '[]' WHERE number = ${evidenceNumber(bare)}`));
  });
});

describe('after all of this', () => {
  it('the vault is whole', async () => {
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
