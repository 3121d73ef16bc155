// Shows the way in or the open vault. A lock sends what is pending and takes everything off the screen at once: no place, no
// text, no cached answer outlives it.
import { lazy, Suspense, useCallback, useEffect, useMemo, useReducer } from 'react';
import type { VaultStatus } from '../../shared/vault/schema.ts';
import { api } from '../api.ts';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { Unlock } from '../features/unlock/Unlock.tsx';
import { startGate, stepGate } from './gate-state.ts';
import { forgetNotices } from './notices.ts';
import { answerPassphraseAgain } from './passphrase-again.ts';
import { pendingSaves } from './pending-saves.ts';
import { forgetSaveState } from './save-state.ts';
import { SessionContext } from './session-context.ts';
import { useVaultStatus } from './use-vault-status.ts';

// Most of the window's code is for an open vault. The way in is shown without it; it is read while the person types.
const loadOpenVault = async () => ({ default: (await import('./OpenVault.tsx')).OpenVault });
const OpenVault = lazy(loadOpenVault);

const nothing = <div aria-busy="true" />;

const forget = (): void => {
  answerPassphraseAgain(false);
  forgetNotices();
  forgetSaveState();
  pendingSaves.forget();
};

export const SessionGate = () => {
  const [gate, step] = useReducer(stepGate, startGate);
  const onStatus = useCallback((status: VaultStatus) => {
    if (status.state !== 'open') {
      // Sending starts before anything is taken off the screen; nobody waits for the answers.
      void pendingSaves.flush().then(forget);
    }
    step({ kind: 'status', status });
  }, []);
  useVaultStatus(onStatus);
  useEffect(() => {
    const idle = requestIdleCallback(() => { void loadOpenVault(); });
    return () => { cancelIdleCallback(idle); };
  }, []);
  const lock = useCallback(() => {
    const flushed = pendingSaves.flush();
    step({ kind: 'leave' });
    void flushed.then(() => api.vault.lock({})).then(forget);
  }, []);
  const { status, report, inFirstRun, leaving } = gate;
  const member = status?.member ?? null;
  const isMadeUp = status?.madeUp ?? false;
  const session = useMemo(() => ({ lock, report, member, isMadeUp }), [lock, report, member, isMadeUp]);

  if (status === null || status.state === 'closing' || leaving) return nothing;
  if (status.state === 'none' || inFirstRun) {
    return (
      <FirstRun canReturn={status.state === 'locked'} onBegin={() => { step({ kind: 'first-run', goesOn: true }); }} onDone={() => { step({ kind: 'first-run', goesOn: false }); }}
        onOpened={(opened) => { step({ kind: 'opened', report: opened }); step({ kind: 'first-run', goesOn: false }); }} />
    );
  }
  if (status.state !== 'open') {
    return (
      <Unlock lockedBecause={status.lockedBecause} isOpening={status.state === 'opening'}
        onOpened={(opened) => { step({ kind: 'opened', report: opened }); }} onOtherVault={() => { step({ kind: 'first-run', goesOn: true }); }} />
    );
  }
  return (
    <SessionContext value={session}>
      <Suspense fallback={nothing}><OpenVault /></Suspense>
    </SessionContext>
  );
};
