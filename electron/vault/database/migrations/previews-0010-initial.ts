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
  structure: '2fc650721797f08c85719b70e61c594da07de2322b778877182a9698c492658c',
};
