// Destroying a vault whose header lies on another disk: there, in the same step, when that disk is there; and honest about it when it is not.
import '../../faults/remembered-argon2.ts';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPreferences, type PreferenceStore } from '../../../electron/app/preferences.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { headerFoldersOf } from '../../../electron/panic/recognise.ts';
import { resumeWipe } from '../../../electron/panic/resume.ts';
import { strike } from '../../../electron/panic/strike.ts';
import { finishWipe, wipeVault } from '../../../electron/panic/wipe.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { systemRandom, VaultService } from '../../../electron/vault/index.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault/vault-for-tests.ts';
import { filesWithSlots, slotsOf } from './slot-bytes.ts';

let base = '';
let slots: readonly string[] = [];
let root = '';
const at = (...names: string[]): string => join(root, ...names);
const headers = (): Promise<readonly string[]> => headerFoldersOf(at('vault'), [at('stick'), at('spare')]);

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-wipe-away-'));
  for (const name of ['stick', 'spare']) mkdirSync(join(base, name));
  await (await make(join(base, 'vault'))).session.close();
  slots = slotsOf(readFileSync(join(base, 'vault', 'vault.json'), 'utf8'));
  mkdirSync(join(base, 'header'));
  for (const file of headerFiles) cpSync(join(base, 'vault', file), join(base, 'header', file));
  const service = new VaultService();
  await service.open({ folder: join(base, 'vault'), secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom });
  await service.moveHeader(passphrase, join(base, 'stick'));
  await service.copyHeader(passphrase, join(base, 'spare'));
  await service.close();
}, 120_000);
afterAll(() => rm(base, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-wipe-away-'));
  for (const name of ['vault', 'stick', 'spare']) cpSync(join(base, name), at(name), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('wiping a vault whose header is on other disks', () => {
  it('reaches every copy that is named and there, and leaves nothing', async () => {
    expect(await filesWithSlots(root, slots)).toHaveLength(4);
    const { overwritten, left, headerLeft } = await wipeVault(at('vault'), await headers());
    expect({ overwritten, left, headerLeft }).toEqual({ overwritten: 6, left: [], headerLeft: false });
    expect([existsSync(at('vault')), readdirSync(at('stick')), readdirSync(at('spare')), await filesWithSlots(root, slots)]).toEqual([false, [], [], []]);
  });

  it('says that the header is left when no place was named, or one is not there, and deletes the rest', async () => {
    renameSync(at('spare'), at('spare-away'));
    expect(await wipeVault(at('vault'), await headers())).toMatchObject({ overwritten: 4, left: [], headerLeft: true });
    expect([existsSync(at('vault')), readdirSync(at('stick'))]).toEqual([false, []]);
    cpSync(join(base, 'vault'), at('vault'), { recursive: true });
    expect(await wipeVault(at('vault'))).toMatchObject({ headerLeft: true });
    expect(existsSync(at('vault'))).toBe(false);
  });

  it('does not touch the header of another vault on the same disk', async () => {
    await (await make(at('other'))).session.close();
    const service = new VaultService();
    await service.open({ folder: at('other'), secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom });
    await service.moveHeader(passphrase, at('stick'));
    await service.close();
    await wipeVault(at('vault'), await headers());
    expect(readdirSync(at('stick'))).toHaveLength(1);
    await (await reopen(at('other'), { headerPlaces: [at('stick')] })).session.close();
  });

  it.each([['the vault folder', () => [at('vault')]], ['another disk', async () => (await headers()).slice(0, 1)]] as const)('is finished everywhere when it had come to %s alone', async (_, begun) => {
    const folders = await headers();
    await destroySlots(await begun()).sync();
    expect(await finishWipe(at('vault'), folders)).toBe(true);
    expect([existsSync(at('vault')), readdirSync(at('stick')), readdirSync(at('spare'))]).toEqual([false, [], []]);
    expect(await finishWipe(at('vault'), folders)).toBe(false);
  });
});

describe('a mark that a vault destroyed earlier left on a disk', () => {
  it('does nothing to the vault that was restored since with its header in its folder', async () => {
    const folders = await headers();
    await destroySlots(folders.slice(0, 1)).sync();
    for (const file of headerFiles) cpSync(join(base, 'header', file), at('vault', file));
    expect(await finishWipe(at('vault'), folders)).toBe(false);
    const store = await readPreferences(at('profile'));
    await store.useVault(at('vault'));
    await store.useHeaderFolders(at('vault'), folders);
    await (await resumeWipe(store)).finished;
    expect(store.vaultFolder).toBe(at('vault'));
    await (await reopen(at('vault'), { headerPlaces: folders })).session.close();
    await destroySlots([at('vault')]).sync();
    expect(await finishWipe(at('vault'), folders)).toBe(true);
  });
});

describe('panic on a vault whose header is on other disks', () => {
  const remembered = async (): Promise<PreferenceStore> => {
    const store = await readPreferences(at('profile'));
    await store.useVault(at('vault'));
    await store.useHeaderFolders(at('vault'), await headers());
    return store;
  };

  it('destroys it where it lies before the keys are gone, and leaves nothing', async () => {
    const headerFolders = await headers();
    let whenKilled: readonly string[] | null = null;
    await strike({ folder: at('vault'), headerFolders, kill: async () => { whenKilled = await filesWithSlots(root, slots); }, onUnreadable: () => undefined });
    expect(whenKilled).toEqual([]);
    expect([existsSync(at('vault')), readdirSync(at('stick')), readdirSync(at('spare'))]).toEqual([false, [], []]);
  });

  it('is finished by the next start wherever it was cut short, and is then forgotten', async () => {
    for (const begun of [[at('vault')], (await headers()).slice(1)]) {
      const store = await remembered();
      await destroySlots(begun).sync();
      await (await resumeWipe(store)).finished;
      expect([existsSync(at('vault')), readdirSync(at('stick')), readdirSync(at('spare'))]).toEqual([false, [], []]);
      expect(await readPreferences(at('profile'))).toMatchObject({ vaultFolder: null, headerFolders: [], wipedFolder: null, wipedHeaderFolders: [] });
      for (const name of ['vault', 'stick', 'spare']) cpSync(join(base, name), at(name), { recursive: true });
    }
  });

  it('goes on without a disk that is not there', async () => {
    const store = await remembered();
    renameSync(at('stick'), at('stick-away'));
    await strike({ folder: at('vault'), headerFolders: store.headerFolders, kill: () => Promise.resolve(), onUnreadable: () => undefined });
    expect([existsSync(at('vault')), readdirSync(at('spare'))]).toEqual([false, []]);
    expect(await failureOf(reopen(at('vault'), { headerPlaces: [at('stick-away')] }))).toBe('vault-missing');
  });

  it('keeps the places of each vault apart: another one begins with none, and the first one has its own again', async () => {
    const store = await remembered();
    const folders = await headers();
    await store.useVault(at('vault'));
    expect([store.headerFolders, store.otherHeaderFolders]).toEqual([folders, []]);
    await store.useVault(at('another'));
    expect([store.headerFolders, store.otherHeaderFolders]).toEqual([[], folders]);
    await store.useHeaderFolders(at('another'), [at('spare')]);
    await store.useVault(at('vault'));
    expect([store.headerFolders, store.otherHeaderFolders]).toEqual([folders, [at('spare')]]);
    await store.vaultWiped(at('vault'));
    expect([store.headerFolders, store.otherHeaderFolders, store.wipedHeaderFolders]).toEqual([[], [], folders]);
  });

  it('takes the places that older preferences remember for those of the vault in use', async () => {
    await remembered();
    const file = at('profile', 'preferences.json');
    const folders = await headers();
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), headerFolders: folders }));
    expect(await readPreferences(at('profile'))).toMatchObject({ vaultFolder: at('vault'), headerFolders: folders });
  });
});
