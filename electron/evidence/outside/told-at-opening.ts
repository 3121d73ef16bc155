// What an opening ends besides opening must keep neither the vault shut nor the rest from being done: where it cannot be done, that is told.
import type { Problem } from '../../../shared/vault/schema.ts';
import { failureOf } from '../../jobs/failure-of.ts';
import { fromRowError } from '../../vault/database/row-damage.ts';

/** Hears why something could not be done. */
export type Report = (error: unknown) => void;

const reasons: Readonly<Record<string, string>> = { 'disk-full': 'full', 'database-damaged': 'damaged' };

/** For whoever keeps no log: what is told is all they have. */
export const nobody: Report = () => undefined;

/** What settling answers with, or that these could not be settled. */
export const orTold = (what: 'originals' | 'backups' | 'copies' | 'recordings', settling: Promise<readonly Problem[]>, report: Report): Promise<readonly Problem[]> =>
  settling.catch((error: unknown): readonly Problem[] => {
    report(error);
    return [{ severity: 'warning', kind: 'settling-waits', item: null, file: null, facts: { what, reason: reasons[failureOf(fromRowError(error)).code] ?? 'other' } }];
  });
