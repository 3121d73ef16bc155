// Moving the header while the disk with the vault fails: at no moment is the copy on the other disk erased that may be the only whole one.
import { mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemRandom, VaultService } from '../../../../electron/vault/index.ts';
import { failureOf, make, passphrase, reopen, steppingClock } from '../vault-for-tests.ts';

let root = '';
const at = (name: string): string => join(root, name);
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-failing-'));
  mkdirSync(at('stick'));
  await (await make(at('vault'))).session.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

/** From the given syncing of the vault's folder on, no file or folder of the disk takes a sync any more. */
const failingFrom = async (first: number): Promise<void> => {
  const own = await stat(at('vault'));
  const handle = await open(at('vault'), 'r');
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const sync = prototype.sync;
  let seen = 0;
  vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
    const { dev, ino } = await this.stat();
    if (dev === own.dev && ino === own.ino) seen += 1;
    if (seen >= first) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    await sync.call(this);
  });
};

it.each([['first', 1], ['second', 2]] as const)('keeps a header that opens the vault when syncing the %s replacement fails', async (_, nth) => {
  const service = new VaultService();
  await service.open({ folder: at('vault'), secret: passphrase, kind: 'passphrase', clock: steppingClock(), random: systemRandom });
  await failingFrom(nth);
  expect(await failureOf(service.moveHeader(passphrase, at('stick')))).not.toBe('header-place-refused');
  vi.restoreAllMocks();
  expect(readdirSync(at('stick'))).toHaveLength(1);
  expect((await service.headerPlaces()).home).toBe(nth === 1 ? 'vault-folder' : 'another-disk');
  await service.changePassphrase(passphrase, 'granite willow anchor thimble harvest');
  await service.close();
  const { session, report } = await reopen(at('vault'), { headerPlaces: [at('stick')], secret: 'granite willow anchor thimble harvest' });
  expect(report.problems).toEqual([]);
  await session.close();
});
