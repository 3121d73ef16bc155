// Evidence: what came in, how, what the file says, what people say, and the index that finds it. Narrow rows carry everything that lists
// sort and filter by; long texts lie in tables of their own, so that a list of 100,000 items reads little.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const evidence: Migration = {
  version: 20,
  name: 'evidence',
  statements: [
    sql`CREATE TABLE evidence (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
      object_id TEXT NOT NULL UNIQUE REFERENCES stored_object (id),
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      size INTEGER NOT NULL CHECK (size >= 0),
      file_name TEXT NOT NULL,
      added_at_ms INTEGER NOT NULL,
      added_by TEXT NOT NULL,
      media_type TEXT NOT NULL,
      viewer TEXT NOT NULL,
      width INTEGER,
      height INTEGER,
      duration_ms INTEGER,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      sensitivity TEXT NOT NULL,
      captured_at TEXT CHECK (captured_at IS NULL OR json_valid(captured_at)),
      reviewed_by TEXT,
      reviewed_at_ms INTEGER,
      described INTEGER NOT NULL CHECK (described IN (0, 1)),
      check_state TEXT NOT NULL CHECK (check_state IN ('not-checked', 'equal', 'set-aside')),
      last_checked_at_ms INTEGER,
      preview_state TEXT NOT NULL CHECK (preview_state IN ('none-yet', 'ready', 'not-possible')),
      preview_problem TEXT,
      revision INTEGER NOT NULL CHECK (revision >= 0),
      title_sort TEXT NOT NULL,
      undated INTEGER NOT NULL CHECK (undated IN (0, 1)),
      captured_sort TEXT NOT NULL,
      captured_first TEXT NOT NULL,
      captured_last TEXT NOT NULL
    ) STRICT`,
    // One index for each order a list can have, each carrying every filter, so that no list ever reads the rows it leaves out.
    sql`CREATE INDEX evidence_by_number ON evidence (number, kind, sensitivity, described, check_state, undated, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_added ON evidence (added_at_ms, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_captured ON evidence (undated, captured_sort, number, kind, sensitivity, described, check_state, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_captured_newest ON evidence (undated, captured_sort DESC, number DESC, kind, sensitivity, described, check_state, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_title ON evidence (title_sort, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_size ON evidence (size, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_by_kind ON evidence (kind, number, sensitivity, described, check_state, undated, captured_first, captured_last)`,
    sql`CREATE INDEX evidence_without_preview ON evidence (number) WHERE preview_state = 'none-yet'`,
    sql`CREATE TRIGGER evidence_facts_stay BEFORE UPDATE OF number, uid, object_id, sha256, size, file_name, added_at_ms, added_by ON evidence
      BEGIN SELECT RAISE(ABORT, 'what was added is never changed'); END`,
    sql`CREATE TRIGGER evidence_is_kept BEFORE DELETE ON evidence
      BEGIN SELECT RAISE(ABORT, 'an evidence row is never deleted'); END`,
    sql`CREATE TABLE evidence_description (
      number INTEGER PRIMARY KEY REFERENCES evidence (number),
      description TEXT NOT NULL DEFAULT '',
      originality TEXT NOT NULL DEFAULT 'not-known',
      made_by TEXT NOT NULL DEFAULT '',
      handed_over_by TEXT NOT NULL DEFAULT '',
      obtained_how TEXT NOT NULL DEFAULT 'not-known',
      obtained_at TEXT CHECK (obtained_at IS NULL OR json_valid(obtained_at)),
      obtained_place TEXT NOT NULL DEFAULT '',
      captured_at TEXT CHECK (captured_at IS NULL OR json_valid(captured_at)),
      captured_place TEXT NOT NULL DEFAULT '',
      clock_offset_minutes INTEGER,
      people_shown TEXT NOT NULL DEFAULT '',
      language TEXT NOT NULL DEFAULT '',
      reliability TEXT NOT NULL DEFAULT 'not-known',
      authenticity_notes TEXT NOT NULL DEFAULT '',
      physical_location TEXT NOT NULL DEFAULT '',
      notes TEXT NOT NULL DEFAULT ''
    ) STRICT`,
    // What the file says. Written once with the item; only a better reader of the same bytes may ever write it again.
    sql`CREATE TABLE evidence_metadata (
      number INTEGER PRIMARY KEY REFERENCES evidence (number),
      says TEXT NOT NULL CHECK (json_valid(says)),
      entries TEXT NOT NULL CHECK (json_valid(entries)),
      problem TEXT
    ) STRICT`,
    sql`CREATE TABLE evidence_arrival (
      arrival_id INTEGER PRIMARY KEY AUTOINCREMENT,
      number INTEGER NOT NULL REFERENCES evidence (number),
      file_name TEXT NOT NULL,
      source_folder TEXT NOT NULL,
      way TEXT NOT NULL CHECK (way IN ('dialog', 'folder', 'drop', 'paste', 'command-line')),
      file_modified_at_ms INTEGER,
      file_created_at_ms INTEGER,
      arrived_at_ms INTEGER NOT NULL,
      arrived_by TEXT NOT NULL
    ) STRICT`,
    sql`CREATE INDEX evidence_arrival_number ON evidence_arrival (number, arrival_id)`,
    sql`CREATE TRIGGER evidence_arrival_stays BEFORE UPDATE ON evidence_arrival
      BEGIN SELECT RAISE(ABORT, 'an arrival is never changed'); END`,
    sql`CREATE TRIGGER evidence_arrival_is_kept BEFORE DELETE ON evidence_arrival
      BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END`,
    sql`CREATE TABLE tag (
      tag_id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL UNIQUE
    ) STRICT`,
    sql`CREATE TABLE evidence_tag (
      number INTEGER NOT NULL REFERENCES evidence (number),
      tag_id INTEGER NOT NULL REFERENCES tag (tag_id),
      PRIMARY KEY (number, tag_id)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE INDEX evidence_tag_items ON evidence_tag (tag_id, number)`,
    // Which fields a sitting at the keyboard has already been recorded for, so that typing does not fill the custody log.
    sql`CREATE TABLE evidence_edit_session (
      session TEXT NOT NULL,
      number INTEGER NOT NULL REFERENCES evidence (number),
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      touched_at_ms INTEGER NOT NULL,
      PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID`,
    sql`CREATE INDEX evidence_edit_session_age ON evidence_edit_session (touched_at_ms)`,
    // Contentless: the index holds folded word endings and no copy of any text. The ascii tokenizer splits at spaces alone here, because
    // what it is given consists of letters, digits and spaces.
    sql`CREATE VIRTUAL TABLE evidence_search USING fts5 (pieces, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
    sql`CREATE VIRTUAL TABLE evidence_source_search USING fts5 (pieces, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  ],
};
