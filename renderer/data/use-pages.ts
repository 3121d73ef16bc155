// A long answer fetched in pages as its rows come into sight, and kept. Whoever shows it says what is seen; the totals known last hold it in its
// place between two pages and between two filters.
import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { failureOf } from '../api.ts';
import { pagesFor } from './page-window.ts';

/** While a list is being dragged past, pages nobody stops at are not fetched. */
const settleMs = 60;

export interface PageQuery<Page> {
  readonly queryKey: readonly [string, object];
  readonly queryFn: () => Promise<Page>;
}

export interface Pages<Page> {
  readonly pages: ReadonlyMap<number, Page>;
  /** A page that is here, or the one known last; null until the first answer. */
  readonly any: Page | null;
  /** Tells which rows are seen. */
  readonly see: (from: number, to: number) => void;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** `query` asks for one page of `page-window.ts`; it must change when what is asked changes, and only then. */
export const usePages = <Page extends { readonly total: number }>(query: (page: number) => PageQuery<Page>): Pages<Page> => {
  const [numbers, setNumbers] = useState<readonly number[]>([0]);
  const settling = useRef<ReturnType<typeof setTimeout> | null>(null);
  const { pages, error, retry } = useQueries({
    queries: numbers.map((page) => ({ ...query(page), ...(page === 0 ? { placeholderData: keepPreviousData } : {}) })),
    combine: useCallback((results: UseQueryResult<Page>[]) => ({
      pages: new Map(results.flatMap((result, at) => { const page = numbers[at]; return result.data === undefined || page === undefined ? [] : [[page, result.data] as const]; })),
      error: results.find((result) => result.error !== null)?.error ?? null,
      retry: () => { for (const result of results) if (result.isError) void result.refetch(); },
    }), [numbers]),
  });
  const known = useRef<Page | null>(null);
  const any = pages.values().next().value ?? known.current;
  useEffect(() => { known.current = any; }, [any]);
  const total = any?.total ?? null;

  useEffect(() => () => { if (settling.current !== null) clearTimeout(settling.current); }, []);

  const see = useCallback((from: number, to: number): void => {
    const wanted = pagesFor(from, to, total);
    if (settling.current !== null) clearTimeout(settling.current);
    settling.current = setTimeout(() => {
      setNumbers((before) => (wanted.length === 0 || (wanted.length === before.length && wanted.every((page, at) => page === before[at])) ? before : wanted));
    }, settleMs);
  }, [total]);

  return { pages, any, see, failure: error === null ? null : failureOf(error), retry };
};
