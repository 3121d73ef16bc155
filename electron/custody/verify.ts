// Walks the custody log from its first entry and says where it first stops following. What was cut off at the end no chain can show:
// that is what the anchor and witness codes are for.
import { emptyChain, follows } from '../../shared/custody/rules.ts';
import type { ChainEnd } from '../../shared/custody/rules.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { sha256OfText } from './append.ts';
import { walkLog } from './repository.ts';

export interface ChainReport {
  readonly ok: boolean;
  readonly entries: number;
  /** The first entry that does not follow from the one before it. */
  readonly brokenAt: number | null;
  /** Entries whose time is earlier than that of the one before: a clock was set back, or someone wrote with a false one. */
  readonly timeWentBackAt: number[];
}

/** Reads every entry. `ok` is about the chain alone: clocks are set back for honest reasons too. */
export const verifyChain = async (db: ReadableDb): Promise<ChainReport> => {
  let end: ChainEnd = emptyChain;
  let entries = 0;
  let lastTime = -Infinity;
  let brokenAt: number | null = null;
  const timeWentBackAt: number[] = [];
  for await (const { seq, entry } of walkLog(db)) {
    entries += 1;
    if (brokenAt === null && (entry === null || !follows(end, entry, sha256OfText))) brokenAt = Math.max(1, seq);
    if (entry === null) continue;
    if (entry.at < lastTime) timeWentBackAt.push(seq);
    lastTime = entry.at;
    end = { seq, hash: entry.hash };
  }
  return { ok: brokenAt === null, entries, brokenAt, timeWentBackAt };
};
