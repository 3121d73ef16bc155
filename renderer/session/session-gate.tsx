// Shows the way in or the open vault. A lock sends what is pending and takes everything off the screen at once: no place, no
// text, no cached answer outlives it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import type { OpeningReport } from '../../shared/vault/schema.ts';
import { api } from '../api.ts';
import { createQueryClient } from '../data/query-client.ts';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { Unlock } from '../features/unlock/Unlock.tsx';
import { Frame } from '../frame/Frame.tsx';
import { RouteProvider } from '../frame/RouteProvider.tsx';
import { forgetNotices } from './notices.ts';
import { pendingSaves } from './pending-saves.ts';
import { showSaveState } from './save-state.ts';
import { SessionContext } from './session-context.ts';
import { useVaultStatus } from './use-vault-status.ts';

export const SessionGate = () => {
  const status = useVaultStatus();
  const [inFirstRun, setInFirstRun] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [report, setReport] = useState<OpeningReport | null>(null);
  const state = status?.state ?? null;
  const isOpen = state === 'open' && !leaving;
  const wasOpen = useRef(false);
  const client = useRef(createQueryClient());

  useEffect(() => {
    if (state === 'open') {
      wasOpen.current = true;
      return;
    }
    void pendingSaves.flush();
    client.current.clear();
    forgetNotices();
    showSaveState({ kind: 'quiet' });
    setReport(null);
    setLeaving(false);
    // A lock also ends the last step of the first run; a vault that could not be made leaves it where it was.
    if (wasOpen.current) setInFirstRun(false);
    wasOpen.current = false;
  }, [state]);

  const lock = useCallback(() => {
    const flushed = pendingSaves.flush();
    setLeaving(true);
    void flushed.then(() => api.vault.lock({}));
  }, []);
  const session = useMemo(() => ({ lock, report, member: status?.member ?? null }), [lock, report, status?.member]);

  if (status === null || state === 'closing' || leaving) return <div aria-busy="true" />;
  if (state === 'none' || inFirstRun) {
    return <FirstRun canReturn={state === 'locked'} onBegin={() => { setInFirstRun(true); }} onDone={() => { setInFirstRun(false); }} />;
  }
  if (!isOpen) return <Unlock lockedBecause={status.lockedBecause} isOpening={state === 'opening'} onOpened={setReport} onOtherVault={() => { setInFirstRun(true); }} />;
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={client.current}>
        <RouteProvider>
          <Frame />
        </RouteProvider>
      </QueryClientProvider>
    </SessionContext>
  );
};
