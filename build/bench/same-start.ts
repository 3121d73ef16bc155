// Lets every contender begin alike. A virtual machine hands memory back while it is idle, and getting a gibibyte of it anew takes longer
// than writing it; and some file systems are slow to make files where many were deleted a moment ago.
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MiB } from '../../shared/sizes.ts';

const block = new Uint8Array(4 * MiB).fill(1);

/** Writes and removes a file of this size (never synced), right before something is measured. */
export const touchMemory = async (folder: string, bytes: number): Promise<void> => {
  const path = join(folder, 'touched');
  const handle = await open(path, 'w');
  try {
    for (let written = 0; written < bytes; written += block.length) await handle.write(block);
  } finally {
    await handle.close();
    await rm(path);
  }
};

const ending = '.done';

/** Puts what was measured out of the way without deleting it yet. */
export const putAside = (path: string): Promise<void> => rename(path, `${path}-${randomUUID()}${ending}`);

/** Deletes what was put aside in this folder. */
export const clearAside = async (folder: string): Promise<void> => {
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => name.endsWith(ending)).map((name) => rm(join(folder, name), { recursive: true })));
};
