// Makes the cache of answers. One is made per opened vault and thrown away whole by a lock.
import { QueryClient } from '@tanstack/react-query';

/** A cache for answers of this computer alone: nothing to retry, nothing that goes stale by the clock or by focus. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
