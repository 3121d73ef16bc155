import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupHandlers } from '../../../electron/backup/handlers.ts';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { makeBackup } from '../../../electron/backup/service.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { recordsMigrations } from '../../../electron/vault/database/migrations/index.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { MiB } from '../../../shared/sizes.ts';
import { passphrase, reopen } from '../vault/vault-for-tests.ts';
import { evidenceOver, id, openPlace, sha256, writeFiles, type Place } from './evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

/** Adds one file and says where its bytes lie. */
const addOne = async (name: string, content: Uint8Array | string) => {
  const folder = await place.sources();
  await writeFiles(folder, { [name]: content });
  const { results, job } = await place.evidence.add(folder);
  const item = id(results[0]?.item ?? '');
  const row = await place.session.read.get(sql`SELECT object_id FROM evidence WHERE sha256 = ${sha256(content)}`);
  const object = String(row?.['object_id']);
  return { item, job, source: join(folder, name), object: join(place.vault, 'objects', object.slice(0, 2), object) };
};

const flipByte = async (path: string, at: number): Promise<void> => {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await file.write(byte, 0, 1, at);
  await file.close();
};

const exportTo = async (folder: string, ...ids: readonly string[]) => {
  const { job } = await place.evidence.process['process.exportTo']({ folder, selection: { by: 'ids', ids: ids.map(id) }, reason: 'for the lawyer', recipient: 'Office of N.' });
  await place.evidence.ended(job);
  return place.evidence.results(job);
};

/** Gives the row of an item another fingerprint, as somebody with the key and a database tool could: past the trigger that keeps it. */
const giveFingerprint = (object: string, fingerprint: string): Promise<void> =>
  place.session.change(async ({ db }) => {
    const asMade = recordsMigrations.flatMap(({ statements }) => statements).findLast(({ text }) => text.startsWith('CREATE TRIGGER evidence_facts_stay'))!;
    await db.run(sql`DROP TRIGGER evidence_facts_stay`);
    await db.run(sql`UPDATE evidence SET sha256 = ${fingerprint} WHERE object_id = ${basename(object)}`);
    await db.run(asMade);
  });

