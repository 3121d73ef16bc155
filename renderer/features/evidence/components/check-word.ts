// Which of four things may be said about an item's bytes: that a check found them equal, that it did not, that the last one lies before a moment since which nobody knows, or that none was made.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';

export const checkWord = ({ check, lastCheckedAt }: EvidenceItem): 'equal' | 'aside' | 'before' | 'other' => {
  if (check === 'set-aside') return 'aside';
  if (lastCheckedAt === null) return 'other';
  return check === 'equal' ? 'equal' : 'before';
};
