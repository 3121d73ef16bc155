// The rows of a long result, fetched in pages as they come into sight and kept. Rows that are not here yet are null.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { isRead, type AskedSort, type EvidenceQuery, type ListedRow } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';
import type { Failure } from '../../../../shared/contract/failure.ts';
import { pageOf, pagesFor, pageSize } from '../../../data/page-window.ts';
import { usePages } from '../../../data/use-pages.ts';

export interface ResultRows {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly totalWithoutFilter: number | null;
  readonly rowAt: (index: number) => ListedRow | null;
  /** How many of the rows that are here stand for damaged records. */
  readonly unread: number;
  /** How many items of the vault are in no list. */
  readonly unnumbered: number;
  /** Tells which rows are seen. */
  readonly see: (from: number, to: number) => void;
  /** Ids of the rows `from` to `to` (excluded), fetched where they are not here. Rejects when the vault does not answer. */
  readonly idsBetween: (from: number, to: number) => Promise<readonly EvidenceId[]>;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

const input = (query: EvidenceQuery, sort: AskedSort, page: number) => ({ query, sort, offset: page * pageSize, limit: pageSize });
const options = (query: EvidenceQuery, sort: AskedSort, page: number) => ({
  queryKey: ['evidence.page', input(query, sort, page)] as const,
  queryFn: () => ask('evidence.page', input(query, sort, page)),
});

/** Rows of one filter and sort. The last known totals stay until new ones are here, so that the list does not jump. */
export const useResultRows = (query: EvidenceQuery, sort: AskedSort): ResultRows => {
  const client = useQueryClient();
  const { pages, any, see, failure, retry } = usePages(useCallback((page: number) => options(query, sort, page), [query, sort]));
  const total = any?.total ?? null;

  const rowAt = useCallback((index: number): ListedRow | null => pages.get(pageOf(index))?.rows[index % pageSize] ?? null, [pages]);

  const unread = useMemo(() => [...pages.values()].reduce((sum, page) => sum + page.rows.filter((row) => !isRead(row)).length, 0), [pages]);

  const idsBetween = useCallback(async (from: number, to: number): Promise<readonly EvidenceId[]> => {
    const ids: EvidenceId[] = [];
    for (const page of pagesFor(from, to, total)) {
      const { rows } = await client.query(options(query, sort, page));
      ids.push(...rows.filter((_, at) => page * pageSize + at >= from && page * pageSize + at < to).map((row) => row.id));
    }
    return ids;
  }, [client, query, sort, total]);

  return { total, totalWithoutFilter: any?.totalWithoutFilter ?? null, rowAt, unread, unnumbered: any?.unnumbered ?? 0, see, idsBetween, failure, retry };
};
