// What can be asked of the custody log: where it stands, and whether a code written down earlier still fits it.
import { parseWitness, witnessOf } from '../../shared/custody/witness.ts';
import type { OutputOf } from '../../shared/contract/registry.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { chainEnd, hashAt } from './repository.ts';

// The vault compares these with its anchor.
export { chainEnd, hashAt };

export { entriesThatFit } from './finding.ts';
export { correctedEntries, correctionOf, entriesAbout, newestActionAbout, readEntriesAbout, walkLog } from './repository.ts';

/** Place, hash and witness code of the last entry. */
export const custodyHead = async (db: ReadableDb): Promise<OutputOf<'custody.head'>> => {
  const end = await chainEnd(db);
  return { ...end, witness: witnessOf(end) };
};

/** Compares a witness code with the log as it is now. A code with a slip in it is told from a code that does not fit. */
export const compareWitness = async (db: ReadableDb, typed: string): Promise<OutputOf<'custody.compareWitness'>> => {
  const witness = parseWitness(typed);
  if (witness === null) return { outcome: 'not-a-code', seq: null, entriesSince: null };
  const end = await chainEnd(db);
  const hash = witness.seq === 0 ? null : await hashAt(db, witness.seq);
  if (hash === null || !witness.matches(hash)) return { outcome: 'does-not-match', seq: witness.seq, entriesSince: null };
  return { outcome: witness.seq === end.seq ? 'same-as-now' : 'was-head-then', seq: witness.seq, entriesSince: end.seq - witness.seq };
};
