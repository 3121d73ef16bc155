// The open vault: a cache and a history of its own, which end with it.
import { useEffect, useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../data/query-client.ts';
import { Frame } from '../frame/Frame.tsx';
import { RouteProvider } from '../frame/RouteProvider.tsx';
import { beginNotices } from './notices.ts';
import { beginSaveState } from './save-state.ts';
import { useDraftsRead } from './use-drafts.ts';

export const OpenVault = () => {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    beginNotices();
    beginSaveState();
    return () => { client.clear(); };
  }, [client]);
  const isReady = useDraftsRead(client);
  if (!isReady) return <div aria-busy="true" />;
  return (
    <QueryClientProvider client={client}>
      <RouteProvider>
        <Frame />
      </RouteProvider>
    </QueryClientProvider>
  );
};
