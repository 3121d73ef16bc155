// What happened to the object itself is put on record in the custody log. An entry that puts another right names one of the same item, and only one that none has put right before.
import { sql } from '../sql.ts';
import type { Migration } from './migration.ts';

export const passages: Migration = {
  version: 170,
  name: 'passages',
  statements: [
    sql`CREATE TRIGGER custody_entry_corrects BEFORE INSERT ON custody_entry
      WHEN NEW.action = 'passage' AND NEW.details ->> 'corrects' IS NOT NULL AND (
        NOT EXISTS (SELECT 1 FROM custody_entry WHERE seq = NEW.details ->> 'corrects' AND subject = NEW.subject AND action = 'passage')
        OR EXISTS (SELECT 1 FROM custody_entry WHERE subject = NEW.subject AND action = 'passage' AND details ->> 'corrects' = NEW.details ->> 'corrects'))
      BEGIN SELECT RAISE(ABORT, 'an entry puts right one of the same item that none has put right'); END`,
  ],
  structure: '0fc80b06d5f32fef143e90a818ba07dd3fd49a6cf67ae1e3b053b528e70b25c1',
};
