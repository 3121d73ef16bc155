// The engine's own check of every page, on a connection of its own: the others would answer from pages that they read before the damage.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Connection, Engine } from './engine.ts';

/** SQLite's number for every error of the disk, in the lowest byte of its codes. */
const ioError = 10;

/** Whether the engine's words tell of a disk that did not answer, and not of what lies on it. SQLCipher first, then SQLite. */
const isOfTheDisk = (line: string): boolean => line.startsWith('error reading ') || (Number(/\berror code=(\d+)/u.exec(line)?.[1] ?? 0) & 0xff) === ioError;

/** One look at every page. Throws `disk-gone` where the engine says that the disk did not answer. */
const lookOnce = async (engine: Engine, another: () => Promise<Connection>): Promise<readonly string[]> => {
  const found: string[] = [];
  const note = (error: unknown): void => {
    if (!(error instanceof HoldfastError) || error.code === 'disk-gone') throw error;
    found.push(typeof error.cause === 'string' ? error.cause : error.code);
  };
  const connection = await another().catch(note);
  if (connection === undefined) return found;
  try {
    for (const query of engine.integrityQueries) {
      const rows = await connection.all(query, []).catch(note);
      const lines = (rows ?? []).flatMap((row) => Object.values(row)).filter((value) => value !== 'ok').map(String);
      if (lines.some(isOfTheDisk)) throw new HoldfastError('disk-gone');
      found.push(...lines);
    }
    // A page that was put back to an older copy can be whole and still lack rows that others name.
    const orphans = await connection.all('PRAGMA foreign_key_check', []).catch(note);
    found.push(...new Set((orphans ?? []).map((row) => `row of ${String(row['table'])} names a row that is not in ${String(row['parent'])}`)));
  } finally {
    await connection.close();
  }
  return found;
};

/**
 * What is wrong with the pages, in the engine's words; empty when they are sound. `another` opens a connection that nothing was read on. Throws
 * `disk-gone` where the disk did not give back a page: then nothing is said about it. To SQLCipher such a page can be one whose seal is broken, so what
 * is wrong has to be so at a second look as well.
 */
export const integrityProblems = async (engine: Engine, another: () => Promise<Connection>): Promise<readonly string[]> => {
  if ((await lookOnce(engine, another)).length === 0) return [];
  const found = await lookOnce(engine, another);
  if (found.length === 0) throw new HoldfastError('disk-gone');
  return found;
};
