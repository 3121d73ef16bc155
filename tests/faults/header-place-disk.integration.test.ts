// The disk for the header is full, or is taken away while the vault is open: words for it, and the vault opens from where its header was.
import './remembered-argon2.ts';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemRandom, VaultService } from '../../electron/vault/index.ts';
import { failureOf, make, passphrase, steppingClock } from '../electron/vault/vault-for-tests.ts';

const canMount = ((): boolean => {
  const place = mkdtempSync(join(tmpdir(), 'holdfast-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return mounted;
})();

const clock = steppingClock(1_800_000_000_000);
let root = '';
let vault = '';
let disk = '';

const opened = async <T>(work: (service: VaultService) => Promise<T>): Promise<T> => {
  const service = new VaultService();
  await service.open({ folder: vault, headerPlaces: [disk], secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
  return work(service).finally(() => service.close());
};

beforeAll(async () => {
  if (!canMount) return;
  root = mkdtempSync(join(tmpdir(), 'holdfast-header-disk-'));
  [vault, disk] = [join(root, 'vault'), join(root, 'disk')];
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
  await (await make(vault)).session.close();
}, 120_000);
afterAll(() => {
  if (disk !== '') spawnSync('umount', ['-l', disk]);
  if (root !== '') rmSync(root, { recursive: true, force: true });
});

describe.skipIf(!canMount)('a disk for the header', () => {
  it.each([0, 4096, 16_384, 28_672])('with %i bytes left takes nothing, and the header stays where it was', async (left) => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - left));
    await opened(async (service) => {
      expect(await failureOf(service.moveHeader(passphrase, disk))).toBe('disk-full');
      expect((await service.headerPlaces()).home).toBe('vault-folder');
    });
    expect(readdirSync(disk)).toEqual(['filler']);
    rmSync(join(disk, 'filler'));
  });

  it('that is taken away while the vault is open refuses changes; connected again, it opens the vault', async () => {
    await opened((service) => service.moveHeader(passphrase, disk));
    const spare = join(root, 'spare');
    mkdirSync(spare);
    await opened(async (service) => {
      await service.copyHeader(passphrase, spare);
      spawnSync('umount', ['-l', disk]);
      expect(await failureOf(service.changePassphrase(passphrase, 'granite willow anchor thimble harvest'))).toBe('header-not-here');
      expect((await service.headerPlaces()).places.map(({ state }) => state)).toEqual(['not-there', 'there']);
    });
    expect(await failureOf(opened(() => Promise.resolve()))).toBe('header-not-here');
    disk = spare;
    expect(await opened(async (service) => (await service.members()).length)).toBe(1);
  });
});
