// Tells paths that lead into the open vault's own folder from all others. Its files are never evidence and nothing is exported among
// them: reading one in this process and closing it again would drop the locks that keep a second program out (POSIX file locks belong
// to process and file), and deleting one as an "original" would destroy the vault.
import { lstat, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { SourcePath } from '../intake/walk.ts';

/** Whether `path` is `folder` or lies below it, links on the way followed. False for what is not there. */
export const isInside = async (path: SourcePath, folder: string): Promise<boolean> => {
  const [found, own] = await Promise.all([path, folder].map((one) => realpath(one, { encoding: 'buffer' }).catch(() => null)));
  if (found === null || own === null || found === undefined || own === undefined) {
    return false;
  }
  const below = Buffer.concat([own, Buffer.from(sep)]);
  return found.equals(own) || found.subarray(0, below.byteLength).equals(below);
};

/** Whether two paths are one folder, by whatever name each is reached. */
export const isSameFolder = async (path: SourcePath, folder: string): Promise<boolean> => {
  const [found, own] = await Promise.all([path, folder].map((one) => lstat(one, { bigint: true }).catch(() => null)));
  return found !== null && own !== null && found !== undefined && own !== undefined && found.dev === own.dev && found.ino === own.ino;
};
