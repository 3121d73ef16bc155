// What the window remembers of the places of opening files, with the real vault process: each vault's own, so that panic reaches the same disks whatever
// is done inside a decoy, and a place that may hold a whole opening file is never forgotten.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { keyDiskHandlers } from '../../../../electron/app/handlers/key-disk-handlers.ts';
import { readPreferences, type PreferenceStore } from '../../../../electron/app/preferences.ts';
import { createTickets } from '../../../../electron/app/handlers/tickets.ts';
import { createVaultControl, type VaultControl } from '../../../../electron/app/vault-control.ts';
import { strike } from '../../../../electron/panic/strike.ts';
import { systemRandom, VaultService } from '../../../../electron/vault/index.ts';
import { createVaultProcessClient, type VaultProcessClient } from '../../../../electron/vault-process/client.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { remembering } from '../../../faults/remembered-argon2.ts';
import { filesWithSlots, slotsOf } from '../../panic/slot-bytes.ts';
import { startRealVaultProcess } from '../../panic/real-vault-process.ts';
import { failureOf, make, passphrase, steppingClock } from '../../vault/vault-for-tests.ts';

const duress = 'pillow cactus engine marble saddle';
let base = '';
let root = '';
let client: VaultProcessClient;
let vault: VaultControl;
let preferences: PreferenceStore;
const tickets = createTickets();
const at = (...names: string[]): string => join(root, ...names);

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-places-'));
  await (await make(join(base, 'vault'))).session.close();
  await (await make(join(base, 'decoy'), duress)).session.close();
  const service = new VaultService();
  await service.open({ folder: join(base, 'vault'), secret: passphrase, kind: 'passphrase', clock: steppingClock(1_800_000_000_000), random: systemRandom });
  await service.setDecoy(passphrase, duress, join(base, 'decoy'), null);
  await service.close();
}, 120_000);
afterAll(() => rm(base, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-places-'));
  for (const name of ['vault', 'decoy']) cpSync(join(base, name), at(name), { recursive: true });
  for (const name of ['stick', 'second']) mkdirSync(at(name));
  preferences = await readPreferences(at('profile'));
  await preferences.useVault(at('vault'));
  client = createVaultProcessClient({ start: () => startRealVaultProcess(undefined, remembering), onEvent: () => undefined, onLost: () => undefined });
  vault = createVaultControl({
    client: () => client, folder: () => preferences.vaultFolder, headerFolders: () => preferences.headerFolders, otherHeaderFolders: () => preferences.otherHeaderFolders,
    rememberFolder: (folder) => preferences.useVault(folder), rememberHeaders: (folder, folders) => preferences.useHeaderFolders(folder, folders), madeUpFolder: at('made-up case'), onStatus: () => undefined, onLocking: () => undefined,
  });
});
afterEach(async () => {
  await client.kill();
  await rm(root, { recursive: true, force: true });
});

/** `used` is what the handlers hear of the vault process. The folder that a person chooses is always this one. */
const handlersOver = (used: VaultProcessClient, place = 'stick') => {
  const dialogs = {
    chooseFolder: () => Promise.resolve(at(place)), chooseFiles: () => Promise.resolve([]), chooseBackup: () => Promise.resolve(null), choosePack: () => Promise.resolve(null), saveAs: () => Promise.resolve(null), saveOutside: () => Promise.resolve(null),
  };
  return keyDiskHandlers({ vault, client: () => used, dialogs, tickets, preferences, keyDisk: { pause: () => undefined, goOn: () => undefined } });
};

/** What the window asks for when a person moves the opening file there; `used` is called when the vault process has answered. */
const moved = async (place: string, current: string, used: VaultProcessClient = client): Promise<unknown> => {
  const handlers = handlersOver(used, place);
  const { ticket } = await handlers.choose({});
  if (ticket === null) throw new Error('no folder was chosen');
  return handlers.move({ ticket, current });
};
const folderOn = (place: string): string => at(place, readdirSync(at(place))[0] ?? '');
const panicReaches = async (): Promise<void> => {
  await strike({ folder: at('vault'), headerFolders: (await readPreferences(at('profile'))).headerFolders, kill: () => client.kill(), onUnreadable: () => undefined });
};

it('remembers where the opening file lies, and panic reaches that alone, whatever is moved or tried inside a decoy', async () => {
  await vault.unlock(passphrase, 'passphrase');
  const real = vault.status.vaultId;
  expect(await failureOf(moved('stick', 'not this one'))).toBe('passphrase-did-not-open');
  expect(preferences.headerFolders).toEqual([]);
  await moved('stick', passphrase);
  const own = [folderOn('stick')];
  expect(preferences.headerFolders).toEqual(own);
  await vault.lock('asked');

  await vault.unlock(duress, 'passphrase');
  expect([vault.status.vaultId === real, vault.openFolder]).toEqual([false, at('decoy')]);
  expect(await failureOf(moved('second', 'not this one'))).toBe('passphrase-did-not-open');
  expect([preferences.headerFolders, preferences.otherHeaderFolders]).toEqual([own, []]);
  await moved('second', duress);
  expect([preferences.headerFolders, preferences.otherHeaderFolders]).toEqual([own, [folderOn('second')]]);
  await vault.lock('asked');

  // The decoy is found where its opening file is now.
  await vault.unlock(duress, 'passphrase');
  expect(vault.openFolder).toBe(at('decoy'));
  await panicReaches();
  expect([existsSync(at('vault')), readdirSync(at('stick')), readdirSync(at('second')).length]).toEqual([false, [], 1]);
});

