// What else people can say about an item: who may use it, where it came from on the web, which fingerprint was told for it, whose leave, which device and which spot.
// Columns with a constant default are added without touching the rows, so that a hundred thousand items take no longer than one.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const evidenceFields: Migration = {
  version: 110,
  name: 'evidence-fields',
  statements: [
    sql`ALTER TABLE evidence_description ADD COLUMN device TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'not-known'`,
    sql`ALTER TABLE evidence_description ADD COLUMN obtained_by TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN authority TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN told_fingerprint TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN coordinates TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN coordinates_precision TEXT NOT NULL DEFAULT 'not-known'`,
    sql`ALTER TABLE evidence_description ADD COLUMN coordinates_basis TEXT NOT NULL DEFAULT 'not-known'`,
    sql`ALTER TABLE evidence_description ADD COLUMN legal_privilege TEXT NOT NULL DEFAULT 'not-known'`,
    sql`ALTER TABLE evidence_description ADD COLUMN restrictions TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN web_address TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN web_archive_address TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN web_captured_by TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN web_tool TEXT NOT NULL DEFAULT ''`,
    sql`ALTER TABLE evidence_description ADD COLUMN web_captured_at TEXT`,
    // Holds the few that are marked, so that lists and exports need not look at all.
    sql`CREATE INDEX evidence_privileged ON evidence_description (number) WHERE legal_privilege = 'yes'`,
  ],
};
