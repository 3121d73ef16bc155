// Writes one decrypted copy outside the vault. The bytes go under a passing name, are compared with the fingerprint as they are
// written, synced, and only then given their name. Never overwrites, never leaves a part behind that has the final name.
import { randomBytes, createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { Sha256 } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import type { ObjectReader } from '../vault/objects/object-store.ts';
import { fromSystemError, systemCode } from '../vault/system-failure.ts';
import { isInside } from './inside-vault.ts';

const blockBytes = 1 * MiB;
const mostVariants = 10_000;

export interface WrittenCopy {
  /** Gives the copy its final name, the first of `names` that is free, and returns it. */
  place(names: (times: number) => string): Promise<string>;
  /** Takes the copy away again, placed or not. */
  discard(): Promise<void>;
}

/** Gives `temporary` the name `final`, which must not exist; false when it does. */
const giveName = async (temporary: string, final: string): Promise<boolean> => {
  try {
    await link(temporary, final);
    await unlink(temporary);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      return false;
    }
    // Memory sticks often cannot link. The name is taken with an empty file, which the rename then replaces.
    try {
      await (await open(final, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)).close();
    } catch (taken) {
      if (systemCode(taken) === 'EEXIST') {
        return false;
      }
      throw taken;
    }
    await rename(temporary, final);
    return true;
  }
};

/**
 * Decrypts an object into `folder` under a passing name. Throws `read-back-differs` when it is not what was added, and nothing is left
 * then; the reader's failures and those of the disk likewise.
 */
export const writeCopy = async (reader: ObjectReader, sha256: Sha256, folder: string, worked: (bytes: number) => void): Promise<WrittenCopy> => {
  const temporary = join(folder, `.holdfast-${randomBytes(8).toString('hex')}.part`);
  let current = temporary;
  const discard = async (): Promise<void> => {
    await unlink(current).catch(() => undefined);
  };
  try {
    const file = await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600);
    try {
      const hash = createHash('sha256');
      for (let at = 0; at < reader.size; at += blockBytes) {
        const bytes = await reader.read(at, Math.min(reader.size, at + blockBytes));
        hash.update(bytes);
        for (let done = 0; done < bytes.byteLength;) {
          done += (await file.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
        }
        worked(bytes.byteLength);
      }
      if (hash.digest('hex') !== sha256) {
        throw new HoldfastError('read-back-differs');
      }
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard();
    throw fromSystemError(error);
  }
  return {
    async place(names) {
      for (let times = 1; times <= mostVariants; times += 1) {
        const name = names(times);
        try {
          if (await giveName(temporary, join(folder, name))) {
            current = join(folder, name);
            return name;
          }
        } catch (error) {
          throw fromSystemError(error);
        }
      }
      throw new HoldfastError('target-exists', { name: names(1) });
    },
    discard,
  };
};

/**
 * Throws `not-found` unless `folder` is a folder itself, not a link to one, and `input-refused` when it lies in the vault: plain copies
 * there would travel with the vault to wherever it is copied.
 */
export const requireFolder = async (folder: string, vault: string): Promise<void> => {
  const status = await lstat(folder).catch((error: unknown) => { throw systemCode(error) === 'ENOENT' ? new HoldfastError('not-found') : fromSystemError(error); });
  if (!status.isDirectory()) {
    throw new HoldfastError('not-found');
  }
  if (await isInside(folder, vault)) {
    throw new HoldfastError('input-refused', { field: 'folder' });
  }
};
