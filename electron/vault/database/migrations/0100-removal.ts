// Items that were taken from the list and can be brought back. Nothing of an item itself changes.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const removal: Migration = {
  version: 100,
  name: 'removal',
  statements: [
    sql`CREATE TABLE evidence_removal (
      number INTEGER PRIMARY KEY REFERENCES evidence (number),
      removed_at_ms INTEGER NOT NULL,
      removed_by TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000)
    ) STRICT`,
    sql`CREATE TRIGGER evidence_removal_stays BEFORE UPDATE ON evidence_removal
      BEGIN SELECT RAISE(ABORT, 'a removal is never changed, only taken back'); END`,
  ],
};