it('remembers nothing that panic would reach when the opening file of a decoy alone is moved', async () => {
  await vault.unlock(duress, 'passphrase');
  await moved('second', duress);
  expect(preferences.headerFolders).toEqual([]);
  await panicReaches();
  expect([existsSync(at('vault')), readdirSync(at('second')).length]).toEqual([false, 1]);
});

it('keeps a disk in mind that was pulled after the opening file was written there, and panic reaches it when it is back', async () => {
  await vault.unlock(passphrase, 'passphrase');
  const left = at('stick', `holdfast-${vault.status.vaultId ?? ''}`);
  // Written, and gone before that could be proven: what the vault process then says.
  const pulled: VaultProcessClient = {
    ...client,
    askInternal(name, input) {
      if (name !== 'process.headerMove') return client.askInternal(name, input);
      mkdirSync(left);
      cpSync(at('vault', 'vault.json'), join(left, 'vault.json'));
      renameSync(at('stick'), at('stick-away'));
      return Promise.reject(new HoldfastError('disk-gone'));
    },
  };
  expect(await failureOf(moved('stick', passphrase, pulled))).toBe('disk-gone');
  expect(preferences.headerFolders).toEqual([left]);
  renameSync(at('stick-away'), at('stick'));
  await panicReaches();
  expect(readdirSync(at('stick'))).toEqual([]);
});

it('keeps a place in mind where a failed move left what opens the vault', async () => {
  await vault.unlock(passphrase, 'passphrase');
  const left = at('second', `holdfast-${vault.status.vaultId ?? ''}`);
  mkdirSync(left);
  cpSync(at('vault', 'vault.json'), join(left, 'vault.json'));
  expect(await failureOf(moved('second', 'not this one'))).toBe('passphrase-did-not-open');
  expect(preferences.headerFolders).toEqual([left]);
});

it('forgets a place that a lock in the middle kept empty, and keeps one that it did not', async () => {
  await vault.unlock(passphrase, 'passphrase');
  const folder = `holdfast-${vault.status.vaultId ?? ''}`;
  // Locked while the vault process is at it: before it wrote anything, and after.
  const lockedWhile = (work: () => void): VaultProcessClient => ({
    ...client,
    askInternal(name, input) {
      if (name !== 'process.headerMove') return client.askInternal(name, input);
      work();
      void vault.lock('asked');
      return Promise.reject(new HoldfastError('vault-locked'));
    },
  });
  expect(await failureOf(moved('stick', passphrase, lockedWhile(() => undefined)))).toBe('vault-locked');
  expect(preferences.headerFolders).toEqual([]);
  await vault.lock('asked');
  await vault.unlock(passphrase, 'passphrase');
  const written = (): void => {
    mkdirSync(at('second', folder));
    cpSync(at('vault', 'vault.json'), at('second', folder, 'vault.json'));
  };
  expect(await failureOf(moved('second', passphrase, lockedWhile(written)))).toBe('vault-locked');
  expect(preferences.headerFolders).toEqual([at('second', folder)]);
});

it('forgets a place from which the file was moved back before a lock in the middle, and keeps one where it still lies', async () => {
  await vault.unlock(passphrase, 'passphrase');
  await moved('stick', passphrase);
  const place = folderOn('stick');
  const lockedAfter = (work: () => Promise<unknown>): VaultProcessClient => ({
    ...client,
    async askInternal(name, input) {
      if (name !== 'process.headerMoveBack') return client.askInternal(name, input);
      await work();
      void vault.lock('asked');
      throw new HoldfastError('vault-locked');
    },
  });
  const movedBack = (work: () => Promise<unknown>): Promise<unknown> => failureOf(Promise.resolve(handlersOver(lockedAfter(work)).moveBack({ current: passphrase })));
  expect([await movedBack(() => Promise.resolve()), preferences.headerFolders]).toEqual(['vault-locked', [place]]);
  await vault.lock('asked');
  await vault.unlock(passphrase, 'passphrase');
  expect([await movedBack(() => client.askInternal('process.headerMoveBack', { current: passphrase })), preferences.headerFolders]).toEqual(['vault-locked', []]);
  await vault.lock('asked');
  await vault.unlock(passphrase, 'passphrase');
  expect(vault.openFolder).toBe(at('vault'));
});

it('makes a vault with its opening file on another disk from the start, which panic reaches and which opens it again', async () => {
  const folder = at('new');
  await preferences.useHeaderFolders(folder, [at('second', 'holdfast-of-an-earlier-one')]);
  await vault.create(folder, duress, 'Nino', at('stick'));
  const own = folderOn('stick');
  expect([preferences.vaultFolder, preferences.headerFolders]).toEqual([folder, [own]]);
  expect(await filesWithSlots(folder, slotsOf(readFileSync(join(own, 'vault.json'), 'utf8')))).toEqual([]);
  await vault.lock('asked');
  await vault.unlock(duress, 'passphrase');
  expect(vault.openFolder).toBe(folder);
  await strike({ folder, headerFolders: preferences.headerFolders, kill: () => client.kill(), onUnreadable: () => undefined });
  expect([existsSync(folder), readdirSync(at('stick'))]).toEqual([false, []]);
});

it('refuses a seventeenth place before anything is written, and forgets none of the others', async () => {
  await vault.unlock(passphrase, 'passphrase');
  const sixteen = Array.from({ length: 16 }, (_, index) => at(`disk ${String(index)}`, `holdfast-${vault.status.vaultId ?? ''}`));
  await preferences.useHeaderFolders(at('vault'), sixteen);
  await expect(moved('stick', passphrase)).rejects.toMatchObject({ code: 'header-place-refused', facts: { reason: 'tooMany' } });
  expect([preferences.headerFolders, readdirSync(at('stick'))]).toEqual([sixteen, []]);
});
