// Keeps a second copy of the program out of a vault that is open. The operating system holds the lock and drops it when the process ends,
// however it ends, so that none is ever left behind.
//
// The lock is an exclusive transaction on a file that is a database only in name: it is empty and stays empty. Nothing else in this
// process may open that file: closing a second descriptor would drop the lock (POSIX file locks belong to process and file).
import { constants } from 'node:fs';
import { access, lstat, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clearPlace } from '../disk/clear-place.ts';
import { holdExclusively } from '../database/hold-exclusively.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';
import { inUseFile } from '../vault-files.ts';

export interface InUseLock {
  /** Lets go. A second call does nothing. */
  release(): Promise<void>;
  /** Lets go and leaves the folder as it was found: the file is removed if this lock made it. */
  undo(): Promise<void>;
}

/** Makes the file if it is not there; true when it was made. What is there and not empty is not ours and is replaced. */
const prepared = async (file: string): Promise<boolean> => {
  try {
    // The engine cannot tell a disk that can only be read from a folder that is forbidden.
    await access(dirname(file), constants.W_OK);
    const there = await lstat(file).catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (there?.isFile() === true && there.size === 0) return false;
    if (there !== null) await clearPlace(file);
    await (await open(file, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    // Another copy made it a moment ago: the lock itself will tell who was first.
    if (systemCode(error) === 'EEXIST') return false;
    throw fromSystemError(error);
  }
};

/** Runs `work` under the lock, which is undone when it fails and stays held when it does not. */
export const undoing = async <T>(lock: InUseLock, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    await lock.undo();
    throw error;
  }
};

/** Takes the lock or throws `vault-in-use` at once. The folder must exist. */
export const takeInUse = async (folder: string): Promise<InUseLock> => {
  const file = join(folder, inUseFile);
  const made = await prepared(file);
  const letGo = await holdExclusively(file);
  let held = true;
  const release = async (): Promise<void> => {
    if (!held) return;
    held = false;
    await letGo();
  };
  return {
    release,
    undo: async () => {
      // While the lock is still held: nobody else can have begun to use the file. Where an open file cannot be removed, it stays, empty.
      if (held && made) await unlink(file).catch(() => undefined);
      await release();
    },
  };
};
