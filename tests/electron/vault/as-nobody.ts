// Permissions do not bind root: what the system has to refuse is tried as somebody else. Where the tests run as an ordinary person, it is that person.
import { lchownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** For the time of the work root is somebody else, in every thread of this process. */
export const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
};

/** Makes a folder with all that is in it theirs, so that permissions alone say what they may do there. */
export const giveToNobody = (folder: string): void => {
  if (!isRoot) return;
  for (const path of [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))]) lchownSync(path, nobody, 0);
};
