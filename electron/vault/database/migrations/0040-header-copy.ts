// The newest header, kept among the records: with it an older header that was put back is known for what it is, and replaced.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const headerCopy: Migration = {
  version: 40,
  name: 'header-copy',
  statements: [
    sql`CREATE TABLE header_copy (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      generation INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT`,
  ],
};
