// The disk with the opening file is taken out: seen, once, and only while the vault's settings want it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyDiskLock } from '../../../electron/app/key-disk-lock.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';

let root = '';
let folder = '';
const gone = vi.fn();
const lock = createKeyDiskLock(gone);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-key-disk-'));
  folder = join(root, 'stick');
  mkdirSync(folder);
  gone.mockReset();
  lock.follow(defaultSettings);
});
afterEach(async () => {
  lock.watch(null);
  await rm(root, { recursive: true, force: true });
});

/** Long enough for several looks. */
const someLooks = (): Promise<void> => setTimeout(1500);
const canMount = ((): boolean => {
  const place = mkdtempSync(join(tmpdir(), 'holdfast-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return mounted;
})();

describe('the disk with the opening file', () => {
  it('is missed once when its folder goes away', async () => {
    writeFileSync(join(folder, 'vault.json'), '{}');
    lock.watch(folder);
    await someLooks();
    expect(gone).not.toHaveBeenCalled();
    renameSync(folder, `${folder}-away`);
    await expect.poll(() => gone.mock.calls.length, { timeout: 20_000 }).toBe(1);
    await someLooks();
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it.skipIf(!canMount)('is missed when its file system is taken away', async () => {
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    writeFileSync(join(folder, 'vault.json'), '{}');
    lock.watch(folder);
    await someLooks();
    expect(gone).not.toHaveBeenCalled();
    spawnSync('umount', ['-l', folder]);
    await expect.poll(() => gone.mock.calls.length, { timeout: 20_000 }).toBe(1);
  });

  it('is not missed where the setting is off, nor after the watching ended', async () => {
    writeFileSync(join(folder, 'vault.json'), '{}');
    lock.follow({ ...defaultSettings, lockOnKeyDisk: false });
    lock.watch(folder);
    renameSync(folder, `${folder}-away`);
    await someLooks();
    lock.watch(null);
    lock.follow(defaultSettings);
    await someLooks();
    expect(gone).not.toHaveBeenCalled();
  });
});
