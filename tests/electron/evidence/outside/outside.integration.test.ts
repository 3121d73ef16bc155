import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCopy, insertRemoval, nameCopy } from '../../../../electron/evidence/outside/outside-repository.ts';
import { settleOutside } from '../../../../electron/evidence/outside/settling.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';
import { id, openPlace, sha256, writeFiles, type Place } from '../evidence-for-tests.ts';

let place: Place;
beforeAll(async () => { place = await openPlace(); });
afterAll(() => place.end());

const add = async (name: string, content: Uint8Array | string) => {
  const folder = await place.sources();
  const [path] = await writeFiles(folder, { [name]: content });
  const { results, job } = await place.evidence.add(folder);
  return { item: id(results[0]?.item ?? ''), job, path: path ?? '', folder };
};

/** What another run of the program leaves when it ends in the middle of a copy: the row, and the part; once it was named, its name too. */
const crashed = async (subject: string, folder: string, named: string | null = null): Promise<string> => {
  const partName = `.holdfast-${randomBytes(8).toString('hex')}.part`;
  await place.session.change(async (change) => {
    const copy = await insertCopy(change.db, { subject, folder, partName }, change.at, change.member);
    if (named !== null) await nameCopy(change.db, copy, named, sha256('plain'));
  });
  await writeFile(join(folder, partName), 'plain');
  return partName;
};

const actions = async (subject: string): Promise<readonly string[]> => (await place.custody(subject)).map(({ action }) => action);

describe('a plain copy that a crash left', () => {
  it('is on record before its first plain byte, told at the next opening, and removed when asked', async () => {
    const { item } = await add('a.txt', 'a');
    const target = await place.sources();
    const part = await crashed(item, target);
    expect(await settleOutside(place.session)).toMatchObject([{ severity: 'warning', kind: 'plain-copy-left', item, facts: { name: part, folder: target } }]);
    expect(await settleOutside(place.session)).toHaveLength(1);
    expect(await actions(item)).toEqual(['export-interrupted', 'imported']);
    const { copies } = await place.evidence.evidence.leftCopies({});
    expect(copies).toMatchObject([{ subject: item, folder: target, name: part }]);
    expect(await place.evidence.evidence.removeLeftCopies({ copies: copies.map(({ copy }) => copy) })).toEqual({ left: [] });
    expect([await readdir(target), await place.evidence.evidence.leftCopies({}), await settleOutside(place.session)]).toEqual([[], { copies: [] }, []]);
    expect(await actions(item)).toEqual(['left-copy-removed', 'export-interrupted', 'imported']);
  });

  it('is told until its disk is back, and no news when it was taken away by hand', async () => {
    const { item } = await add('b.txt', 'b');
    const stick = await place.sources();
    await crashed(item, stick);
    await settleOutside(place.session);
    await rename(stick, `${stick}-pulled-out`);
    const { copies: [copy] } = await place.evidence.evidence.leftCopies({});
    expect(await place.evidence.evidence.removeLeftCopies({ copies: [copy?.copy ?? 0] })).toEqual({ left: [copy?.copy] });
    expect(await settleOutside(place.session)).toHaveLength(1);
    await rename(`${stick}-pulled-out`, stick);
    for (const name of await readdir(stick)) await rm(join(stick, name));
    expect(await settleOutside(place.session)).toEqual([]);
    expect((await place.custody(item))[0]).toMatchObject({ action: 'left-copy-removed', details: { noticedAtOpening: true } });
  });

  it('is removed under its final name too, empty or whole, and never when somebody else has that name by now', async () => {
    const { item } = await add('c.txt', 'c');
    const target = await place.sources();
    for (const [name, content] of [['whole.txt', 'plain'], ['empty.txt', ''], ['own.txt', 'my own notes']] as const) {
      await crashed(item, target, name);
      await writeFile(join(target, name), content);
    }
    await settleOutside(place.session);
    const { copies } = await place.evidence.evidence.leftCopies({});
    const { left } = await place.evidence.evidence.removeLeftCopies({ copies: copies.map(({ copy }) => copy) });
    expect([copies.map(({ name }) => name), left, await readdir(target)]).toEqual([['whole.txt', 'empty.txt', 'own.txt'], [copies[2]?.copy], ['own.txt']]);
    await rm(join(target, 'own.txt'));
    expect(await settleOutside(place.session)).toEqual([]);
  });
});

