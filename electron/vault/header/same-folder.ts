// Two paths can lead to one folder: through a link, or where a disk is mounted in two places. Whoever erases a copy must not take one folder for two.
import { realpath, stat } from 'node:fs/promises';

const known = async (folder: string): Promise<{ readonly real: string; readonly dev: bigint; readonly ino: bigint } | null> => {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return { real: await realpath(folder), dev, ino };
  } catch {
    return null;
  }
};

/** Whether both paths lead to one folder. A path that leads nowhere is the same as itself alone. */
export const isSameFolder = async (one: string, other: string): Promise<boolean> => {
  if (one === other) return true;
  const [first, second] = await Promise.all([known(one), known(other)]);
  if (first === null || second === null) return false;
  return first.real === second.real || (first.ino !== 0n && first.dev === second.dev && first.ino === second.ino);
};

/** Those of the folders that are not this one under another path. */
export const apartFrom = async (folder: string, folders: readonly string[]): Promise<readonly string[]> => {
  const same = await Promise.all(folders.map((one) => isSameFolder(one, folder)));
  return folders.filter((_, index) => same[index] !== true);
};

/** Every folder once, by the first path that leads to it. */
export const eachOnce = async (folders: readonly string[]): Promise<readonly string[]> => {
  const [first, ...rest] = folders;
  return first === undefined ? [] : [first, ...(await eachOnce(await apartFrom(first, rest)))];
};
