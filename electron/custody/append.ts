// The only writer of the custody log. Entries are chained in memory while a change runs and written with it, many to a statement.
import { createHash } from 'node:crypto';
import type { MemberCode } from '../../shared/ids.ts';
import { nextEntry } from '../../shared/custody/rules.ts';
import type { ChainEnd } from '../../shared/custody/rules.ts';
import type { CustodyDetails } from '../../shared/custody/details.ts';
import type { CustodyAction, CustodyEntry } from '../../shared/custody/schema.ts';
import type { Instant } from '../../shared/time.ts';
import type { WritableDb } from '../vault/database/handle.ts';
import { chainEnd, insertEntries } from './repository.ts';

export const sha256OfText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A file name may hold half a character; UTF-8 cannot, and the entry must be stored as it was hashed. */
const wellFormed = (details: CustodyDetails): CustodyEntry['details'] =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name.toWellFormed(), typeof value === 'string' ? value.toWellFormed() : value]));

export interface CustodyAppender {
  record(action: CustodyAction, subject: string, details: CustodyDetails): Promise<void>;
  /** Writes what was recorded. Null when nothing was; else where the chain stands once the transaction is committed. */
  finish(): Promise<ChainEnd | null>;
}

/** An appender for one transaction; `finish` must be its last act. */
export const custodyAppender = (db: WritableDb, actor: MemberCode, at: Instant): CustodyAppender => {
  const waiting: CustodyEntry[] = [];
  let end: Promise<ChainEnd> | undefined;
  return {
    record: (action, subject, details) => {
      const before = end ?? chainEnd(db);
      const after = before.then((previous) => {
        const entry = nextEntry(previous, { at, actor, action, subject, details: wellFormed(details) }, sha256OfText);
        waiting.push(entry);
        return { seq: entry.seq, hash: entry.hash };
      });
      end = after;
      return after.then(() => undefined);
    },
    finish: async () => {
      if (end === undefined) return null;
      const last = await end;
      await insertEntries(db, waiting);
      return last;
    },
  };
};
