// Opens a damaged database for reading alone, without asking for what makes a database usable: structure, version, a sound log.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { chooseEngine } from './engine-choice.ts';
import type { ReadableDb } from './handle.ts';
import { firstPage } from './proof.ts';
import { readableDb } from './two-connections.ts';

export interface Salvageable {
  readonly db: ReadableDb;
  close(): Promise<void>;
}

/** Throws `database-damaged` when not even the list of tables can be read. The key may be cleared once this resolves. */
export const openForSalvage = async (file: string, key: Uint8Array): Promise<Salvageable> => {
  if ((await firstPage(file)) === null) throw new HoldfastError('database-damaged', { reason: 'missing' });
  const engine = chooseEngine();
  const connection = await engine.connect(file, key);
  try {
    await engine.prove(connection);
    await connection.script('PRAGMA query_only = ON');
    await connection.script('PRAGMA trusted_schema = OFF');
    await connection.all('SELECT count(*) FROM sqlite_master', []);
    return { db: readableDb(connection, () => undefined), close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
};
