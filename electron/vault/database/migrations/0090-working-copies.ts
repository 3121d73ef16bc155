// Working copies of pictures: which item was made here (or in the office it came from) of which original. The original is named by its
// fingerprint, so that the copy says it also where the original is not.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const workingCopies: Migration = {
  version: 90,
  name: 'working-copies',
  statements: [
    sql`CREATE TABLE working_copy (
      number INTEGER NOT NULL REFERENCES evidence (number),
      original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64),
      original_number TEXT NOT NULL,
      plan TEXT NOT NULL CHECK (json_valid(plan)),
      made_at_ms INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      PRIMARY KEY (number, original_sha256)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE INDEX working_copy_original ON working_copy (original_sha256, number)`,
    sql`CREATE TRIGGER working_copy_stays BEFORE UPDATE ON working_copy
      BEGIN SELECT RAISE(ABORT, 'what a copy was made of is never changed'); END`,
    sql`CREATE TRIGGER working_copy_is_kept BEFORE DELETE ON working_copy
      BEGIN SELECT RAISE(ABORT, 'what a copy was made of is never forgotten'); END`,
  ],
};
