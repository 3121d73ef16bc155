// Items whose bytes were destroyed for good. An item goes from the list to removed, from there back or to destroyed, and from destroyed back only through
// bytes of the same fingerprint, once a person allowed it. What says nothing of the content stays; a key that is destroyed is 32 zero bytes.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const destruction: Migration = {
  version: 140,
  name: 'destruction',
  statements: [
    sql`CREATE TABLE evidence_destruction (
      number INTEGER PRIMARY KEY REFERENCES evidence (number),
      destroyed_at_ms INTEGER NOT NULL,
      destroyed_by TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
      may_return INTEGER NOT NULL CHECK (may_return IN (0, 1)),
      swept INTEGER NOT NULL CHECK (swept IN (0, 1))
    ) STRICT`,
    sql`CREATE INDEX evidence_destruction_unswept ON evidence_destruction (number) WHERE swept = 0`,
    sql`CREATE TRIGGER evidence_destruction_follows BEFORE INSERT ON evidence_destruction
      WHEN NEW.may_return <> 0 OR NEW.swept <> 0 OR NOT EXISTS (SELECT 1 FROM evidence_removal WHERE number = NEW.number)
      BEGIN SELECT RAISE(ABORT, 'only an item that was removed from the list is destroyed'); END`,
    sql`CREATE TRIGGER evidence_destruction_stays BEFORE UPDATE ON evidence_destruction
      WHEN (NEW.number, NEW.destroyed_at_ms, NEW.destroyed_by, NEW.reason) IS NOT (OLD.number, OLD.destroyed_at_ms, OLD.destroyed_by, OLD.reason) OR NEW.swept < OLD.swept
      BEGIN SELECT RAISE(ABORT, 'what was destroyed stays on record'); END`,
    sql`CREATE TRIGGER evidence_destruction_is_kept BEFORE DELETE ON evidence_destruction
      WHEN OLD.may_return = 0 OR NOT EXISTS (SELECT 1 FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = OLD.number AND o.key <> zeroblob(32))
      BEGIN SELECT RAISE(ABORT, 'a destroyed item comes back only through its own bytes, and where that was allowed'); END`,
    sql`CREATE TRIGGER evidence_removal_of_destroyed BEFORE DELETE ON evidence_removal
      WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
      BEGIN SELECT RAISE(ABORT, 'a destroyed item is not brought back'); END`,
    // A key is written once, and the only change it ever sees is its end.
    sql`CREATE TRIGGER stored_object_stays BEFORE UPDATE ON stored_object
      WHEN (NEW.id, NEW.size, NEW.created_at_ms, NEW.key) IS NOT (OLD.id, OLD.size, OLD.created_at_ms, zeroblob(32))
      OR NOT EXISTS (SELECT 1 FROM evidence AS e JOIN evidence_destruction USING (number) WHERE e.object_id = OLD.id)
      BEGIN SELECT RAISE(ABORT, 'a key is never changed, only destroyed with its item'); END`,
    sql`DROP TRIGGER evidence_facts_stay`,
    sql`CREATE TRIGGER evidence_facts_stay BEFORE UPDATE OF number, uid, sha256, size, added_at_ms, added_by ON evidence
      BEGIN SELECT RAISE(ABORT, 'what was added is never changed'); END`,
    // The name goes with the bytes that it describes, and comes with bytes that return.
    sql`CREATE TRIGGER evidence_name_stays BEFORE UPDATE OF file_name ON evidence
      WHEN (NEW.file_name <> '' AND OLD.file_name <> '') OR NOT EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
      BEGIN SELECT RAISE(ABORT, 'the name of what was added is never changed'); END`,
    sql`DROP TRIGGER evidence_object_stays`,
    // Fingerprint and size stay what they were, so other bytes cannot take an item's place: they would not match.
    sql`CREATE TRIGGER evidence_object_stays BEFORE UPDATE OF object_id ON evidence
      WHEN NOT EXISTS (SELECT 1 FROM stored_object WHERE id = NEW.object_id AND size = OLD.size AND key <> zeroblob(32))
      OR coalesce((SELECT may_return FROM evidence_destruction WHERE number = OLD.number), OLD.check_state IS 'set-aside') = 0
      BEGIN SELECT RAISE(ABORT, 'only bytes that were lost or destroyed are replaced, and only by as many'); END`,
    sql`DROP TRIGGER evidence_arrival_is_kept`,
    sql`CREATE TRIGGER evidence_arrival_is_kept BEFORE DELETE ON evidence_arrival
      WHEN NOT EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
      BEGIN SELECT RAISE(ABORT, 'an arrival is never deleted'); END`,
    sql`CREATE TRIGGER evidence_arrival_of_destroyed BEFORE INSERT ON evidence_arrival
      WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = NEW.number)
      BEGIN SELECT RAISE(ABORT, 'nothing arrives at a destroyed item'); END`,
    sql`CREATE TRIGGER evidence_description_of_destroyed BEFORE UPDATE ON evidence_description
      WHEN EXISTS (SELECT 1 FROM evidence_destruction WHERE number = OLD.number)
      BEGIN SELECT RAISE(ABORT, 'nothing is said of a destroyed item'); END`,
  ],
};
