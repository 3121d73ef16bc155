// Asks the system whether it still knows the disk under a path: a disk that was pulled without a word can go on answering from memory.
import { access, stat } from 'node:fs/promises';

const devices = '/sys/dev/block';

/** Where Linux names the disk under this path while it is there; null for what has none (memory, network, other systems). */
const deviceNameOf = async (path: string): Promise<string | null> => {
  if (process.platform !== 'linux') return null;
  const { dev } = await stat(path, { bigint: true });
  // As the C library splits a device number.
  const major = ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn);
  const minor = (dev & 0xffn) | ((dev >> 12n) & ~0xffn);
  // Number 0 is given to what lies on no disk of its own.
  return major === 0n ? null : `${devices}/${String(major)}:${String(minor)}`;
};

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

/** The file of the disk that is there now; null for what has none. Throws the errors of the system. */
export const deviceFileOf = async (path: string): Promise<string | null> => {
  const name = await deviceNameOf(path);
  return name !== null && (await isThere(name)) ? name : null;
};

/** False only where the system names its disks and no longer knows the one under this path. */
export const isDiskKnown = async (path: string): Promise<boolean> => {
  const name = await deviceNameOf(path).catch(() => null);
  return name === null || !(await isThere(devices)) || isThere(name);
};
