// The entries of one item's log, read in pages as a person asks for older ones. New entries make all pages be read again, so that
// none is missed or shown twice.
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { CustodyEntry, UnreadEntry } from '../../../shared/custody/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import { ask, failureOf } from '../../api.ts';

type Page = OutputOf<'custody.page'>;

const pageSize = 50;

export interface CustodyEntries {
  /** Newest first. */
  readonly entries: readonly (CustodyEntry | UnreadEntry)[];
  /** Null until the first answer. */
  readonly total: number | null;
  readonly failure: Failure | null;
  /** How many older ones the next step shows; 0 when all are shown. */
  readonly older: number;
  readonly showOlder: () => void;
}

export const useCustodyEntries = (id: EvidenceId): CustodyEntries => {
  const [pages, setPages] = useState(1);
  const inputs = Array.from({ length: pages }, (_, page) => ({ subject: id, filter: null, offset: page * pageSize, limit: pageSize }));
  const read = useQueries({
    queries: inputs.map((input) => ({ queryKey: ['custody.page', input] as const, queryFn: () => ask('custody.page', input) })),
    combine: useCallback((results: UseQueryResult<Page>[]) => {
      const seen = new Map(results.flatMap((result) => result.data?.entries ?? []).map((entry) => [entry.seq, entry]));
      const error = results.find((result) => result.error !== null)?.error ?? null;
      return { entries: [...seen.values()].toSorted((a, b) => b.seq - a.seq), total: results[0]?.data?.total ?? null, failure: error === null ? null : failureOf(error) };
    }, []),
  });
  const showOlder = useCallback(() => { setPages((before) => before + 1); }, []);
  return { ...read, older: Math.min(pageSize, Math.max(0, (read.total ?? 0) - read.entries.length)), showOlder };
};
