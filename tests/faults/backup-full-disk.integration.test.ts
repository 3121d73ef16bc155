// A disk that fills while a backup is written or restored onto it, at several steps: nothing that looks finished is left, and the vault goes on.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress, type BackupProgress } from '../../electron/backup/progress.ts';
import type { OpenSession } from '../../electron/vault/index.ts';
import { backUp, makeVault, restore, verified, contents } from '../electron/backup/backup-for-tests.ts';
import { failureOf } from '../electron/vault/vault-for-tests.ts';

let folder = '';
let disk = '';
let session: OpenSession | undefined;

const canMount = ((): boolean => {
  const place = mkdtempSync(join(tmpdir(), 'holdfast-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return mounted;
})();

beforeAll(async () => {
  if (!canMount) return;
  folder = mkdtempSync(join(tmpdir(), 'holdfast-full-'));
  disk = join(folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]);
  session = await makeVault(folder);
  await backUp(session, join(folder, 'good.age'));
}, 120_000);
afterAll(async () => {
  await session?.close();
  if (disk !== '') spawnSync('umount', [disk]);
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** Lets the look at the place find room, and takes it away, all but `left` bytes, before the first byte is written. */
const filling = (left: number): BackupProgress => ({
  ...silentProgress(),
  found: () => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
  },
});

describe.skipIf(!canMount)('a disk that fills', () => {
  it.each([0, 4096, 200_000, 700_000, 1_500_000])('with %i bytes left ends a backup with words and without a file', async (left) => {
    if (session === undefined) throw new Error('there is no vault');
    const outcome = await failureOf(backUp(session, join(disk, 'backup.age'), filling(left)));
    expect({ outcome, left: readdirSync(disk) }).toEqual({ outcome: 'disk-full', left: ['filler'] });
    rmSync(join(disk, 'filler'));
  });

  it.each([0, 100_000, 1_000_000])('with %i bytes left ends a restore with words and without a folder', async (left) => {
    const outcome = await failureOf(restore(join(folder, 'good.age'), join(disk, 'vault'), false, filling(left)));
    expect({ outcome, left: readdirSync(disk) }).toEqual({ outcome: 'disk-full', left: ['filler'] });
    rmSync(join(disk, 'filler'));
  });

  it('is known before a byte is written where there is no room at all, and the vault is sound afterwards', async () => {
    if (session === undefined) throw new Error('there is no vault');
    writeFileSync(join(disk, 'filler'), Buffer.alloc(11_000_000));
    expect(await failureOf(backUp(session, join(disk, 'backup.age')))).toBe('disk-full');
    rmSync(join(disk, 'filler'));
    await backUp(session, join(disk, 'backup.age'));
    expect(await verified(session)).toEqual({ objects: contents.length, problems: [] });
  });
});
