// Backups that were made, whom they can be made for, and the age identities of this vault.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const backup: Migration = {
  version: 50,
  name: 'backup',
  statements: [
    sql`CREATE TABLE backup_made (
      backup_id TEXT PRIMARY KEY CHECK (length(backup_id) = 32),
      file_name TEXT NOT NULL,
      made_at_ms INTEGER NOT NULL,
      objects INTEGER NOT NULL CHECK (objects >= 0),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      opens_with TEXT NOT NULL CHECK (opens_with IN ('passphrase', 'recipients')),
      verified_at_ms INTEGER,
      drilled_at_ms INTEGER,
      drill_sample INTEGER,
      drill_failed INTEGER
    ) STRICT`,
    sql`CREATE INDEX backup_made_newest ON backup_made (made_at_ms)`,
    // The secret key is null for recipients that belong to others.
    sql`CREATE TABLE backup_recipient (
      recipient_id TEXT PRIMARY KEY CHECK (length(recipient_id) = 32),
      name TEXT NOT NULL,
      recipient TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('own', 'other')),
      secret BLOB CHECK (secret IS NULL OR length(secret) = 32),
      added_at_ms INTEGER NOT NULL,
      removed_at_ms INTEGER
    ) STRICT`,
  ],
};