describe('exporting', () => {
  it('writes private copies under safe names that never overwrite, each with a custody entry', async () => {
    const { item } = await addOne('c:on\u202E.txt', 'copy me');
    const target = await place.sources();
    const [first] = await exportTo(target, item);
    const [second] = await exportTo(target, item);
    expect([first?.name, second?.name]).toEqual([`${item} c_on_.txt`, `${item} c_on_ (2).txt`]);
    expect((await readdir(target)).sort()).toEqual([`${item} c_on_ (2).txt`, `${item} c_on_.txt`]);
    expect((await stat(join(target, first?.name ?? ''))).mode & 0o777).toBe(0o600);
    const exported = (await place.custody(item)).filter(({ action }) => action === 'exported');
    expect(exported.map(({ details }) => [details['name'], details['reason'], details['recipient']])).toEqual([
      [second?.name, 'for the lawyer', 'Office of N.'], [first?.name, 'for the lawyer', 'Office of N.'],
    ]);
  });

  it('sets an altered item aside, writes no copy of it and names the damage', async () => {
    const { item, object } = await addOne('altered.bin', randomBytes(40_000));
    await flipByte(object, 20_000);
    const target = await place.sources();
    expect(await exportTo(target, item)).toMatchObject([{ outcome: 'failed', failure: { code: 'set-aside' } }]);
    expect(await readdir(target)).toEqual([]);
    expect((await place.evidence.list({ only: 'set-aside' })).map((row) => row.id)).toContain(item);
    expect((await place.custody(item))[0]).toMatchObject({ action: 'set-aside', details: { finding: 'object-altered', reason: 'not-authentic' } });
    expect(await exportTo(target, item)).toMatchObject([{ failure: { code: 'set-aside' } }]);
  });

  it('a backup names what it has as it was altered, and says of what is gone that it is not there', async () => {
    const content = randomBytes(40_000);
    const [whole, known, gone] = [await addOne('whole.bin', randomBytes(40_000)), await addOne('known.bin', content), await addOne('gone.bin', randomBytes(40_000))];
    for (const { object } of [known, gone]) await flipByte(object, 20_000);
    await exportTo(await place.sources(), known.item, gone.item);
    await rm(gone.object);
    // Also where a row is damaged in what naming its item does not need.
    await giveFingerprint(known.object, 'z'.repeat(64));
    const handlers = backupHandlers(place.session, place.evidence.jobs, recordedObjects(place.session));
    const { job } = await handlers.process['process.backupTo']({ file: join(await place.sources(), 'b.age'), readItems: false, to: { by: 'passphrase', passphrase: 'quiet river lantern orbit maple seven', current: passphrase } });
    expect((await place.evidence.ended(job)).state).toBe('finished');
    const told = (of: string): readonly string[] => place.evidence.results(job).filter(({ name }) => name === of).map(({ outcome, failure }) => `${outcome} ${failure?.code ?? ''}`);
    expect([whole, known, gone].map(({ item }) => told(item))).toStrictEqual([[], ['problem set-aside-copied'], ['problem object-missing']]);
    expect(told('b.age')).toStrictEqual(['ok ']);
    await giveFingerprint(known.object, sha256(content));
  });

  it('a backup that reads every item finds what nobody knew was altered, and it is set aside', async () => {
    const content = randomBytes(3 * MiB);
    const [whole, found] = [await addOne('sound.bin', randomBytes(40_000)), await addOne('found.bin', content)];
    await flipByte(found.object, 2 * MiB);
    const { altered } = await makeBackup(place.session, { file: join(await place.sources(), 'read.age'), to: { recipients: [randomBytes(32)] }, readItems: true }, silentProgress());
    expect(altered).toContain(basename(found.object));
    expect(altered).not.toContain(basename(whole.object));
    // Also where the item's row is damaged in what setting it aside does not need.
    await giveFingerprint(found.object, 'z'.repeat(64));
    await recordedObjects(place.session).noteAltered(altered);
    await giveFingerprint(found.object, sha256(content));
    expect((await place.custody(found.item))[0]).toMatchObject({ action: 'set-aside', details: { finding: 'object-altered', reason: 'not-authentic' } });
    expect((await place.evidence.list({ only: 'set-aside' })).map((row) => row.id)).not.toContain(whole.item);
  });

  it('so does one that is made in the window, where that was chosen: it names the item and sets it aside', async () => {
    const { item, object } = await addOne('unknown.bin', randomBytes(40_000));
    await flipByte(object, 20_000);
    const handlers = backupHandlers(place.session, place.evidence.jobs, recordedObjects(place.session));
    const to = { by: 'passphrase', passphrase: 'quiet river lantern orbit maple seven', current: passphrase } as const;
    const told = async (name: string, readItems: boolean): Promise<readonly string[]> => {
      const { job } = await handlers.process['process.backupTo']({ file: join(await place.sources(), name), readItems, to });
      expect(await place.evidence.ended(job)).toMatchObject({ state: 'finished' });
      const { bytesDone, bytesTotal } = place.evidence.jobs.get(job).progress();
      expect(bytesDone).toBeGreaterThanOrEqual(bytesTotal ?? Infinity);
      return place.evidence.results(job).filter((one) => one.name === item).map(({ outcome, failure }) => `${outcome} ${failure?.code ?? ''}`);
    };
    expect(await told('unread.age', false)).toStrictEqual([]);
    expect(await told('read.age', true)).toStrictEqual(['problem set-aside-copied']);
    expect((await place.custody(item))[0]).toMatchObject({ action: 'set-aside', details: { finding: 'object-altered', reason: 'not-authentic' } });
  });

  it('writes no plain copy into the vault itself', async () => {
    const { item } = await addOne('inside.txt', 'not in the vault');
    for (const folder of [place.vault, join(place.vault, 'objects')]) {
      await expect(place.evidence.process['process.exportTo']({ folder, selection: { by: 'ids', ids: [item] }, reason: 'for the lawyer', recipient: '' })).rejects.toMatchObject({ code: 'input-refused' });
    }
  });

  it('asks for a reason and for a folder that is there', async () => {
    const { item } = await addOne('asked.txt', 'reason');
    const ask = (folder: string, reason: string) => place.evidence.process['process.exportTo']({ folder, selection: { by: 'ids', ids: [item] }, reason, recipient: '' });
    await expect(ask(place.folder, ' ')).rejects.toMatchObject({ code: 'reason-needed' });
    await expect(ask(join(place.folder, 'no-such'), 'because')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('checking', () => {
  it('names what is damaged, leaves the rest sound, and records the run once', async () => {
    const whole = await addOne('whole.bin', randomBytes(70_000));
    const cut = await addOne('cut.bin', randomBytes(50_000));
    const gone = await addOne('gone.bin', randomBytes(50_000));
    await truncate(cut.object, 1000);
    rmSync(gone.object);
    const { job } = await place.evidence.evidence.check({ selection: { by: 'ids', ids: [whole.item, cut.item, gone.item] } });
    await place.evidence.ended(job);
    expect(place.evidence.results(job).map(({ item, outcome, problem }) => [item, outcome, problem?.kind])).toEqual([
      [whole.item, 'ok', undefined], [cut.item, 'problem', 'object-truncated'], [gone.item, 'problem', 'object-missing'],
    ]);
    expect((await place.custody('vault'))[0]).toMatchObject({ action: 'verified', details: { items: 3, problems: 2 } });
    expect((await place.evidence.evidence.get({ id: whole.item })).item.check).toBe('equal');
  });
});

describe('removing originals', () => {
  it('deletes what the vault has, keeps what changed since, and records both', async () => {
    const folder = await place.sources();
    const files = await writeFiles(folder, { 'a.txt': 'stays the same', 'b.txt': 'will change' });
    const { job, results } = await place.evidence.add(folder);
    await writeFile(files[1] ?? '', 'has changed');
    const removing = (await place.evidence.evidence.removeOriginals({ job })).job;
    await place.evidence.ended(removing);
    expect(place.evidence.results(removing).map(({ name, outcome }) => [name, outcome]).sort()).toEqual([['a.txt', 'removed'], ['b.txt', 'kept']]);
    expect([await exists(files[0] ?? ''), await exists(files[1] ?? '')]).toEqual([false, true]);
    const actions = await Promise.all(results.map(async ({ name, item }) => [name, (await place.custody(item ?? ''))[0]?.action]));
    expect(actions.sort()).toEqual([['a.txt', 'original-removed'], ['b.txt', 'original-kept']]);
  });

  it('keeps the original of a duplicate whose stored bytes are damaged', async () => {
    const bytes = randomBytes(30_000);
    const first = await addOne('first.bin', bytes);
    const second = await addOne('second.bin', bytes);
    await flipByte(first.object, 5000);
    const removing = (await place.evidence.evidence.removeOriginals({ job: second.job })).job;
    await place.evidence.ended(removing);
    expect(place.evidence.results(removing)).toMatchObject([{ outcome: 'kept', failure: { code: 'read-back-differs' } }]);
    expect(await exists(second.source)).toBe(true);
  });
});

describe('viewing', () => {
  it('gives any range of the bytes, at most a mebibyte at once, and nothing beyond the end', async () => {
    const bytes = randomBytes(3 * MiB + 5);
    const { item } = await addOne('seek.bin', bytes);
    const read = async (start: number, end: number) => Buffer.from((await place.evidence.process['process.readMedia']({ id: item, start, end })).bytes);
    expect((await read(0, 10)).equals(bytes.subarray(0, 10))).toBe(true);
    expect((await read(2 * MiB - 3, 2 * MiB + 3)).equals(bytes.subarray(2 * MiB - 3, 2 * MiB + 3))).toBe(true);
    expect((await read(0, 3 * MiB)).byteLength).toBe(1 * MiB);
    expect((await read(3 * MiB, 9 * MiB)).equals(bytes.subarray(3 * MiB))).toBe(true);
    expect((await read(9 * MiB, 10 * MiB)).byteLength).toBe(0);
  });

  it('keeps a preview and hands it back; refuses what is no picture', async () => {
    const { item } = await addOne('p.txt', 'to be previewed');
    const webp = new Uint8Array(Buffer.from('RIFF\x04\x00\x00\x00WEBP', 'latin1'));
    expect((await place.evidence.process['process.readPreview']({ id: item })).bytes.byteLength).toBe(0);
    await place.evidence.evidence.savePreview({ id: item, width: 10, height: 10, bytes: webp });
    expect(await place.evidence.process['process.readPreview']({ id: item })).toEqual({ bytes: webp, mediaType: 'image/webp' });
    await expect(place.evidence.evidence.savePreview({ id: item, width: 1, height: 1, bytes: new Uint8Array(Buffer.from('<svg>')) })).rejects.toMatchObject({ code: 'input-refused' });
    expect((await place.evidence.evidence.withoutPreview({ limit: 100 })).items.map((row) => row.id)).not.toContain(item);
  });
});

describe('lock', () => {
  it('leaves no half-added item when the vault closes in the middle of adding', async () => {
    const other = await openPlace();
    const sources = await other.sources();
    await writeFiles(sources, Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`l-${index}.bin`, randomBytes(300_000)])));
    const { job } = await other.evidence.process['process.addPaths']({ paths: [sources], way: 'folder' });
    while (other.evidence.jobs.get(job).progress().counts.new === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await other.evidence.shut();
    const reported = other.evidence.results(job).filter(({ outcome }) => outcome === 'new').length;
    await other.session.close();
    const { session } = await reopen(other.vault);
    const evidence = evidenceOver(session);
    const rows = await evidence.list();
    expect(rows.length).toBeGreaterThanOrEqual(reported);
    const check = (await evidence.evidence.check({ selection: { by: 'ids', ids: rows.map((row) => row.id) } })).job;
    expect((await evidence.ended(check)).counts.problem).toBe(0);
    expect(await readdir(join(other.vault, 'objects', 'unfinished'))).toEqual([]);
    await evidence.shut();
    await session.close();
    rmSync(other.folder, { recursive: true, force: true });
  });
});

const smallDisk = (() => {
  const at = mkdtempSync(join(tmpdir(), 'holdfast-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    rmSync(at, { recursive: true });
    return null;
  }
})();

describe.skipIf(smallDisk === null)('a full disk', () => {
  afterAll(() => {
    if (smallDisk !== null) {
      execFileSync('umount', [smallDisk]);
      rmSync(smallDisk, { recursive: true });
    }
  });

  it('stops adding, keeps what is in, says what is needed, and goes on after space was made', async () => {
    const disk = smallDisk ?? '';
    const filler = join(disk, 'filler');
    await writeFile(filler, Buffer.alloc(6 * MiB));
    mkdirSync(join(disk, 'v'));
    const small = await openPlace(join(disk, 'v'));
    const sources = await place.sources();
    await writeFiles(sources, Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d-${index}.bin`, randomBytes(600_000)])));
    const { progress, job } = await small.evidence.add(sources);
    expect(progress).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } });
    expect(Number(progress.failure?.facts['needed'])).toBeGreaterThan(0);
    expect(progress.failure?.facts['done']).toBe(progress.counts.new);
    expect(await readdir(join(small.vault, 'objects', 'unfinished'))).toEqual([]);
    expect(await small.evidence.list()).toHaveLength(progress.counts.new);
    rmSync(filler);
    const again = await small.evidence.ended(small.evidence.jobs.retry(job, null));
    expect(again.counts.new + progress.counts.new).toBe(30);
    await small.end();
  });
});
