// Opens a damaged database for reading alone, without asking for what makes a database usable: structure, version, a sound log.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Connection, Engine } from './engine.ts';
import { chooseEngine } from './engine-choice.ts';
import type { ReadableDb } from './handle.ts';
import { firstPage } from './proof.ts';
import { RenewingReader } from './renewing-reader.ts';
import { readableDb } from './two-connections.ts';

export interface Salvageable {
  readonly db: ReadableDb;
  close(): Promise<void>;
}

const connectForSalvage = async (engine: Engine, file: string, key: Uint8Array): Promise<Connection> => {
  const connection = await engine.connect(file, key);
  try {
    await engine.prove(connection);
    await connection.script('PRAGMA query_only = ON');
    await connection.script('PRAGMA trusted_schema = OFF');
    await connection.all('SELECT count(*) FROM sqlite_master', []);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/** Throws `database-damaged` when not even the list of tables can be read. The key is needed until it is closed. */
export const openForSalvage = async (file: string, key: Uint8Array): Promise<Salvageable> => {
  if ((await firstPage(file)) === null) throw new HoldfastError('database-damaged', { reason: 'missing' });
  const engine = chooseEngine();
  const another = (): Promise<Connection> => connectForSalvage(engine, file, key);
  const reader = new RenewingReader(await another(), another);
  return { db: readableDb(reader, () => undefined), close: () => reader.close() };
};