describe('an original whose removal a crash interrupted', () => {
  const begin = async (item: string, path: string): Promise<void> => {
    await place.session.change(async (change) => {
      await insertRemoval(change.db, { number: Number(item.slice(2)), path: Buffer.from(path), fileName: 'a.txt', sourceFolder: 'card' }, change.at);
      await change.record('original-removal-begun', item, { fileName: 'a.txt', sourceFolder: 'card', sha256: sha256('x') });
    });
  };

  it('is called removed or kept after looking, and neither while its disk is not there', async () => {
    const [gone, kept, away] = [await add('gone.txt', 'gone'), await add('kept.txt', 'kept'), await add('away.txt', 'away')];
    for (const { item, path } of [gone, kept, away]) await begin(item, path);
    await rm(gone.path);
    await rm(away.folder, { recursive: true });
    await settleOutside(place.session);
    expect([await actions(gone.item), await actions(kept.item), await actions(away.item)].map(([last]) => last)).toEqual(['original-removed', 'original-kept', 'original-removal-begun']);
    await mkdir(away.folder);
    await settleOutside(place.session);
    expect((await place.custody(away.item))[0]).toMatchObject({ action: 'original-removed', details: { noticedAtOpening: true } });
    await settleOutside(place.session);
    expect(await actions(gone.item)).toHaveLength(3);
  });
});

describe('removing originals', () => {
  it('puts the beginning on record before it deletes, and the end after it', async () => {
    const { item, job } = await add('o.txt', 'original');
    const removing = (await place.evidence.evidence.removeOriginals({ job })).job;
    await place.evidence.ended(removing);
    expect(await actions(item)).toEqual(['original-removed', 'original-removal-begun', 'imported']);
  });

  it('keeps an original whose stored copy was damaged after it was added and read back', async () => {
    const { item, job, path } = await add('d.bin', randomBytes(30_000));
    const object = String((await place.session.read.get(sql`SELECT object_id FROM evidence WHERE number = ${Number(item.slice(2))}`))?.['object_id']);
    const stored = join(place.vault, 'objects', object.slice(0, 2), object);
    const bytes = await readFile(stored);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    await writeFile(stored, bytes);
    const removing = (await place.evidence.evidence.removeOriginals({ job })).job;
    await place.evidence.ended(removing);
    expect(place.evidence.results(removing)).toMatchObject([{ outcome: 'kept', failure: { code: 'read-back-differs' } }]);
    expect([await readFile(path).then(({ byteLength }) => byteLength), (await actions(item))[0]]).toEqual([30_000, 'original-kept']);
  });
});

const smallDisk = (() => {
  const at = mkdtempSync(join(tmpdir(), 'holdfast-target-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    rmSync(at, { recursive: true });
    return null;
  }
})();

describe.skipIf(smallDisk === null)('a target without room', () => {
  afterAll(() => {
    if (smallDisk !== null) {
      execFileSync('umount', [smallDisk]);
      rmSync(smallDisk, { recursive: true });
    }
  });

  const exportAll = async (ids: readonly string[]) => {
    const { job } = await place.evidence.process['process.exportTo']({ folder: smallDisk ?? '', selection: { by: 'ids', ids: ids.map(id) }, reason: 'for the lawyer', recipient: '' });
    return place.evidence.ended(job);
  };

  it('keeps what fitted, leaves no part of what did not, and says so', async () => {
    const items = [await add('1-small.bin', randomBytes(1000)), await add('2-large.bin', randomBytes(3_000_000)), await add('3-small.bin', randomBytes(1000))];
    expect(await exportAll(items.map(({ item }) => item))).toMatchObject({ state: 'failed', failure: { code: 'target-full' }, counts: { failed: 1 } });
    expect((await readdir(smallDisk ?? '')).map((name) => name.split(' ')[1])).toEqual(['1-small.bin']);
    expect(await place.evidence.evidence.leftCopies({})).toEqual({ copies: [] });
  });

  it('says that the target can only be read', async () => {
    const { item } = await add('r.txt', 'r');
    execFileSync('mount', ['-o', 'remount,ro', smallDisk ?? '']);
    try {
      expect(await exportAll([item])).toMatchObject({ state: 'failed', failure: { code: 'target-read-only' } });
      expect(await place.evidence.evidence.leftCopies({})).toEqual({ copies: [] });
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', smallDisk ?? '']);
    }
  });
});
