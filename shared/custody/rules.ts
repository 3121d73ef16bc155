// The canonical form of a custody entry and the rule that binds each entry to the one before it. Pure: the hash function is handed in, so
// that a page without Node can check a log as well.
import type { CustodyEntry } from './schema.ts';

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export type Sha256OfText = (text: string) => string;

export type UnsealedEntry = Omit<CustodyEntry, 'hash'>;

/** What the first entry names as the hash before it. */
export const hashBeforeFirst = '0'.repeat(64);

/** Where a chain stands: its last entry, or nothing yet. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

export const emptyChain: ChainEnd = Object.freeze({ seq: 0, hash: hashBeforeFirst });

/** First element of every canonical text; a later form would have another. */
const form = 'holdfast-custody-1';

/**
 * The text that is hashed: a JSON array of form, seq, time, actor, action, subject, details and hash before, with details as
 * name-value pairs in order of their names' UTF-16 code units, without white space, as ECMAScript's JSON.stringify writes it. FORMAT.md
 * states it for other languages. Throws on values that JSON cannot hold or that UTF-8 would change.
 */
export const canonicalText = (entry: UnsealedEntry): string => {
  const details = Object.keys(entry.details).sort().map((name) => [name, entry.details[name]] as const);
  const texts = [entry.subject, ...details.flatMap(([name, value]) => (typeof value === 'string' ? [name, value] : [name]))];
  if (texts.some((text) => !text.isWellFormed())) throw new Error('a custody entry holds well-formed text only');
  if (details.some(([, value]) => typeof value === 'number' && !Number.isFinite(value))) throw new Error('a custody entry holds finite numbers only');
  return JSON.stringify([form, entry.seq, entry.at, entry.actor, entry.action, entry.subject, details, entry.previousHash]);
};

/** The entry that follows `end`, sealed. */
export const nextEntry = (end: ChainEnd, what: Omit<UnsealedEntry, 'seq' | 'previousHash'>, sha256: Sha256OfText): CustodyEntry => {
  const unsealed: UnsealedEntry = { ...what, seq: end.seq + 1, previousHash: end.hash };
  return { ...unsealed, hash: sha256(canonicalText(unsealed)) };
};

/** Whether `entry` is sealed truly and follows `end` with nothing between. */
export const follows = (end: ChainEnd, entry: CustodyEntry, sha256: Sha256OfText): boolean =>
  entry.seq === end.seq + 1 && entry.previousHash === end.hash && entry.hash === sha256(canonicalText(entry));
