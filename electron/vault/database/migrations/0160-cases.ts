// Cases keep matters apart: every item belongs to one. What a vault held before is in the first, which has no name yet; no question was put for it.
// The indexes of the lists carry the case, so that one case is found in them as quickly as everything.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const cases: Migration = {
  version: 160,
  name: 'cases',
  statements: [
    sql`CREATE TABLE case_file (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number >= 1),
      uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
      code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 16),
      code_folded TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      about TEXT NOT NULL,
      place INTEGER NOT NULL,
      opened_at_ms INTEGER NOT NULL,
      closed_at_ms INTEGER
    ) STRICT`,
    sql`INSERT INTO case_file (number, uid, code, code_folded, name, about, place, opened_at_ms)
      VALUES (1, lower(hex(randomblob(16))), 'C-1', 'c-1', '', '', 1, coalesce((SELECT min(added_at_ms) FROM member), CAST(unixepoch('subsec') * 1000 AS INTEGER)))`,
    sql`CREATE TRIGGER case_file_stays BEFORE UPDATE OF number, uid, opened_at_ms ON case_file
      BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END`,
    sql`CREATE TRIGGER case_file_is_kept BEFORE DELETE ON case_file
      BEGIN SELECT RAISE(ABORT, 'a case is closed, never deleted'); END`,
    // SQLite adds no column that is filled and refers to another table; the triggers are that reference.
    sql`ALTER TABLE evidence ADD COLUMN case_number INTEGER NOT NULL DEFAULT 1`,
    sql`CREATE TRIGGER evidence_comes_into_case BEFORE INSERT ON evidence
      WHEN NOT EXISTS (SELECT 1 FROM case_file WHERE number = NEW.case_number)
      BEGIN SELECT RAISE(ABORT, 'an item belongs to a case that exists'); END`,
    sql`CREATE TRIGGER evidence_moves_into_case BEFORE UPDATE OF case_number ON evidence
      WHEN NOT EXISTS (SELECT 1 FROM case_file WHERE number = NEW.case_number)
      BEGIN SELECT RAISE(ABORT, 'an item belongs to a case that exists'); END`,
    sql`DROP INDEX evidence_by_number`,
    sql`DROP INDEX evidence_by_added`,
    sql`DROP INDEX evidence_by_captured`,
    sql`DROP INDEX evidence_by_captured_newest`,
    sql`DROP INDEX evidence_by_title`,
    sql`DROP INDEX evidence_by_size`,
    sql`DROP INDEX evidence_by_kind`,
    sql`CREATE INDEX evidence_by_number ON evidence (number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_added ON evidence (added_at_ms, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_captured ON evidence (undated, captured_sort, number, kind, sensitivity, described, check_state, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_captured_newest ON evidence (undated, captured_sort DESC, number DESC, kind, sensitivity, described, check_state, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_title ON evidence (title_sort, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_size ON evidence (size, number, kind, sensitivity, described, check_state, undated, captured_first, captured_last, case_number)`,
    sql`CREATE INDEX evidence_by_kind ON evidence (kind, number, sensitivity, described, check_state, undated, captured_first, captured_last, case_number)`,
  ],
  structure: 'd867a5684925eeb9751ccec785756f3ed3f67005b300c8910a016f3fbb730fa1',
};
