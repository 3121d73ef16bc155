// One plain file outside the vault: written under a passing name, synced, and only then given its own. Never overwrites unless it was
// asked to, and never leaves a part or an empty file under the final name. Knows no vault.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HoldfastError, type FailureCode } from '../../../shared/contract/failure.ts';
import { endPassingName, giveFreeName } from '../../vault/disk/free-name.ts';
import { syncFolder } from '../../vault/disk/sync-folder.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';
import { isInside } from './inside-vault.ts';

/** The target is not the vault: its full disk says nothing about the vault's, and the words must not either. */
const targetCodes: Readonly<Record<string, FailureCode>> = Object.freeze({
  ENOSPC: 'target-full', EDQUOT: 'target-full', EFBIG: 'target-full', EROFS: 'target-read-only', EACCES: 'not-allowed-by-system', EPERM: 'not-allowed-by-system',
  ENOENT: 'target-gone', ENOTDIR: 'target-gone', EIO: 'target-gone', ENODEV: 'target-gone', ENXIO: 'target-gone', ENOTCONN: 'target-gone', ESTALE: 'target-gone', ESHUTDOWN: 'target-gone',
});

/** Runs work on the target's disk; its failures are `target-full`, `target-read-only`, `target-gone`, `not-allowed-by-system`. */
export const onTarget = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const code = targetCodes[systemCode(error) ?? ''];
    throw code === undefined ? error : new HoldfastError(code, {}, { cause: error });
  }
};

export interface PlainFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Syncs and closes it; answers with the fingerprint of what was written. */
  seal(): Promise<string>;
  /** Closes it as it is. Safe to call at any time. */
  close(): Promise<void>;
}

/** Creates a file that must not exist, readable by its owner alone. */
export const createPlainFile = async (path: string): Promise<PlainFile> => {
  const file = await onTarget(() => open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600));
  const hash = createHash('sha256');
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= file.close());
  return {
    write: (bytes) => onTarget(async () => {
      hash.update(bytes);
      for (let done = 0; done < bytes.byteLength;) {
        done += (await file.write(bytes, done, bytes.byteLength - done)).bytesWritten;
      }
    }),
    seal: () => onTarget(async () => {
      await file.sync();
      await close();
      return hash.digest('hex');
    }),
    close: () => close().catch(() => undefined),
  };
};

/** Gives the file at `from` the free name `to` in the same folder; false when something has that name. Not on the disk, and perhaps under both names, until `settleName`. */
export const giveName = (from: string, to: string): Promise<boolean> => onTarget(() => giveFreeName(from, to));

/** Gives the file at `from` the name `to`, in the place of whatever has it: the system's dialog asked. Not on the disk until `settleName`. */
export const takeName = (from: string, to: string): Promise<boolean> => onTarget(async () => {
  await rename(from, to);
  return true;
});

/** Takes away the name `from` that a file had before, and waits until the disk has its new one. */
export const settleName = (from: string, folder: string): Promise<void> => onTarget(async () => {
  await endPassingName(from);
  await syncFolder(folder);
});

/** Whether something has this name. */
export const isTaken = (path: string): Promise<boolean> => onTarget(() => lstat(path).then(() => true, (error: unknown) => {
  if (systemCode(error) === 'ENOENT') {
    return false;
  }
  throw error;
}));

/** Takes a file away. True when it is certain that there is none; a folder that is not there (a stick that was pulled out) leaves that open. */
export const removePlainFile = async (folder: string, name: string): Promise<boolean> => {
  try {
    await unlink(join(folder, name));
  } catch {
    // A disk that can only be read refuses to remove also what is not there.
    const missing = await lstat(join(folder, name)).then(() => false, (error: unknown) => systemCode(error) === 'ENOENT');
    return missing && lstat(folder).then((status) => status.isDirectory(), () => false);
  }
  await syncFolder(folder).catch(() => undefined);
  return true;
};

const nothingThere = (folder: string): HoldfastError => new HoldfastError('not-found', { where: 'disk', name: basename(folder) });

/**
 * Throws `not-found` unless `folder` is a folder itself, not a link to one, and `input-refused` when it lies in the vault: plain copies
 * there would travel with the vault to wherever it is copied.
 */
export const requireFolder = async (folder: string, vault: string): Promise<void> => {
  const status = await lstat(folder).catch((error: unknown) => { throw systemCode(error) === 'ENOENT' ? nothingThere(folder) : error; });
  if (!status.isDirectory()) {
    throw nothingThere(folder);
  }
  if (await isInside(folder, vault)) {
    throw new HoldfastError('input-refused', { field: 'folder' });
  }
};
