// Which row the keyboard is at. Coming back from an item finds that item again, and so does another order; where a filter hides
// it, the list starts at the top.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AskedSort } from '../../../../shared/evidence/schema.ts';
import { ask } from '../../../api.ts';
import type { ChangeView, EvidenceView } from './use-evidence-view.ts';
import type { ResultRows } from './use-result-rows.ts';

/** The index, and how to move it. The index follows the item only when the filter or order changes, never while one moves. */
export const useListPlace = (view: EvidenceView, sort: AskedSort, change: ChangeView, rows: ResultRows): readonly [number | null, (index: number) => void] => {
  const [at, setAt] = useState<number | null>(view.at === null ? 0 : null);
  const { query } = view;
  const item = useRef(view.at);
  useEffect(() => { item.current = view.at; }, [view.at]);
  useEffect(() => {
    const id = item.current;
    if (id === null) {
      setAt(0);
      return undefined;
    }
    let isStale = false;
    ask('evidence.locate', { query, sort, id }).then(({ index }) => { if (!isStale) setAt(index ?? 0); }, () => { if (!isStale) setAt(0); });
    return () => { isStale = true; };
  }, [query, sort]);
  const { rowAt, total } = rows;
  const moveTo = useCallback((index: number): void => {
    setAt(index);
    const row = rowAt(index);
    if (row !== null) change({ at: row.id });
  }, [rowAt, change]);
  return [at === null || total === null || total === 0 ? at : Math.min(at, total - 1), moveTo];
};
