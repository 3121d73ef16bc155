// Mirrors of a real vault: what travels, what stays, what is kept, and what each generation gives back.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { destroyObject, keepObjects } from '../../../electron/vault/stored-objects.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { contents, makeVault, objectFiles, verified } from '../backup/backup-for-tests.ts';
import { failureOf, reopen, steppingClock } from '../vault/vault-for-tests.ts';
import { addFiles, bytesBelow, filesBelow, inodesBelow, stoppingAfter, vaultOfEachTest } from './mirror-for-tests.ts';
import { check, restoreFrom, update } from './mirror-runs.ts';

const own = vaultOfEachTest();
const { at } = own;

const sound = { objects: contents.length, problems: [] };
const generations = (mirror: string): readonly number[] => readdirSync(at(mirror, 'generations')).map((name) => Number(name.slice(0, 6))).sort((one, other) => one - other);

/** Opens a restored vault, checks all of it, and counts its entries of one kind. */
const checked = async (place: string, action = 'restored', from = 1_900_000_000_000) => {
  const { session: restored, report } = await reopen(place, { clock: steppingClock(from) });
  const check = await verified(restored);
  const entries = await restored.read.all(sql`SELECT seq FROM custody_entry WHERE action = ${action}`);
  await restored.close();
  return { problems: report.problems, check, entries: entries.length };
};

