// Makes a database while another SQLite is loaded in the process. Started by open.integration.test.ts with LD_PRELOAD.
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { chooseEngine } from '../../../../electron/vault/database/engine-choice.ts';
import { recordsMigrations } from '../../../../electron/vault/database/migrations/index.ts';
import { createDatabase } from '../../../../electron/vault/database/open.ts';
import { sql } from '../../../../electron/vault/database/sql.ts';

const [file = '', engine = ''] = process.argv.slice(2);
try {
  const database = await createDatabase({ file, key: new Uint8Array(32).fill(7), migrations: recordsMigrations, engine: chooseEngine(process.platform, engine) });
  await database.transaction(async (db) => db.run(sql`INSERT INTO setting VALUES ('marker-of-this-test', '1', 1)`));
  await database.close();
  process.stdout.write('made');
} catch (error) {
  if (!(error instanceof HoldfastError)) throw error;
  process.stdout.write(error.code);
}
