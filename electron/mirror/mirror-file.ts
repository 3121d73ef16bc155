// Opens the files of a mirror without trusting what lies under their names: a link could lead anywhere, a pipe would be waited for.
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { readOnlyFlags } from '../vault/disk/read-only-flags.ts';
import { fromSystemError, systemCode } from '../vault/disk/system-failure.ts';

/** Null where no ordinary file lies. Throws the failures of the disk. */
export const openOrdinary = async (path: string): Promise<FileHandle | null> => {
  let handle: FileHandle | undefined;
  try {
    // Where the system cannot be told not to follow a link.
    if (!(await lstat(path)).isFile()) return null;
    handle = await open(path, readOnlyFlags);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  } catch (error) {
    await handle?.close().catch(() => undefined);
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(systemCode(error) ?? '')) return null;
    throw fromSystemError(error);
  }
};
