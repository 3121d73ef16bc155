// An exclusive transaction on an empty file, kept open: SQLite's portable way to the operating system's file locks.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isEnginesWord } from './disk-or-damage.ts';
import { chooseEngine } from './engine-choice.ts';
import { askedWhy } from './why-not-opened.ts';

/**
 * Locks the file, which must exist and be empty and stays so. Throws `vault-in-use` at once when another process or connection holds it.
 * Resolves to what lets go.
 */
export const holdExclusively = async (file: string): Promise<() => Promise<void>> => {
  const connection = await askedWhy(file, () => chooseEngine().connect(file, null));
  try {
    await connection.script('PRAGMA busy_timeout = 0');
    // SQLite prepares a first page for the empty file, in memory; it would otherwise begin a journal beside it.
    await connection.script('PRAGMA journal_mode = MEMORY');
    await connection.script('BEGIN EXCLUSIVE');
    return () => connection.close();
  } catch (error) {
    await connection.close();
    // An empty file has nothing that could be damaged: the disk did not give it back.
    throw isEnginesWord(error) ? new HoldfastError('disk-gone', {}, { cause: error.cause }) : error;
  }
};
