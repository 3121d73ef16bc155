// Deletes everything below a folder. Links are removed, never followed; a tree as deep as somebody could make it is brought up level by
// level, so that no path grows too long and nothing is called within itself. What cannot be removed is counted and left.
import { randomBytes } from 'node:crypto';
import { chmod, opendir, rename, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../vault/disk/system-failure.ts';

/** Enough to keep the disk busy; more would only hold memory. */
const atOnce = 64;

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Names in a folder; empty when it cannot be read. Its own permissions are lifted once. */
const entriesOf = async (folder: string): Promise<readonly Entry[]> => {
  const read = async (): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for await (const entry of await opendir(folder, { bufferSize: 1024 })) entries.push({ name: entry.name, isFolder: entry.isDirectory() });
    return entries;
  };
  return read().catch(async () => {
    await chmod(folder, 0o700).catch(() => undefined);
    return read().catch(() => []);
  });
};

/** Removes one name that is no folder. A folder whose permissions forbid it is opened up first. */
export const removeFile = async (folder: string, name: string): Promise<boolean> => {
  const path = join(folder, name);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await unlink(path);
      return true;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return true;
      await chmod(folder, 0o700).catch(() => undefined);
    }
  }
  return false;
};

const inBatches = async (entries: readonly Entry[], remove: (entry: Entry) => Promise<boolean>): Promise<number> => {
  let removed = 0;
  for (let at = 0; at < entries.length; at += atOnce) {
    const results = await Promise.all(entries.slice(at, at + atOnce).map(remove));
    removed += results.filter(Boolean).length;
  }
  return removed;
};

/** Empties one folder below `root`: files go, folders in it move up to `root` under a new name. True when it could be removed. */
const level = async (root: string, name: string, onFile: () => void): Promise<boolean> => {
  const folder = join(root, name);
  const entries = await entriesOf(folder);
  const files = entries.filter(({ isFolder }) => !isFolder);
  for (let count = await inBatches(files, (entry) => removeFile(folder, entry.name)); count > 0; count -= 1) onFile();
  for (const { name: inner, isFolder } of entries) {
    if (isFolder) await rename(join(folder, inner), join(root, randomBytes(16).toString('hex'))).catch(() => undefined);
  }
  return rmdir(folder).then(() => true, () => false);
};

export interface DeletedTree {
  readonly files: number;
  /** False when something is still there. */
  readonly gone: boolean;
}

/** Deletes a folder and everything below it. Never throws. */
export const deleteTree = async (root: string): Promise<DeletedTree> => {
  let files = 0;
  const onFile = (): void => { files += 1; };
  // Each round removes the folders it finds and brings up those within them; a round that removes nothing is the last.
  for (let progress = true; progress;) {
    const entries = await entriesOf(root);
    const removed = await inBatches(entries.filter(({ isFolder }) => !isFolder), (entry) => removeFile(root, entry.name));
    files += removed;
    progress = removed > 0;
    for (const { name, isFolder } of entries) {
      if (isFolder && (await level(root, name, onFile))) progress = true;
    }
  }
  const gone = await rmdir(root).then(() => true, (error: unknown) => systemCode(error) === 'ENOENT');
  return { files, gone };
};
