// Where an item stands in the filter it was opened from, and the ones before and after it there.
import { useQuery } from '@tanstack/react-query';
import type { EvidenceQuery, Sort } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';

export interface Neighbours {
  /** From 0; null when the item is not in the filter (any more). */
  readonly index: number | null;
  readonly total: number;
  readonly previous: EvidenceId | null;
  readonly next: EvidenceId | null;
}

const none: Neighbours = { index: null, total: 0, previous: null, next: null };

export const useNeighbours = (id: EvidenceId, query: EvidenceQuery, sort: Sort): Neighbours => {
  // Named as a page, so that it is read again whenever pages are.
  const { data } = useQuery({
    queryKey: ['evidence.page', 'around', { query, sort, id }],
    queryFn: async (): Promise<Neighbours> => {
      const { index } = await ask('evidence.locate', { query, sort, id });
      if (index === null) return none;
      const offset = Math.max(0, index - 1);
      const { total, rows } = await ask('evidence.page', { query, sort, offset, limit: 3 });
      return { index, total, previous: index === 0 ? null : (rows[0]?.id ?? null), next: rows[index - offset + 1]?.id ?? null };
    },
  });
  return data ?? none;
};
