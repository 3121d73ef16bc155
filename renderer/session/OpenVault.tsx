// The open vault: a cache and a history of its own, which end with it.
import { useEffect, useState } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { OutputOf } from '../../shared/contract/registry.ts';
import type { KeptPlace } from '../../shared/window/place.ts';
import { createQueryClient } from '../data/query-client.ts';
import { readAhead } from '../data/use-answer.ts';
import { RecordingProvider } from '../features/recording/RecordingProvider.tsx';
import { Frame } from '../frame/Frame.tsx';
import { RouteProvider } from '../frame/RouteProvider.tsx';
import { beginNotices } from './notices.ts';
import { beginSaveState, savesAreOf, showCameBack } from './save-state.ts';
import { useDraftsRead } from './use-drafts.ts';

/** Read before anything is shown: the first key that is pressed may be one that was changed. */
const useSettingsRead = (client: QueryClient): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => { void readAhead(client, 'settings.get', {}).then(() => { setReady(true); }); }, [client]);
  return isReady;
};

/** The list of evidence begins as it stood. */
const useListViewRead = (client: QueryClient): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => { void readAhead(client, 'evidence.listView', {}).then(() => { setReady(true); }); }, [client]);
  return isReady;
};

/** What is shown belongs to the case that is worked in. */
const useCasesRead = (client: QueryClient): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => { void readAhead(client, 'cases.list', {}).then(() => { setReady(true); }); }, [client]);
  return isReady;
};

const placeAnswer = (client: QueryClient): OutputOf<'settings.place'> | undefined => client.getQueryData(['settings.place', {}]);

const placeBefore = (client: QueryClient): KeptPlace | null => placeAnswer(client)?.place ?? null;

/** The window comes back to where a lock met it. */
const usePlaceRead = (client: QueryClient): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void readAhead(client, 'settings.place', {}).then(() => {
      const answer = placeAnswer(client);
      if (answer !== undefined) savesAreOf(answer.vaultId);
      if (answer?.place !== undefined && answer.place !== null && answer.place.place !== 'home') showCameBack();
      setReady(true);
    });
  }, [client]);
  return isReady;
};

export const OpenVault = () => {
  const [client] = useState(createQueryClient);
  useEffect(() => {
    beginNotices();
    beginSaveState();
    return () => { client.clear(); };
  }, [client]);
  const [hasDrafts, hasSettings, hasListView, hasPlace, hasCases] = [useDraftsRead(client), useSettingsRead(client), useListViewRead(client), usePlaceRead(client), useCasesRead(client)];
  if (!hasDrafts || !hasSettings || !hasListView || !hasPlace || !hasCases) return <div aria-busy="true" />;
  return (
    <QueryClientProvider client={client}>
      <RouteProvider first={placeBefore(client) ?? { place: 'home' }}>
        <RecordingProvider>
          <Frame />
        </RecordingProvider>
      </RouteProvider>
    </QueryClientProvider>
  );
};
