import { createHash, randomBytes } from 'node:crypto';
import { access, open, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyVault } from '../../../../electron/vault/index.ts';
import { recordedObjects } from '../../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { commitBatch } from '../../../../electron/evidence/intake/batch.ts';
import { largeFile } from '../../../../electron/evidence/intake/copy-source.ts';
import { fingerprintIn } from '../../../../electron/evidence/intake/fingerprint.ts';
import { caseId, evidenceNumber } from '../../../../shared/ids.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const objectOf = async (content: Uint8Array): Promise<{ readonly object: string; readonly path: string; readonly key: string }> => {
  const row = await place.session.read.get(sql`SELECT object_id, hex(key) AS key FROM evidence JOIN stored_object ON id = object_id WHERE sha256 = ${sha256(content)}`);
  const object = String(row?.['object_id']);
  return { object, path: join(place.vault, 'objects', object.slice(0, 2), object), key: String(row?.['key']) };
};

const addAs = async (name: string, content: Uint8Array) => {
  const folder = await place.sources();
  await writeFiles(folder, { [name]: content });
  const { results, job, progress } = await place.evidence.add(folder);
  return { result: results[0], job, progress, folder };
};

const flipByte = async (path: string, at: number): Promise<void> => {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, at);
  await file.close();
};

const check = async (item: string) => {
  const { job } = await place.evidence.evidence.check({ selection: { by: 'ids', ids: [id(item)] } });
  await place.evidence.ended(job);
  return place.evidence.results(job)[0];
};

const bytesOf = async (item: string): Promise<string> => sha256((await place.evidence.process['process.readMedia']({ id: id(item), start: 0, end: 2 ** 20 })).bytes);

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

describe('adding the file of an item that is set aside', () => {
  it('puts the whole bytes in the place of the damaged ones, under a new key, and keeps number and fingerprint', async () => {
    const bytes = randomBytes(40_000);
    const { result: first } = await addAs('camera.bin', bytes);
    const item = first?.item ?? '';
    const before = await objectOf(bytes);
    await flipByte(before.path, 20_000);
    expect(await check(item)).toMatchObject({ outcome: 'problem' });

    const { result, progress, folder } = await addAs('backup.bin', bytes);
    expect(result).toMatchObject({ outcome: 'restored', item, sha256: sha256(bytes), failure: null });
    expect(progress.counts).toEqual({ new: 0, duplicate: 0, restored: 1, failed: 0, problem: 0 });
    const after = await objectOf(bytes);
    expect([after.object === before.object, after.key === before.key]).toEqual([false, false]);
    expect(await isThere(before.path)).toBe(false);
    expect(await place.session.read.get(sql`SELECT 1 AS kept FROM stored_object WHERE id = ${before.object}`)).toBeUndefined();
    expect(await bytesOf(item)).toBe(sha256(bytes));
    const said = (await place.evidence.evidence.get({ id: id(item) })).item;
    expect([said.check, said.fileName, said.arrivals.map(({ fileName }) => fileName)]).toEqual(['equal', 'camera.bin', ['camera.bin', 'backup.bin']]);
    expect((await place.custody(item)).map(({ action }) => action)).toEqual(['content-restored', 'verified', 'set-aside', 'imported']);
    expect((await place.custody(item))[0]?.details).toMatchObject({ fileName: 'backup.bin', sourceFolder: folder, way: 'folder', sha256: sha256(bytes), size: 40_000, readBack: 'equal', fingerprint: 'equal-to-first' });
    expect(await check(item)).toMatchObject({ outcome: 'ok' });
    expect(await place.evidence.found('backup')).toEqual([item]);
  });

  it('does so once when the file comes several times in one job', async () => {
    const bytes = randomBytes(9000);
    const { result: first } = await addAs('once.bin', bytes);
    await flipByte((await objectOf(bytes)).path, 300);
    await check(first?.item ?? '');
    const folder = await place.sources();
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`again-${String(index)}.bin`, bytes])));
    const { progress } = await place.evidence.add(folder);
    expect(progress.counts).toEqual({ new: 0, duplicate: 5, restored: 1, failed: 0, problem: 0 });
    const { problems } = await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) });
    expect(problems).toEqual([]);
  });

  it('shows the whole bytes at once to a viewer that met the damage before', async () => {
    const bytes = randomBytes(50_000);
    const { result: first } = await addAs('watched.bin', bytes);
    const item = first?.item ?? '';
    await flipByte((await objectOf(bytes)).path, 40_000);
    await expect(bytesOf(item)).rejects.toMatchObject({ code: 'object-damaged' });
    await check(item);
    await addAs('watched-again.bin', bytes);
    expect(await bytesOf(item)).toBe(sha256(bytes));
  });
});

