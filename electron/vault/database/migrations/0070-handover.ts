// Handover between vaults: packs that were sent and taken in, where items came from, what the other office's log says of them, and
// fields that say something else there than here until a person decides.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const handover: Migration = {
  version: 70,
  name: 'handover',
  statements: [
    // One more way in. A check cannot be changed in place: the table is made again, with its rows, index and triggers.
    sql`DROP TRIGGER evidence_arrival_stays`,
    sql`DROP TRIGGER evidence_arrival_is_kept`,
    sql`ALTER TABLE evidence_arrival RENAME TO evidence_arrival_before`,
    sql`CREATE TABLE evidence_arrival (
      arrival_id INTEGER PRIMARY KEY AUTOINCREMENT,
      number INTEGER NOT NULL REFERENCES evidence (number),
      file_name TEXT NOT NULL,
      source_folder TEXT NOT NULL,
      way TEXT NOT NULL CHECK (way IN ('dialog', 'folder', 'drop', 'paste', 'command-line', 'handover')),
      file_modified_at_ms INTEGER,
      file_created_at_ms INTEGER,
      arrived_at_ms INTEGER NOT NULL,
      arrived_by TEXT NOT NULL
    ) STRICT`,
    sql`INSERT INTO evidence_arrival SELECT * FROM evidence_arrival_before`,
    sql`DROP TABLE evidence_arrival_before`,
    sql`CREATE INDEX evidence_arrival_number ON evidence_arrival (number, arrival_id)`,
    sql`CREATE TRIGGER evidence_arrival_stays BEFORE UPDATE ON evidence_arrival
      BEGIN SELECT RAISE(ABORT, 'an arrival is never changed'); END`,
    sql`CREATE TRIGGER evidence_arrival_is_kept BEFORE DELETE ON evidence_arrival
      BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END`,
    // Packs that left, and packs that came. For the latter, vault, place and hash are those of the sender.
    sql`CREATE TABLE handover_pack (
      pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
      direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
      vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
      sender_name TEXT NOT NULL,
      recipients TEXT NOT NULL CHECK (json_valid(recipients)),
      reason TEXT NOT NULL,
      file_name TEXT NOT NULL,
      made_at_ms INTEGER NOT NULL,
      begun_at_ms INTEGER NOT NULL,
      done_at_ms INTEGER,
      records INTEGER NOT NULL CHECK (records >= 0),
      refused INTEGER NOT NULL CHECK (refused >= 0),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      custody_seq INTEGER NOT NULL CHECK (custody_seq >= 0),
      custody_hash TEXT NOT NULL CHECK (length(custody_hash) = 64),
      manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
      PRIMARY KEY (pack_id, direction)
    ) STRICT, WITHOUT ROWID`,
    // What a record of another vault is here, and how it stood when it last came: what the next pack is compared with.
    sql`CREATE TABLE handover_origin (
      vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
      kind TEXT NOT NULL,
      uid TEXT NOT NULL CHECK (length(uid) = 32),
      subject TEXT NOT NULL,
      their_number TEXT NOT NULL,
      record TEXT NOT NULL CHECK (json_valid(record)),
      pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
      taken_in_at_ms INTEGER NOT NULL,
      PRIMARY KEY (vault_id, kind, uid)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE INDEX handover_origin_subject ON handover_origin (subject)`,
    sql`CREATE INDEX handover_origin_uid ON handover_origin (kind, uid)`,
    // Every form of a record that was ever taken in: the same one again changes nothing.
    sql`CREATE TABLE handover_received (
      vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
      kind TEXT NOT NULL,
      uid TEXT NOT NULL CHECK (length(uid) = 32),
      record_sha256 TEXT NOT NULL CHECK (length(record_sha256) = 64),
      pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
      PRIMARY KEY (vault_id, kind, uid, record_sha256)
    ) STRICT, WITHOUT ROWID`,
    // Entries of other vaults' custody logs, as they came. Never part of this vault's own chain.
    sql`CREATE TABLE handover_entry (
      vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
      kind TEXT NOT NULL,
      uid TEXT NOT NULL CHECK (length(uid) = 32),
      seq INTEGER NOT NULL CHECK (seq >= 1),
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      entry TEXT NOT NULL CHECK (json_valid(entry)),
      PRIMARY KEY (vault_id, kind, uid, seq, hash)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE TRIGGER handover_entry_stays BEFORE UPDATE ON handover_entry
      BEGIN SELECT RAISE(ABORT, 'an entry of another log is never changed'); END`,
    sql`CREATE TRIGGER handover_entry_is_kept BEFORE DELETE ON handover_entry
      BEGIN SELECT RAISE(ABORT, 'an entry of another log is never deleted'); END`,
    sql`CREATE TABLE handover_conflict (
      conflict_id INTEGER PRIMARY KEY AUTOINCREMENT,
      vault_id TEXT NOT NULL CHECK (length(vault_id) = 32),
      kind TEXT NOT NULL,
      uid TEXT NOT NULL CHECK (length(uid) = 32),
      subject TEXT NOT NULL,
      field TEXT NOT NULL,
      theirs TEXT NOT NULL CHECK (json_valid(theirs)),
      base TEXT CHECK (base IS NULL OR json_valid(base)),
      pack_id TEXT NOT NULL CHECK (length(pack_id) = 32),
      opened_at_ms INTEGER NOT NULL,
      choice TEXT CHECK (choice IS NULL OR choice IN ('ours', 'theirs', 'both', 'newer-pack')),
      decided_at_ms INTEGER
    ) STRICT`,
    sql`CREATE UNIQUE INDEX handover_conflict_open ON handover_conflict (vault_id, kind, uid, field) WHERE choice IS NULL`,
  ],
};
