// Films beside sound: what is recorded, and how large its picture is, which the first piece says.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const film: Migration = {
  version: 150,
  name: 'film',
  statements: [
    sql`ALTER TABLE recording ADD COLUMN medium TEXT NOT NULL DEFAULT 'sound' CHECK (medium IN ('sound', 'film'))`,
    sql`ALTER TABLE recording ADD COLUMN width INTEGER`,
    sql`ALTER TABLE recording ADD COLUMN height INTEGER`,
  ],
};
