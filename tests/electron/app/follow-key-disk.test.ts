// Which folder is looked after, and what is reported when nobody can say which.
import { expect, it, vi } from 'vitest';
import { createFollowKeyDisk } from '../../../electron/app/follow-key-disk.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { defaultSettings } from '../../../shared/settings/schema.ts';

const over = (folderInForce: () => Promise<string | null>) => {
  const parts = { lock: { watch: vi.fn(), follow: vi.fn() }, report: vi.fn(), folderInForce };
  const vault = { isOpen: true, settings: defaultSettings };
  return { ...parts, vault, follow: createFollowKeyDisk({ ...parts, vault: () => vault }) };
};
const answered = () => new Promise<void>((resolve) => { setImmediate(resolve); });

it('looks after the folder of the open vault, and after none once it is locked', async () => {
  const { lock, report, vault, follow } = over(() => Promise.resolve('/media/stick/opening'));
  follow();
  await answered();
  vault.isOpen = false;
  follow();
  await answered();
  expect([lock.watch.mock.calls, lock.follow.mock.calls, report.mock.calls]).toEqual([[[null], ['/media/stick/opening'], [null]], [[defaultSettings], [null]], []]);
});

it('reports that the folder of an open vault could not be asked for, and nothing where a lock was what ended the asking', async () => {
  const gone = new HoldfastError('disk-gone');
  const { lock, report, vault, follow } = over(() => Promise.reject(gone));
  follow();
  await answered();
  expect([report.mock.calls, lock.watch.mock.calls]).toEqual([[[gone]], [[null]]]);
  follow();
  vault.isOpen = false;
  await answered();
  expect(report).toHaveBeenCalledTimes(1);
});
