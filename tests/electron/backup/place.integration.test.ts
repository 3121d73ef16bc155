// The remembered place of backups, and the unfinished file that a killed one leaves: over a real vault and real files.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forgetPlace, leftBackups, nextAtPlace, rememberedPlace, rememberPlace, removeLeftBackups, whileBegun } from '../../../electron/backup/place.ts';
import { addRecipient, removeRecipient } from '../../../electron/backup/recipients.ts';
import { backupState } from '../../../electron/backup/service.ts';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { settleOutside } from '../../../electron/evidence/outside/settling.ts';
import { choices, leniently } from '../../../electron/settings/choices.ts';
import { readChoice, writeChoice } from '../../../electron/settings/stored-choice.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { failureOf, make, reopen } from '../vault/vault-for-tests.ts';
import { backUp } from './backup-for-tests.ts';

let folder = '';
let session: OpenSession;
const disk = (): string => join(folder, 'disk');
const part = '.holdfast-0123456789abcdef.part';
const newest = async () => (await entriesPage(session.read, null, 0, 1)).entries[0];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-place-'));
  mkdirSync(disk());
  ({ session } = await make(join(folder, 'vault')));
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a remembered place', () => {
  it('is kept with its keys, is on record once, and leaves out who was removed since', async () => {
    const { id } = await addRecipient(session, 'Colleague', 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg');
    await rememberPlace(session, { folder: disk(), ids: [id], readItems: true });
    const entry = await newest();
    expect(entry).toMatchObject({ action: 'settings-changed', details: { backupPlace: disk() } });
    await rememberPlace(session, { folder: disk(), ids: [id], readItems: true });
    expect(await newest()).toEqual(entry);
    expect(await rememberedPlace(session.read)).toEqual({ folder: 'disk', names: ['Colleague'], readItems: true });
    expect((await nextAtPlace(session)).readItems).toBe(true);
    expect((await nextAtPlace(session)).file).toMatch(/\/disk\/holdfast-\d{4}-\d\d-\d\d-\d{4}\.age$/u);
    await removeRecipient(session, id);
    expect(await rememberedPlace(session.read)).toEqual({ folder: 'disk', names: [], readItems: true });
    expect((await nextAtPlace(session)).ids).toEqual([]);
  });

  it('that was kept before items could be checked on the way checks none', async () => {
    const before = { folder: disk(), ids: [] };
    await session.change(({ db, at }) => writeChoice(db, { ...choices.backupPlace, schema: z.object({ folder: z.string(), ids: z.array(z.string()) }) }, before, at));
    expect(await rememberedPlace(session.read)).toEqual({ folder: 'disk', names: [], readItems: false });
  });

  it('is forgotten when asked', async () => {
    await forgetPlace(session);
    expect(await rememberedPlace(session.read)).toBeNull();
    expect(await failureOf(nextAtPlace(session))).toBe('not-found');
  });
});

describe('an unfinished backup', () => {
  it('is not left by one that ends, well or badly, and not named while it is written', async () => {
    await backUp(session, join(disk(), 'whole.age'));
    expect([await leftBackups(session.read), readdirSync(disk())]).toEqual([[], ['whole.age']]);
    await whileBegun(session, { folder: disk(), part }, async () => {
      expect(await leftBackups(session.read)).toEqual([]);
      throw new Error('the work failed');
    }).catch(() => undefined);
    expect(await leftBackups(session.read)).toEqual([]);
  });

  it('is not named once it is seen to be gone, as after a lock in the middle of one', async () => {
    await whileBegun(session, { folder: disk(), part }, () => {
      writeFileSync(join(disk(), part), 'sealed');
      return Promise.resolve();
    });
    expect(await leftBackups(session.read)).toHaveLength(1);
    rmSync(join(disk(), part));
    expect(await leftBackups(session.read)).toEqual([]);
    renameSync(disk(), `${disk()}-away`);
    expect(await leftBackups(session.read)).toHaveLength(1);
    renameSync(`${disk()}-away`, disk());
    expect(await removeLeftBackups(session)).toBe(true);
  });

  it('is noted beside a note that this program does not know, which stays', async () => {
    const later = { folder: disk(), part: 'named by a later version' };
    await session.change(({ db, at }) => writeChoice(db, leniently(choices.backupBegun), [later], at));
    await whileBegun(session, { folder: disk(), part }, () => Promise.resolve());
    expect([await leftBackups(session.read), await readChoice(session.read, leniently(choices.backupBegun), [])]).toEqual([[], [later]]);
    await session.change(({ db, at }) => writeChoice(db, choices.backupBegun, [], at));
  });

  it('is named after a kill, stays while its disk is away, and is taken away when asked', async () => {
    // What a kill leaves: the note of the beginning, and a file.
    await whileBegun(session, { folder: disk(), part }, () => {
      writeFileSync(join(disk(), part), 'sealed');
      return Promise.resolve();
    });
    await session.close();
    ({ session } = await reopen(join(folder, 'vault')));
    expect((await backupState(session)).left).toEqual([{ folder: disk(), name: part }]);
    renameSync(disk(), `${disk()}-away`);
    expect(await removeLeftBackups(session)).toBe(false);
    expect(await leftBackups(session.read)).toHaveLength(1);
    renameSync(`${disk()}-away`, disk());
    expect(await removeLeftBackups(session)).toBe(true);
    expect([existsSync(join(disk(), part)), await leftBackups(session.read), existsSync(join(disk(), 'whole.age'))]).toEqual([false, [], true]);
    expect(await newest()).toMatchObject({ action: 'backup-part-removed', details: { name: part, folder: disk() } });
  });

  it('is put on record by the next opening where taking it away was cut short, and stays named where its file stayed', async () => {
    const begun = { folder: disk(), part, removing: true } as const;
    const noted = (lies: boolean): Promise<void> => whileBegun(session, begun, () => {
      // What a kill leaves: noted as being taken away.
      writeFileSync(join(disk(), part), 'sealed');
      return Promise.resolve();
    }).then(() => { if (!lies) rmSync(join(disk(), part)); });
    await noted(true);
    await settleOutside(session);
    expect(await leftBackups(session.read)).toHaveLength(1);
    const before = await newest();
    rmSync(join(disk(), part));
    // Somebody else took it away: that is no removal of ours.
    await settleOutside(session);
    expect([await leftBackups(session.read), await newest()]).toEqual([[], before]);
    expect(await removeLeftBackups(session)).toBe(true);
    await noted(false);
    await settleOutside(session);
    expect(await newest()).toMatchObject({ action: 'backup-part-removed', details: { name: part, folder: disk(), noticedAtOpening: true } });
  });
});
