// How the person looks at the evidence: filter, sort, grid or table, tile size, what is chosen and where they were. Kept in the
// session's cache, so that coming back finds the same place and a lock forgets it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { everything, type EvidenceQuery, type Sort } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { nothingChosen, type Chosen } from '../rules/selection-model.ts';

export const tileSizes = [1, 2, 3, 4] as const;
export type TileSize = (typeof tileSizes)[number];

export interface EvidenceView {
  readonly query: EvidenceQuery;
  readonly sort: Sort;
  readonly layout: 'grid' | 'table';
  readonly tileSize: TileSize;
  readonly chosen: Chosen;
  /** The item that had the keyboard last; the list comes back to it. */
  readonly at: EvidenceId | null;
}

export const firstView: EvidenceView = {
  query: everything,
  sort: { by: 'captured', direction: 'descending' },
  layout: 'grid',
  tileSize: 2,
  chosen: nothingChosen,
  at: null,
};

const key = ['evidence-view'];

export type ChangeView = (change: Partial<EvidenceView>) => void;

/** The view and a way to change parts of it. A changed filter forgets what was chosen, because it may no longer be seen. */
export const useEvidenceView = (): readonly [EvidenceView, ChangeView] => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: () => firstView, initialData: firstView, staleTime: Infinity, gcTime: Infinity });
  const change = useCallback<ChangeView>((parts) => {
    client.setQueryData<EvidenceView>(key, (before = firstView) => ({ ...before, ...parts, ...(parts.query === undefined || parts.chosen !== undefined ? {} : { chosen: nothingChosen }) }));
  }, [client]);
  return [data, change];
};
