// Why the engine could not open a database. It keeps the system's own reason to itself: a log or an index that finds no room is "cannot open" or "error of
// the disk" to it. The system is asked again.
import { open, statfs, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { fromSystemError, systemCode } from '../disk/system-failure.ts';

/** Opens the log as the engine would; one that is made by asking is taken away again. The database itself or its index must not be: closing a second descriptor drops the engine's locks. */
const askForLog = async (log: string): Promise<void> => {
  try {
    await (await open(log, 'wx', 0o600)).close();
    await unlink(log);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    await (await open(log, 'r+')).close();
  }
};

/** What the engine's log and index take when it opens them. */
const leastRoom = 64 * 1024;

const hasRoom = async (folder: string): Promise<boolean> => statfs(folder).then(({ bavail, bsize, blocks }) => blocks === 0 || bavail * bsize >= leastRoom, () => true);

/** The failure itself, or the one that the system gives for it. Meant for what a connection to `file` met while it was being opened. */
const whyNotOpened = async (error: unknown, file: string): Promise<unknown> => {
  if (!(error instanceof HoldfastError) || typeof error.cause !== 'string') return error;
  if (error.cause.startsWith('SQLITE_IOERR') && !(await hasRoom(dirname(file)))) return new HoldfastError('disk-full', {}, { cause: error.cause });
  if (!error.cause.startsWith('SQLITE_CANTOPEN')) return error;
  const said = await askForLog(`${file}-wal`).then(() => null, fromSystemError);
  return said instanceof HoldfastError ? said : error;
};

/** Runs work that opens `file`; what it throws is what the system gives as the reason where the engine keeps it to itself. */
export const askedWhy = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw await whyNotOpened(error, file);
  }
};
