// Which of three things may be said about an item's bytes: that a check found them equal, that it did not, or that none was made.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';

export const checkWord = (item: EvidenceItem): 'equal' | 'aside' | 'other' =>
  item.check === 'set-aside' ? 'aside' : item.check === 'equal' && item.lastCheckedAt !== null ? 'equal' : 'other';
