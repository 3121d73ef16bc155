// Locks the vault when the disk with its opening file is taken out. Looks every 400 ms at the file, and at whether the system still knows the disk: a disk that
// was pulled without a word can go on answering from memory.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceFileOf } from '../vault/disk/disk-device.ts';
import { headerFiles } from '../vault/header/files.ts';
import type { Settings } from '../../shared/settings/schema.ts';

const everyMs = 400;

export interface KeyDiskLock {
  /** The folder whose header is in force, or null: the vault is locked, or its header is in its own folder. */
  watch(folder: string | null): void;
  /** Settings of the open vault, or null while it is locked. */
  follow(settings: Settings | null): void;
}

/** `onGone` is called once for each folder that is watched and goes away. */
export const createKeyDiskLock = (onGone: () => void): KeyDiskLock => {
  let settings: Settings | null = null;
  let stop = (): void => undefined;

  const begin = (folder: string): (() => void) => {
    const file = join(folder, headerFiles[0]);
    let [isLooking, isEnded] = [false, false];
    const device = deviceFileOf(folder).catch(() => null);
    const isThere = async (): Promise<boolean> => {
      const deviceFile = await device;
      return Promise.all([access(file), ...(deviceFile === null ? [] : [access(deviceFile)])]).then(() => true, () => false);
    };
    const look = async (): Promise<void> => {
      // A header that is being replaced is missing for no moment, so one look is enough.
      if (await isThere()) return;
      if (isEnded || settings?.lockOnKeyDisk !== true) return;
      end();
      onGone();
    };
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => { isLooking = false; });
    }, everyMs);
    timer.unref();
    const end = (): void => {
      isEnded = true;
      clearInterval(timer);
    };
    return end;
  };

  return {
    watch(folder) {
      stop();
      stop = folder === null ? () => undefined : begin(folder);
    },
    follow(next) {
      settings = next;
    },
  };
};