describe('a mirror', () => {
  it('restores byte for byte into a vault that opens, checks out, and records that it was restored', async () => {
    const made = await update(own.session, at('north'));
    const restored = await restoreFrom(at('north'), at('restored'));
    expect({ made: made.note.objects, copied: made.copied, left: made.note.leftOut, objects: restored.objects, lost: restored.lost }).toEqual({ made: contents.length, copied: contents.length, left: [], objects: contents.length, lost: [] });
    expect(objectFiles(at('restored'))).toEqual(objectFiles(at('vault')));
    expect(await checked(at('restored'))).toEqual({ problems: [], check: sound, entries: 1 });
    expect((await checked(at('restored'), 'restored', 1_950_000_000_000)).entries).toBe(1);
  });

  it('copies only what is new, and writes no object of an earlier generation again', async () => {
    await update(own.session, at('north'));
    const before = inodesBelow(at('north', 'store'));
    await addFiles(own.session, own.folder, 'more', [Buffer.from(randomBytes(50_000))]);
    const made = await update(own.session, at('north'));
    const after = inodesBelow(at('north', 'store'));
    expect({ copied: made.copied, objects: made.note.objects, kept: Object.keys(before).every((path) => after[path] === before[path]) }).toEqual({ copied: 1, objects: contents.length + 1, kept: true });
  });

  it('gives back every generation as it was when it was made', async () => {
    await update(own.session, at('north'));
    const first = objectFiles(at('vault'));
    await addFiles(own.session, own.folder, 'more', [Buffer.from('a second day')]);
    await update(own.session, at('north'));
    await addFiles(own.session, own.folder, 'yet', [Buffer.from('a third day')]);
    await update(own.session, at('north'));
    await restoreFrom(at('north'), at('newest'));
    await restoreFrom(at('north'), at('oldest'), 1);
    await restoreFrom(at('north'), at('middle'), 2);
    expect([objectFiles(at('newest')), objectFiles(at('oldest'))]).toEqual([objectFiles(at('vault')), first]);
    expect([(await checked(at('oldest'))).check, (await checked(at('middle'))).check, (await checked(at('newest'))).check.objects]).toEqual([sound, { objects: contents.length + 1, problems: [] }, contents.length + 2]);
    expect(await failureOf(restoreFrom(at('north'), at('none'), 9))).toBe('not-found');
  });

  it('keeps generations by the rule, and removes an object only when no kept one names it', async () => {
    const rule = { newest: 2, weeks: 0, months: 0 };
    const writer = await own.session.objects.create();
    await writer.write(Buffer.from('an object that is destroyed later'));
    const passing = await writer.finish();
    await own.session.objects.publish([passing]);
    await own.session.change(({ db, at: time }) => keepObjects(db, [passing], time));
    await update(own.session, at('north'), { rule });
    const place = at('north', 'store', passing.id.slice(0, 2), passing.id);
    await own.session.change(({ db }) => destroyObject(db, passing.id));
    await own.session.objects.remove(passing.id);
    const second = await update(own.session, at('north'), { rule });
    const stillThere = existsSync(place);
    const third = await update(own.session, at('north'), { rule });
    expect({ generations: generations('north'), removed: [second.removedGenerations.length, third.removedGenerations.length], stillThere, after: existsSync(place), removedObjects: third.removedObjects })
      .toEqual({ generations: [2, 3], removed: [0, 1], stillThere: true, after: false, removedObjects: 1 });
    expect((await check(own.session, at('north'))).problems).toEqual([]);
  });

  it('is recognised by the next run, and a folder that is something else is refused and not touched', async () => {
    await update(own.session, at('north'));
    mkdirSync(at('letters'));
    writeFileSync(at('letters', 'letter.txt'), 'mine');
    writeFileSync(at('file'), 'mine');
    const before = [bytesBelow(at('letters')), bytesBelow(at('vault', 'objects'))];
    const outcomes = [];
    for (const place of [at('letters'), at('file'), at('vault'), at('vault', 'mirror'), at('vault', 'objects'), own.folder, at('no', 'such')]) outcomes.push(await failureOf(update(own.session, place)));
    expect(outcomes).toEqual(['not-a-mirror', 'not-a-mirror', 'target-refused', 'target-refused', 'target-refused', 'target-refused', 'not-found']);
    expect([bytesBelow(at('letters')), bytesBelow(at('vault', 'objects'))]).toEqual(before);
  });

  it('of another vault is refused and not touched', async () => {
    mkdirSync(at('other'));
    const other = await makeVault(at('other'));
    await update(other, at('theirs'));
    await other.close();
    const before = bytesBelow(at('theirs'));
    expect([await failureOf(update(own.session, at('theirs'))), await failureOf(check(own.session, at('theirs')))]).toEqual(['not-a-mirror', 'not-a-mirror']);
    expect(bytesBelow(at('theirs'))).toEqual(before);
  });

  it('goes on where it was stopped, and never without a whole last generation', async () => {
    await update(own.session, at('north'));
    await addFiles(own.session, own.folder, 'more', Array.from({ length: 20 }, (_, index) => Buffer.from(`note ${String(index)}`)));
    let outcome = '';
    let [times, copiedLast] = [0, -1];
    for (; outcome !== 'no failure'; times += 1) {
      outcome = await failureOf(update(own.session, at('north'), { progress: stoppingAfter(times) }).then((made) => { copiedLast = made.copied; }));
      expect(['cancelled', 'no failure']).toContain(outcome);
      if (outcome === 'cancelled') expect({ times, generations: generations('north'), unfinished: readdirSync(at('north', 'store', 'unfinished')) }).toEqual({ times, generations: [1], unfinished: [] });
      expect(times).toBeLessThan(120);
    }
    expect({ copiedLast, left: existsSync(at('north', 'being-updated')) }).toEqual({ copiedLast: 0, left: false });
    expect({ ...(await check(own.session, at('north'))), mirrorId: '', vaultId: '', bytes: 0 }).toEqual({ mirrorId: '', vaultId: '', generations: 2, objects: contents.length + 20, bytes: 0, problems: [] });
    await restoreFrom(at('north'), at('restored'));
    expect((await checked(at('restored'))).check).toEqual({ objects: contents.length + 20, problems: [] });
  });

  it('holds what was there at one moment, also while evidence is being added', async () => {
    const [made] = await Promise.all([update(own.session, at('north')), addFiles(own.session, own.folder, 'busy', Array.from({ length: 12 }, (_, index) => Buffer.from(`an invented note, number ${String(index)}`)))]);
    await restoreFrom(at('north'), at('restored'));
    expect(await checked(at('restored'))).toEqual({ problems: [], check: { objects: made.note.objects, problems: [] }, entries: 1 });
  });

  it('shows nothing that the vault folder does not show', async () => {
    await update(own.session, at('north'));
    const names = filesBelow(at('north')).filter((path) => !/^store\/[0-9a-f]{2}\/[0-9a-f]{32}$/u.test(path)).map((path) => path.replace(/\d{6}-\d{8}T\d{6}Z/u, 'G'));
    expect(names).toEqual(['generations/G/anchor', 'generations/G/generation.json', 'generations/G/header', 'generations/G/list', 'generations/G/records', 'in-use', 'mirror.json']);
  });

  it('is not taken for a vault, nor is a generation of it', async () => {
    await update(own.session, at('north'));
    const [name = ''] = readdirSync(at('north', 'generations'));
    expect([await failureOf(reopen(at('north'))), await failureOf(reopen(at('north', 'generations', name)))]).toEqual(['folder-not-a-vault', 'folder-not-a-vault']);
  });

  it('is written by one run at a time', async () => {
    await update(own.session, at('north'));
    await restoreFrom(at('north'), at('twin'));
    const { session: twin } = await reopen(at('twin'));
    const outcomes = await Promise.all([failureOf(update(own.session, at('north'))), failureOf(update(twin, at('north')))]);
    await twin.close();
    expect(outcomes.sort()).toEqual(['mirror-in-use', 'no failure']);
  });
});
