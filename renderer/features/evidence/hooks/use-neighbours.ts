// Where an item stands in the filter it was opened from, and the ones before and after it there.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AskedSort, EvidenceQuery } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';

export interface Neighbours {
  /** From 0; null when the item is not in the filter (any more). */
  readonly index: number | null;
  readonly total: number;
  readonly previous: EvidenceId | null;
  readonly next: EvidenceId | null;
}

export interface NeighboursFound extends Neighbours {
  /** Waits for the answer where it is not here yet, so that a quick second key is not lost. Never rejects. */
  readonly find: () => Promise<Neighbours>;
}

const none: Neighbours = { index: null, total: 0, previous: null, next: null };

const around = (id: EvidenceId, query: EvidenceQuery, sort: AskedSort) => ({
  // Named as a page, so that it is read again whenever pages are.
  queryKey: ['evidence.page', 'around', { query, sort, id }] as const,
  queryFn: async (): Promise<Neighbours> => {
    const { index } = await ask('evidence.locate', { query, sort, id });
    if (index === null) return none;
    const offset = Math.max(0, index - 1);
    const { total, rows } = await ask('evidence.page', { query, sort, offset, limit: 3 });
    return { index, total, previous: index === 0 ? null : (rows[0]?.id ?? null), next: rows[index - offset + 1]?.id ?? null };
  },
});

export const useNeighbours = (id: EvidenceId, query: EvidenceQuery, sort: AskedSort): NeighboursFound => {
  const client = useQueryClient();
  const { data } = useQuery(around(id, query, sort));
  const find = useCallback(() => client.query(around(id, query, sort)).catch(() => none), [client, id, query, sort]);
  return { ...(data ?? none), find };
};