describe('a large file that comes for an item that is set aside', () => {
  const setAside = async (name: string, bytes: Uint8Array) => {
    const { result } = await addAs(name, bytes);
    const item = result?.item ?? '';
    const before = await objectOf(bytes);
    await flipByte(before.path, 5_000_000);
    await check(item);
    return { item, before };
  };

  it('makes it whole again', async () => {
    const bytes = randomBytes(largeFile + 5000);
    const { item, before } = await setAside('film.bin', bytes);
    const { result } = await addAs('film-again.bin', bytes);
    expect(result).toMatchObject({ outcome: 'restored', item });
    expect(await check(item)).toMatchObject({ outcome: 'ok' });
    expect(await isThere(before.path)).toBe(false);
  });

  it('does not replace what is left when it was sealed otherwise than it was read, though the disk gives back what was sealed', async () => {
    const bytes = randomBytes(largeFile + 5000);
    const { item, before } = await setAside('clip.bin', bytes);
    const wanted = fingerprintIn(createHash('sha256').update(bytes));
    const writer = await place.session.objects.create();
    const faulty = Buffer.from(bytes);
    faulty[7_000_000] = (faulty[7_000_000] ?? 0) ^ 1;
    await writer.write(faulty);
    const ref = await writer.finish();
    const { dev, ino } = await stat(join(place.vault, 'objects', 'unfinished', ref.id), { bigint: true });
    const outcome = Promise.withResolvers<unknown>();
    await commitBatch(place.evidence.context, [{
      order: 1, into: { id: caseId(1), code: 'C-1' }, sha256: wanted, size: bytes.byteLength, settle: outcome.resolve,
      arrival: { fileName: 'clip-again.bin', sourceFolder: '', way: 'folder', modifiedAt: null, createdAt: null },
      content: { ref, expected: { sha256: wanted }, readBack: { device: dev, number: ino }, returns: null, restores: evidenceNumber(id(item)) },
    }]);
    expect(await outcome.promise).toMatchObject({ failure: { code: 'read-back-differs' } });
    expect(await objectOf(bytes)).toEqual(before);
    expect(await isThere(before.path)).toBe(true);
    expect((await place.custody(item)).map(({ action }) => action)).toEqual(['verified', 'set-aside', 'imported']);
    expect((await addAs('clip-whole.bin', bytes)).result).toMatchObject({ outcome: 'restored', item });
  });
});

describe('adding the file of an item whose bytes are lost and nobody noticed', () => {
  it.each([
    ['missing', (path: string) => { rmSync(path); return Promise.resolve(); }, 'object-missing'],
    ['cut', (path: string) => truncate(path, 5000), 'object-truncated'],
    ['not its own', (path: string) => flipByte(path, 50), 'object-swapped'],
  ] as const)('notices that the stored bytes are %s and makes the item whole instead of linking', async (_, damage, finding) => {
    const bytes = randomBytes(30_000);
    const { result: first } = await addAs('quiet.bin', bytes);
    const item = first?.item ?? '';
    await damage((await objectOf(bytes)).path);
    const { result } = await addAs('quiet-again.bin', bytes);
    expect(result).toMatchObject({ outcome: 'restored', item });
    const entries = await place.custody(item);
    expect(entries.map(({ action }) => action)).toEqual(['content-restored', 'set-aside', 'imported']);
    expect(entries[1]?.details).toMatchObject({ finding });
    expect(await bytesOf(item)).toBe(sha256(bytes));
  });

  it('leaves nothing behind in the vault', async () => {
    const { problems } = await verifyVault(place.session, { readData: true, recorded: recordedObjects(place.session) });
    expect(problems).toEqual([]);
    expect(await readdir(join(place.vault, 'objects', 'unfinished'))).toEqual([]);
  });
});

describe('the database', () => {
  it('refuses to replace the bytes of an item that is whole, and to take bytes of another length', async () => {
    const bytes = randomBytes(700);
    const other = randomBytes(701);
    const [one, two] = [await addAs('a.bin', bytes), await addAs('b.bin', other)];
    await readFile((await objectOf(bytes)).path);
    const swap = (from: string, to: string) => place.session.change((change) => change.db.run(sql`UPDATE evidence SET object_id = ${to} WHERE object_id = ${from}`));
    const [first, second] = [await objectOf(bytes), await objectOf(other)];
    await expect(swap(first.object, second.object)).rejects.toThrow('only bytes that were lost');
    await flipByte(first.path, 100);
    await check(one.result?.item ?? '');
    await expect(swap(first.object, second.object)).rejects.toThrow('only bytes that were lost');
    expect(two.result?.outcome).toBe('new');
  });
});
