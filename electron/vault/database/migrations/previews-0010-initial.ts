// previews.db: pictures that can be made again from the evidence. Kept apart so that losing it loses nothing.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const previewsInitial: Migration = {
  version: 10,
  name: 'previews-initial',
  statements: [
    sql`CREATE TABLE preview (
      id TEXT PRIMARY KEY,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT`,
  ],
};
