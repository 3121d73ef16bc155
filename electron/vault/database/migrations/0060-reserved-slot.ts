// The slot that every vault keeps free of people's ways in, and what a destroyed header of this vault looks like. Every vault has both, so that
// the records do not tell whether a duress passphrase is set up.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const reservedSlot: Migration = {
  version: 60,
  name: 'reserved-slot',
  statements: [
    sql`CREATE TABLE reserved_slot (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      slot_index INTEGER NOT NULL CHECK (slot_index BETWEEN 0 AND 15),
      blank_seed BLOB NOT NULL CHECK (length(blank_seed) = 32)
    ) STRICT`,
  ],
};
