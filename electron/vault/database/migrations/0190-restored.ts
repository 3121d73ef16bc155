// What was checked before a restore was checked on another disk. The entry that records a restore makes every check before it a thing of the past, in one transaction: an opening cut
// short between the two would leave files that nobody has read called unchanged for good.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const restored: Migration = {
  version: 190,
  name: 'restored',
  statements: [
    sql`CREATE TRIGGER restored_is_not_checked AFTER INSERT ON custody_entry
      WHEN NEW.subject = 'vault' AND NEW.action = 'restored'
      BEGIN UPDATE evidence SET check_state = 'not-checked' WHERE check_state = 'equal' AND number NOT IN (SELECT number FROM evidence_destruction); END`,
    // The same for a vault that was restored before there was this step.
    sql`UPDATE evidence SET check_state = 'not-checked' WHERE check_state = 'equal' AND number NOT IN (SELECT number FROM evidence_destruction)
      AND last_checked_at_ms < (SELECT at_ms FROM custody_entry WHERE subject = 'vault' AND action = 'restored' ORDER BY seq DESC LIMIT 1)`,
  ],
  structure: '2c1fe64fdc06ad993aa0e71271a456976c07d23f63739f1cc97369558689c441',
};
