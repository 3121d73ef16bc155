// Damaged rows can be mended. What a case began as still never changes, but where nothing of that can be read there is nothing to keep, and a trigger that keeps it would keep the damage.
// An entry of the custody log whose facts cannot be read keeps no other entry of its item from being put right.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const mending: Migration = {
  version: 180,
  name: 'mending',
  statements: [
    sql`DROP TRIGGER case_file_stays`,
    sql`CREATE TRIGGER case_file_stays BEFORE UPDATE OF number ON case_file
      BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END`,
    sql`CREATE TRIGGER case_file_uid_stays BEFORE UPDATE OF uid ON case_file
      WHEN typeof(OLD.uid) = 'text' AND length(OLD.uid) = 32
      BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END`,
    sql`CREATE TRIGGER case_file_opening_stays BEFORE UPDATE OF opened_at_ms ON case_file
      WHEN typeof(OLD.opened_at_ms) = 'integer' AND OLD.opened_at_ms BETWEEN -8640000000000000 AND 8640000000000000
      BEGIN SELECT RAISE(ABORT, 'what a case began as is never changed'); END`,
    sql`DROP TRIGGER custody_entry_corrects`,
    sql`CREATE TRIGGER custody_entry_corrects BEFORE INSERT ON custody_entry
      WHEN NEW.action = 'passage' AND NEW.details ->> 'corrects' IS NOT NULL AND (
        NOT EXISTS (SELECT 1 FROM custody_entry WHERE seq = NEW.details ->> 'corrects' AND subject = NEW.subject AND action = 'passage')
        OR EXISTS (SELECT 1 FROM custody_entry WHERE subject = NEW.subject AND action = 'passage'
          AND CASE WHEN typeof(details) = 'text' AND json_valid(details) THEN details ->> 'corrects' END = NEW.details ->> 'corrects'))
      BEGIN SELECT RAISE(ABORT, 'an entry puts right one of the same item that none has put right'); END`,
  ],
  structure: '08723d401604f8408ef5694973515513a06379d910803257398bf3ae2a9c8cb4',
};
