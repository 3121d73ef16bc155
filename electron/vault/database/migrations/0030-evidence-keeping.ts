// Evidence whose stored bytes were lost can be made whole again, and what is done outside the vault is written down before it is done.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const evidenceKeeping: Migration = {
  version: 30,
  name: 'evidence-keeping',
  statements: [
    sql`DROP TRIGGER evidence_facts_stay`,
    sql`CREATE TRIGGER evidence_facts_stay BEFORE UPDATE OF number, uid, sha256, size, file_name, added_at_ms, added_by ON evidence
      BEGIN SELECT RAISE(ABORT, 'what was added is never changed'); END`,
    // Fingerprint and size stay what they were, so other bytes cannot take an item's place: they would not match.
    sql`CREATE TRIGGER evidence_object_stays BEFORE UPDATE OF object_id ON evidence
      WHEN OLD.check_state IS NOT 'set-aside' OR NOT EXISTS (SELECT 1 FROM stored_object WHERE id = NEW.object_id AND size = OLD.size)
      BEGIN SELECT RAISE(ABORT, 'only bytes that were lost are replaced, and only by as many'); END`,
    // Plain copies on their way out of the vault. A row is there from before the first plain byte until the copy is complete and logged,
    // or is known to be gone; one that is found at an opening tells where a crash may have left a plain file.
    sql`CREATE TABLE plain_copy (
      copy_id INTEGER PRIMARY KEY AUTOINCREMENT,
      subject TEXT NOT NULL,
      folder TEXT NOT NULL,
      part_name TEXT NOT NULL,
      final_name TEXT,
      sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64),
      begun_at_ms INTEGER NOT NULL,
      begun_by TEXT NOT NULL,
      told INTEGER NOT NULL CHECK (told IN (0, 1))
    ) STRICT`,
    // Originals that are about to be deleted: tells an opening after a crash which ones to look for. Paths are bytes, as systems have them.
    sql`CREATE TABLE original_removal (
      removal_id INTEGER PRIMARY KEY AUTOINCREMENT,
      number INTEGER NOT NULL REFERENCES evidence (number),
      path BLOB NOT NULL,
      file_name TEXT NOT NULL,
      source_folder TEXT NOT NULL,
      begun_at_ms INTEGER NOT NULL
    ) STRICT`,
  ],
};
