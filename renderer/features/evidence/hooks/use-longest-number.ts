// The longest number that an item of a result has. Numbers only grow, so it is the newest one's.
import type { EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';

/** Empty until it is known, and while it is not wanted. */
export const useLongestNumber = (query: EvidenceQuery, isWanted: boolean): string =>
  useAnswer('evidence.page', { query, sort: { by: 'id', direction: 'descending' }, offset: 0, limit: 1 }, { enabled: isWanted }).data?.rows[0]?.id ?? '';
