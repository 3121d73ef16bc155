// A place of a mirror's disk that cannot be read is damage of the one file that lies there. Only a disk that no longer answers at all ends the work.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { isDiskKnown } from '../vault/disk/disk-device.ts';
import { readOnlyFlags } from '../vault/disk/read-only-flags.ts';
import { fromSystemError } from '../vault/disk/system-failure.ts';
import { generationFiles, generationsOf, mirrorFile } from './places.ts';

/** Told of the path of each file that could not be read. */
export type TellUnread = (path: string) => void;

/** What looks and reads; a write or a sync that fails is never damage of a file alone. */
const readingCalls: ReadonlySet<string> = new Set(['open', 'read', 'lstat', 'stat', 'fstat', 'scandir', 'opendir']);
/** What this computer lacks, and files that are not there: neither says anything of a place on the disk. */
const otherCauses: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR', 'EBADF', 'EEXIST', 'ENOSPC', 'EDQUOT', 'EROFS']);

/** Whether a file could not be read because of the place where it lies. Looks behind the failures that were made of errors of the system. */
export const isUnreadable = (error: unknown): boolean => {
  const cause = error instanceof HoldfastError ? error.cause : error;
  // Not every error number has a name of its own: what has both came from the system.
  return cause instanceof Error && 'errno' in cause && 'syscall' in cause && readingCalls.has(String(cause.syscall)) && !('code' in cause && otherCauses.has(String(cause.code)));
};

const canRead = async (path: string): Promise<boolean> => {
  const handle = await open(path, readOnlyFlags).catch(() => null);
  if (handle === null) return false;
  try {
    return (await handle.read(Buffer.alloc(1), 0, 1, 0)).bytesRead === 1;
  } catch {
    return false;
  } finally {
    await handle.close().catch(() => undefined);
  }
};

/** Whether anything of the mirror can still be read: its own file or, where that is the damaged one, what any of its generations says of itself. */
const answers = async (root: string): Promise<boolean> => {
  if (!(await isDiskKnown(root))) return false;
  if (await canRead(join(root, mirrorFile))) return true;
  for (const name of await readdir(generationsOf(root)).catch(() => [])) if (await canRead(join(generationsOf(root), name, generationFiles.note))) return true;
  return false;
};

/** Resolves for an error that is damage of one file. Throws `disk-gone` when the disk no longer answers, and every other error as it came. */
export const requireOneFile = async (root: string, error: unknown): Promise<void> => {
  if (!isUnreadable(error)) throw error;
  if (await answers(root)) return;
  const known = fromSystemError(error);
  throw known instanceof HoldfastError && known.code !== 'disk-gone' ? known : new HoldfastError('disk-gone', { disk: 'mirror' }, { cause: error });
};

/** What `read` answers, or `instead` for a file whose place cannot be read. Throws as `requireOneFile` does. */
export const orUnreadable = async <T>(root: string, path: string, tell: TellUnread, read: () => Promise<T>, instead: T): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    await requireOneFile(root, error);
    tell(path);
    return instead;
  }
};
