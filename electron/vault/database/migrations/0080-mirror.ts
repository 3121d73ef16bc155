// Mirrors on other disks: where each was last seen, what it holds, and when it was checked and proven.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const mirror: Migration = {
  version: 80,
  name: 'mirror',
  statements: [
    sql`CREATE TABLE mirror_known (
      mirror_id TEXT PRIMARY KEY CHECK (length(mirror_id) = 32),
      name TEXT NOT NULL,
      place TEXT NOT NULL,
      keeping TEXT NOT NULL CHECK (keeping IN ('few', 'usual', 'many')),
      added_at_ms INTEGER NOT NULL,
      forgotten_at_ms INTEGER,
      updated_at_ms INTEGER NOT NULL,
      generation INTEGER NOT NULL CHECK (generation > 0),
      objects INTEGER NOT NULL CHECK (objects >= 0),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      missing INTEGER NOT NULL CHECK (missing >= 0),
      checked_at_ms INTEGER,
      check_read_data INTEGER CHECK (check_read_data IN (0, 1)),
      check_problems INTEGER,
      drilled_at_ms INTEGER,
      drilled_made_at_ms INTEGER,
      drill_sample INTEGER,
      drill_failed INTEGER
    ) STRICT`,
  ],
};
