// Links between items that people state: one row each, whichever end it was made from.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const links: Migration = {
  version: 120,
  name: 'links',
  statements: [
    sql`CREATE TABLE evidence_link (
      number INTEGER NOT NULL REFERENCES evidence (number),
      relation TEXT NOT NULL CHECK (relation IN ('transcript-of', 'translation-of', 'copy-of', 'continues', 'same-moment-as')),
      other INTEGER NOT NULL REFERENCES evidence (number) CHECK (other <> number),
      added_at_ms INTEGER NOT NULL,
      added_by TEXT NOT NULL,
      PRIMARY KEY (number, relation, other),
      CHECK (relation <> 'same-moment-as' OR number < other)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE INDEX evidence_link_other ON evidence_link (other, number)`,
  ],
};
