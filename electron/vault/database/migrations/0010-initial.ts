// The vault's own tables: who can open it, what was done, where objects' keys are. Other domains add theirs after it.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const initial: Migration = {
  version: 10,
  name: 'initial',
  statements: [
    // One row: binds this file to its header, so that a database from another vault is not taken for this one's.
    sql`CREATE TABLE vault_meta (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      vault_id TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      header_generation INTEGER NOT NULL
    ) STRICT`,
    // Removed people stay: the log names them for ever and numbers are not given twice.
    sql`CREATE TABLE member (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      name TEXT NOT NULL,
      added_at_ms INTEGER NOT NULL,
      removed_at_ms INTEGER
    ) STRICT`,
    sql`CREATE TABLE key_slot (
      slot_id TEXT PRIMARY KEY,
      slot_index INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('passphrase', 'recovery-code', 'shares')),
      member INTEGER NOT NULL REFERENCES member (number),
      added_at_ms INTEGER NOT NULL,
      removed_at_ms INTEGER
    ) STRICT`,
    sql`CREATE INDEX key_slot_member ON key_slot (member)`,
    // The way back that several people hold together: one set counts at a time, the one whose slot is in use.
    sql`CREATE TABLE share_set (
      slot_id TEXT PRIMARY KEY REFERENCES key_slot (slot_id),
      set_id TEXT NOT NULL CHECK (length(set_id) = 16),
      threshold INTEGER NOT NULL CHECK (threshold >= 2),
      holders TEXT NOT NULL CHECK (json_valid(holders)),
      backup_key TEXT NOT NULL CHECK (length(backup_key) = 64),
      made_at_ms INTEGER NOT NULL,
      tested_at_ms INTEGER
    ) STRICT`,
    // A change of the header that was begun: tells the next opening, by the header's generation, whether to finish or forget it.
    sql`CREATE TABLE header_intent (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      generation INTEGER NOT NULL,
      change TEXT NOT NULL CHECK (json_valid(change))
    ) STRICT`,
    sql`CREATE TABLE custody_entry (
      seq INTEGER PRIMARY KEY CHECK (seq >= 1),
      at_ms INTEGER NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      details TEXT NOT NULL CHECK (json_valid(details)),
      previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT`,
    sql`CREATE INDEX custody_entry_subject ON custody_entry (subject, seq)`,
    sql`CREATE TRIGGER custody_entry_follows BEFORE INSERT ON custody_entry
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM custody_entry)
        OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM custody_entry ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
      BEGIN SELECT RAISE(ABORT, 'a custody entry follows the one before it'); END`,
    sql`CREATE TRIGGER custody_entry_stays BEFORE UPDATE ON custody_entry
      BEGIN SELECT RAISE(ABORT, 'a custody entry is never changed'); END`,
    sql`CREATE TRIGGER custody_entry_is_kept BEFORE DELETE ON custody_entry
      BEGIN SELECT RAISE(ABORT, 'a custody entry is never deleted'); END`,
    sql`CREATE TABLE stored_object (
      id TEXT PRIMARY KEY,
      key BLOB NOT NULL CHECK (length(key) = 32),
      size INTEGER NOT NULL CHECK (size >= 0),
      created_at_ms INTEGER NOT NULL
    ) STRICT`,
    sql`CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value)),
      changed_at_ms INTEGER NOT NULL
    ) STRICT`,
  ],
};
