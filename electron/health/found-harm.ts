// What a check of this opening found of the records. Nothing is written into records that are damaged, so it is known until the vault is locked, and found again by the next check.
import type { Instant } from '../../shared/time.ts';
import type { VerifyResult } from '../vault/index.ts';
import type { VaultSession } from '../vault/session.ts';

const found = new WeakMap<VaultSession, Instant>();

/** Keeps in mind whether a check of the whole vault found the records damaged. */
export const keepInMind = (session: VaultSession, { problems }: VerifyResult): void => {
  if (problems.some(({ kind }) => kind.startsWith('database-'))) found.set(session, session.clock());
  else found.delete(session);
};

/** When the last check of this opening found the records damaged; null when it did not, or there was none. */
export const recordsFoundHarmed = (session: VaultSession): Instant | null => found.get(session) ?? null;
