// Finds entries of the whole log by words, kind and person. The words of an entry lie in its facts and have no index; the log is walked once for
// a filter, and only what came since when the next page of it is asked for. Nothing here writes.
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import type { CustodyEntry, LogFilter, UnreadEntry } from '../../shared/custody/schema.ts';
import { fold } from '../evidence/list/search-text.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { entriesAt, entriesPage, walkLog } from './repository.ts';

/** Whether an entry is what a filter asks for: every word typed is in it, or what was done is called so in the reader's language. */
export const fitsFilter = ({ text, called, action, actor }: LogFilter): ((entry: CustodyEntry) => boolean) => {
  const typed = fold(text).split(/\s+/u).filter((word) => word !== '');
  const names = new Set<string>(called);
  return (entry) => {
    if ((action !== null && entry.action !== action) || (actor !== null && entry.actor !== actor)) return false;
    if (typed.length === 0 || names.has(entry.action)) return true;
    const said = fold([entry.subject, entry.actor, entry.hash, ...Object.values(entry.details)].join(' '));
    return typed.every((word) => said.includes(word));
  };
};

/** Entries that fit, oldest first, in steps; also every one that cannot be read, because a list that leaves it out would say that it is not there. */
export async function* entriesThatFit(db: ReadableDb, filter: LogFilter, after = 0): AsyncGenerator<CustodyEntry | UnreadEntry> {
  const fits = fitsFilter(filter);
  for await (const { seq, entry } of walkLog(db, after)) {
    if (entry === null) yield { seq, unread: true };
    else if (fits(entry)) yield entry;
  }
}

export interface LogPages {
  page(db: ReadableDb, input: InputOf<'custody.page'>): Promise<OutputOf<'custody.page'>>;
}

interface Found {
  readonly filter: string;
  /** Places of the entries that fit, oldest first. */
  readonly places: number[];
  /** Up to here the log was walked. */
  walked: number;
}

/** Pages of one open vault's log. What the newest filter found is kept, as places alone. */
export const createLogPages = (): LogPages => {
  let found: Found = { filter: '', places: [], walked: 0 };
  let before: Promise<unknown> = Promise.resolve();

  const find = async (db: ReadableDb, filter: LogFilter): Promise<readonly number[]> => {
    const key = JSON.stringify(filter);
    const known: Found = found.filter === key ? found : { filter: key, places: [], walked: 0 };
    const { seq } = (await entriesPage(db, null, 0, 1)).entries[0] ?? { seq: 0 };
    if (seq > known.walked) {
      for await (const entry of entriesThatFit(db, filter, known.walked)) known.places.push(entry.seq);
      known.walked = Math.max(seq, known.places.at(-1) ?? 0);
    }
    found = known;
    return known.places;
  };

  return {
    async page(db, { subject, filter, offset, limit }) {
      if (filter === null || subject !== null) return entriesPage(db, subject, offset, limit);
      // One after the other: two pages of a filter must not walk the log twice, nor add what they find to each other's.
      const finding = before.then(() => find(db, filter));
      before = finding.catch(() => undefined);
      const places = await finding;
      const end = Math.max(0, places.length - offset);
      return { total: places.length, entries: await entriesAt(db, places.slice(Math.max(0, end - limit), end)) };
    },
  };
};
