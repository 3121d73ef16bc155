import { chmod, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractTo } from '../../../../electron/evidence/tool.ts';
import { MiB } from '../../../../shared/sizes.ts';
import { asNobody, giveToNobody } from '../../vault/as-nobody.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const objectsOf = async (vault: string): Promise<number> => {
  const names = await readdir(join(vault, 'objects'), { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).length;
};

describe('adding', () => {
  it('gives back every file byte for byte, whatever its size', async () => {
    const folder = await place.sources();
    const sizes = [0, 1, 16_383, 16_384, 16_385, 1 * MiB - 1, 1 * MiB, 9 * MiB + 7];
    const contents = sizes.map((size) => randomBytes(size));
    await writeFiles(folder, Object.fromEntries(contents.map((bytes, index) => [`${index}.bin`, bytes])));
    const { results, progress } = await place.evidence.add(folder);
    expect(progress).toMatchObject({ state: 'finished', itemsDone: sizes.length, counts: { new: sizes.length, duplicate: 0, failed: 0, problem: 0 } });
    for (const result of results) {
      const original = contents[Number.parseInt(result.name, 10)] ?? Buffer.alloc(0);
      expect(result.sha256).toBe(sha256(original));
      const target = join(folder, `back-${result.name}`);
      await extractTo(place.session, id(result.item ?? ''), target);
      expect((await readFile(target)).equals(original)).toBe(true);
    }
  });

  it('writes one custody entry per item, with fingerprint, size, name and folder', async () => {
    const folder = await place.sources();
    const [path] = await writeFiles(folder, { 'note.txt': 'one entry' });
    await utimes(path ?? '', 1_600_000_000, 1_600_000_000);
    const { results } = await place.evidence.add(folder);
    const entries = await place.custody(results[0]?.item ?? '');
    expect(entries.map(({ action, details }) => ({ action, details }))).toEqual([{
      action: 'imported',
      details: expect.objectContaining({ sha256: sha256('one entry'), size: 9, fileName: 'note.txt', sourceFolder: folder, way: 'folder', fileModifiedAt: 1_600_000_000_000, readBack: 'equal' }) as unknown,
    }]);
  });

  it('links a duplicate instead of storing it twice, also within one run', async () => {
    const folder = await place.sources();
    const same = randomBytes(3000);
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`copy-${index}.bin`, same])));
    const before = await objectsOf(place.vault);
    const { results, progress } = await place.evidence.add(folder);
    expect(progress.counts).toEqual({ new: 1, duplicate: 11, restored: 0, failed: 0, problem: 0 });
    expect(new Set(results.map(({ item }) => item)).size).toBe(1);
    expect(await objectsOf(place.vault)).toBe(before + 1);
    const item = results[0]?.item ?? id('E-999');
    expect((await place.evidence.evidence.get({ id: item })).item.arrivals).toHaveLength(12);
    expect((await place.custody(item)).map(({ action }) => action).sort()).toEqual([...Array<string>(11).fill('duplicate-linked'), 'imported']);
  });

  it('leaves out the vault itself, however it is reached, and says so', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'beside.txt': 'beside the vault' });
    await symlink(place.folder, join(folder, 'detour'));
    const before = await objectsOf(place.vault);
    for (const path of [place.vault, join(place.vault, 'vault.json'), join(place.vault, 'objects'), join(folder, 'detour', 'vault', 'records.db')]) {
      expect((await place.evidence.add(path)).results).toMatchObject([{ outcome: 'failed', failure: { code: 'source-unreadable', facts: { reason: 'vault' } } }]);
    }
    const { results, progress } = await place.evidence.add(place.folder);
    expect(results.filter(({ failure }) => failure?.facts['reason'] === 'vault').map(({ name }) => name)).toEqual(['vault']);
    expect(progress.state).toBe('finished');
    expect(await objectsOf(place.vault)).toBe(before + progress.counts.new);
    expect(await place.evidence.found('vault.json')).toEqual([]);
  });

  it('links what an earlier job added and finds the item under its later name too', async () => {
    const folder = await place.sources();
    const other = await place.sources();
    const bytes = randomBytes(500);
    await writeFiles(folder, { 'first-name.bin': bytes });
    await writeFiles(other, { 'zweitername.bin': bytes });
    const [first] = (await place.evidence.add(folder)).results;
    const [second] = (await place.evidence.add(other)).results;
    expect(second).toMatchObject({ outcome: 'duplicate', item: first?.item });
    expect(await place.evidence.found('zweitername')).toEqual([first?.item]);
    expect((await place.evidence.evidence.get({ id: id(first?.item ?? '') })).item.fileName).toBe('first-name.bin');
  });

  it('does not follow links and says so', async () => {
    const folder = await place.sources();
    const outside = await place.sources();
    const [target] = await writeFiles(outside, { 'outside.txt': 'not chosen' });
    await symlink(target ?? '', join(folder, 'link.txt'));
    await symlink(outside, join(folder, 'linked-folder'));
    const { results } = await place.evidence.add(folder);
    expect(results.map(({ name, outcome, failure }) => ({ name, outcome, code: failure?.code, reason: failure?.facts['reason'] }))).toEqual([
      { name: 'link.txt', outcome: 'failed', code: 'source-unreadable', reason: 'link' },
      { name: 'linked-folder', outcome: 'failed', code: 'source-unreadable', reason: 'link' },
    ]);
  });

  it('says which file cannot be read and adds the others', async () => {
    const folder = await place.sources();
    await writeFiles(folder, { 'closed.txt': 'x', 'open.txt': 'unreadable neighbour' });
    await chmod(join(folder, 'closed.txt'), 0o000);
    giveToNobody(place.folder);
    const { results } = await asNobody(() => place.evidence.add(folder));
    expect(results.map(({ name, outcome, failure }) => [name, outcome, failure?.code, failure?.facts['reason']]).sort()).toEqual([['closed.txt', 'failed', 'source-unreadable', 'EACCES'], ['open.txt', 'new', undefined, undefined]]);
  });

  it.skipIf(process.platform !== 'linux')('says that a source stops giving bytes and adds the others', async () => {
    const folder = await place.sources();
    const [sound] = await writeFiles(folder, { 'sound.txt': 'beside a failing card' });
    // Reading the first page of a process's own memory fails with EIO, as a failing card does.
    const { results } = await place.evidence.add('/proc/self/mem', sound ?? '');
    expect(results.map(({ outcome, failure }) => [outcome, failure?.code, failure?.facts['reason'], failure?.facts['bytes']]).sort()).toEqual([
      ['failed', 'source-unreadable', 'EIO', 0], ['new', undefined, undefined, undefined],
    ]);
  });

  it('says that a chosen path is not there', async () => {
    const { results, progress } = await place.evidence.add(join(place.folder, 'nowhere.jpg'));
    expect(progress.state).toBe('finished');
    expect(results).toMatchObject([{ name: 'nowhere.jpg', outcome: 'failed', failure: { code: 'source-unreadable', facts: { reason: 'ENOENT' } } }]);
  });

  it('does not add a file that grows while it is read', async () => {
    const folder = await place.sources();
    const path = join(folder, 'growing.bin');
    await writeFile(path, randomBytes(64 * MiB));
    const state = { growing: true };
    const { job } = await place.evidence.process['process.addPaths']({ paths: [path], way: 'drop' });
    const grow = (async () => {
      while (state.growing) {
        await writeFile(path, 'x', { flag: 'a' });
      }
    })();
    await place.evidence.ended(job);
    state.growing = false;
    await grow;
    expect(place.evidence.results(job)).toMatchObject([{ outcome: 'failed', failure: { code: 'source-changed' } }]);
    const { progress } = await place.evidence.add(path);
    expect(progress.counts.new).toBe(1);
  });

  it('keeps names with control and direction characters as they are', async () => {
    const folder = await place.sources();
    const name = 'invoice\u202Efdp.exe\n\u0007.txt';
    await writeFiles(folder, { [name]: 'strange name' });
    const { results } = await place.evidence.add(folder);
    expect((await place.evidence.evidence.get({ id: id(results[0]?.item ?? '') })).item.fileName).toBe(name);
  });

  it('adds a file whose name is not text', async () => {
    const folder = await place.sources();
    await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xd4, 0xee, 0xf2, 0xee]), Buffer.from('.txt')]), 'written by an old system');
    const { results } = await place.evidence.add(folder);
    expect(results).toMatchObject([{ outcome: 'new', sha256: sha256('written by an old system') }]);
  });

  it('numbers items without gaps and never counts an unfinished one', async () => {
    const folder = await place.sources();
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`n-${String(index).padStart(2, '0')}.bin`, randomBytes(100)])));
    await place.evidence.add(folder);
    const numbers = (await place.evidence.list()).map((row) => Number(row.id.slice(2)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(await readdir(join(place.vault, 'objects', 'unfinished'))).toEqual([]);
  });

  it('takes what was pasted and refuses a name that is a path', async () => {
    const { job } = await place.evidence.evidence.addPasted({ name: 'clipboard.txt', bytes: new Uint8Array(Buffer.from('pasted text')) });
    await place.evidence.ended(job);
    expect(place.evidence.results(job)).toMatchObject([{ outcome: 'new', sha256: sha256('pasted text') }]);
    await expect(place.evidence.evidence.addPasted({ name: '../x', bytes: new Uint8Array() })).rejects.toMatchObject({ code: 'name-refused' });
  });

  it('stops after the files it is at, leaves a sound vault, and can be tried again', async () => {
    const folder = await place.sources();
    await mkdir(join(folder, 'deep'));
    await writeFiles(join(folder, 'deep'), Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`s-${index}.bin`, randomBytes(20_000)])));
    const { job } = await place.evidence.process['process.addPaths']({ paths: [folder], way: 'folder' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    place.evidence.jobs.get(job).stop();
    const progress = await place.evidence.ended(job);
    const kept = progress.counts.new;
    expect(progress.state).toBe('stopped');
    expect(kept).toBeLessThan(300);
    expect(await readdir(join(place.vault, 'objects', 'unfinished'))).toEqual([]);
    const retried = place.evidence.jobs.retry(job, null);
    expect((await place.evidence.ended(retried)).counts.new + kept).toBe(300);
  });

  it('goes on after a stop also with what it had not found yet', async () => {
    const folder = await place.sources();
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`u-${index}.bin`, randomBytes(50)])));
    const { job } = await place.evidence.process['process.addPaths']({ paths: [folder], way: 'folder' });
    place.evidence.jobs.get(job).stop();
    const progress = await place.evidence.ended(job);
    expect(progress.itemsTotal ?? 0).toBeLessThan(300);
    const retried = await place.evidence.ended(place.evidence.jobs.retry(job, null));
    expect(retried.counts).toEqual({ new: 300 - progress.counts.new, duplicate: 0, restored: 0, failed: 0, problem: 0 });
  });

  it('tells progress that never goes backwards and ends complete', async () => {
    const folder = await place.sources();
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p-${index}.bin`, randomBytes(200_000)])));
    const { job, progress } = await place.evidence.add(folder);
    const told = place.evidence.events.flatMap(({ name, payload }) => (name === 'jobs.progress' && (payload as { job: string }).job === job ? [payload as { itemsDone: number; bytesDone: number }] : []));
    expect(told.map(({ bytesDone }) => bytesDone)).toEqual(told.map(({ bytesDone }) => bytesDone).sort((a, b) => a - b));
    expect(progress).toMatchObject({ itemsDone: 60, itemsTotal: 60, bytesDone: 12_000_000, bytesTotal: 12_000_000 });
    expect(told.at(-1)).toEqual(progress);
  });
});
