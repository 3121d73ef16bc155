// What the shares that were brought so far amount to.
import type { BackupSecret } from '../../../shared/backup/contract.ts';
import type { GatheredShare } from './GatherShares.tsx';

/** Whether as many came together as their pages say are needed. */
export const isEnough = (gathered: readonly GatheredShare[]): boolean => {
  const [first] = gathered;
  return first !== undefined && gathered.length >= first.facts.threshold;
};

/** What opens a backup that was made for the holders; null until enough of them brought theirs. */
export const sharesSecret = (gathered: readonly GatheredShare[]): BackupSecret | null =>
  (isEnough(gathered) ? { by: 'shares', shares: gathered.map(({ held }) => ({ ...held })) } : null);
