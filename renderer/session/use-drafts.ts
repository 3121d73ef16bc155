// What was typed and not finished: read before the open vault is shown, so that no field begins without it; kept among the session's answers, which a lock clears.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { OutputOf } from '../../shared/contract/registry.ts';
import { success, type Result } from '../../shared/contract/result.ts';
import type { KeptDraft } from '../../shared/drafts/schema.ts';
import { api, ask } from '../api.ts';
import { createDrafts, type Drafts } from './drafts.ts';

const key = ['drafts'];

const begin = (client: QueryClient, read: Result<OutputOf<'drafts.list'>>): Drafts => {
  const drafts = createDrafts(read, { keep: (input) => ask('drafts.keep', input) });
  client.setQueryDefaults(key, { gcTime: Infinity, staleTime: Infinity });
  client.setQueryData(key, drafts);
  return drafts;
};

/** Reads them once. Where they cannot be read the vault is shown all the same, and Home says so. */
export const useDraftsRead = (client: QueryClient): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void api.drafts.list({}).then((answer) => {
      begin(client, answer);
      setReady(true);
    });
  }, [client]);
  return isReady;
};

export const useDrafts = (): Drafts => {
  const client = useQueryClient();
  return client.getQueryData<Drafts>(key) ?? begin(client, success({ drafts: [] }));
};

/** What was not finished and waits for somebody to go on with it. */
export const useWaitingDrafts = (): readonly KeptDraft[] => {
  const drafts = useDrafts();
  return useSyncExternalStore(drafts.subscribe, drafts.waiting);
};
