// Recording straight into the vault: what is being recorded, its pieces until they are one item, and its pauses.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const recording: Migration = {
  version: 130,
  name: 'recording',
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
      way TEXT NOT NULL CHECK (way IN ('dialog', 'folder', 'drop', 'paste', 'command-line', 'handover', 'recording')),
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
    // Gone as soon as the recording is an item. `ended_by` is null while it goes on, and after a crash.
    sql`CREATE TABLE recording (
      recording_id TEXT PRIMARY KEY CHECK (length(recording_id) = 34),
      begun_at_ms INTEGER NOT NULL,
      begun_by TEXT NOT NULL,
      offset_minutes INTEGER NOT NULL,
      zone TEXT NOT NULL,
      ended_by TEXT
    ) STRICT`,
    sql`CREATE TABLE recording_piece (
      recording_id TEXT NOT NULL REFERENCES recording (recording_id),
      piece INTEGER NOT NULL CHECK (piece >= 0),
      object_id TEXT NOT NULL UNIQUE REFERENCES stored_object (id),
      frames INTEGER NOT NULL CHECK (frames > 0),
      kept_at_ms INTEGER NOT NULL,
      PRIMARY KEY (recording_id, piece)
    ) STRICT, WITHOUT ROWID`,
    // From a moment on the recording's own clock, and how long on the computer's; null while it lasts.
    sql`CREATE TABLE recording_pause (
      recording_id TEXT NOT NULL REFERENCES recording (recording_id),
      after_frames INTEGER NOT NULL CHECK (after_frames >= 0),
      from_ms INTEGER NOT NULL,
      until_ms INTEGER
    ) STRICT`,
    sql`CREATE INDEX recording_pause_recording ON recording_pause (recording_id, from_ms)`,
  ],
};
