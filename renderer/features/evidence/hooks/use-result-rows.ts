// The rows of a long result, fetched in pages as they come into sight and kept. Rows that are not here yet are null.
import { keepPreviousData, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EvidenceQuery, EvidenceRow, Sort } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask, failureOf } from '../../../api.ts';
import type { Failure } from '../../../../shared/contract/failure.ts';
import { pageOf, pagesFor, pageSize } from '../rules/page-window.ts';
import type { OutputOf } from '../../../../shared/contract/registry.ts';

type Page = OutputOf<'evidence.page'>;

/** While the list is being dragged past, pages nobody stops at are not fetched. */
const settleMs = 60;

export interface ResultRows {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly totalWithoutFilter: number | null;
  readonly rowAt: (index: number) => EvidenceRow | null;
  /** Tells which rows are seen. */
  readonly see: (from: number, to: number) => void;
  /** Ids of the rows `from` to `to` (excluded), fetched where they are not here. Rejects when the vault does not answer. */
  readonly idsBetween: (from: number, to: number) => Promise<readonly EvidenceId[]>;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

const input = (query: EvidenceQuery, sort: Sort, page: number) => ({ query, sort, offset: page * pageSize, limit: pageSize });
const options = (query: EvidenceQuery, sort: Sort, page: number) => ({
  queryKey: ['evidence.page', input(query, sort, page)] as const,
  queryFn: () => ask('evidence.page', input(query, sort, page)),
});

interface Combined {
  readonly pages: ReadonlyMap<number, Page>;
  readonly error: Error | null;
  readonly retry: () => void;
}

const combine = (results: UseQueryResult<Page>[], numbers: readonly number[]): Combined => ({
  pages: new Map(results.flatMap((result, at) => { const page = numbers[at]; return result.data === undefined || page === undefined ? [] : [[page, result.data] as const]; })),
  error: results.find((result) => result.error !== null)?.error ?? null,
  retry: () => { for (const result of results) if (result.isError) void result.refetch(); },
});

/** Rows of one filter and sort. The last known totals stay until new ones are here, so that the list does not jump. */
export const useResultRows = (query: EvidenceQuery, sort: Sort): ResultRows => {
  const client = useQueryClient();
  const [numbers, setNumbers] = useState<readonly number[]>([0]);
  const settling = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { pages, error, retry } = useQueries({
    queries: numbers.map((page) => ({ ...options(query, sort, page), ...(page === 0 ? { placeholderData: keepPreviousData } : {}) })),
    combine: useCallback((results: UseQueryResult<Page>[]) => combine(results, numbers), [numbers]),
  });
  // Between two pages, and between two filters, no page may be here: the totals known last hold the list in its place until then.
  const known = useRef<Pick<Page, 'total' | 'totalWithoutFilter'> | null>(null);
  const first = pages.values().next().value ?? known.current;
  useEffect(() => { known.current = first; }, [first]);
  const total = first?.total ?? null;

  useEffect(() => () => { if (settling.current !== null) clearTimeout(settling.current); }, []);

  const see = useCallback((from: number, to: number): void => {
    const wanted = pagesFor(from, to, total);
    if (settling.current !== null) clearTimeout(settling.current);
    settling.current = setTimeout(() => {
      setNumbers((before) => (wanted.length === 0 || (wanted.length === before.length && wanted.every((page, at) => page === before[at])) ? before : wanted));
    }, settleMs);
  }, [total]);

  const rowAt = useCallback((index: number): EvidenceRow | null => pages.get(pageOf(index))?.rows[index % pageSize] ?? null, [pages]);

  const idsBetween = useCallback(async (from: number, to: number): Promise<readonly EvidenceId[]> => {
    const ids: EvidenceId[] = [];
    for (const page of pagesFor(from, to, total)) {
      const { rows } = await client.query(options(query, sort, page));
      ids.push(...rows.filter((_, at) => page * pageSize + at >= from && page * pageSize + at < to).map((row) => row.id));
    }
    return ids;
  }, [client, query, sort, total]);

  return { total, totalWithoutFilter: first?.totalWithoutFilter ?? null, rowAt, see, idsBetween, failure: error === null ? null : failureOf(error), retry };
};
