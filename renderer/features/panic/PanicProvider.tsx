// Follows panic from the first moment of the window to the last, locked or open, and lays its cover over everything; and the one border that says
// that there is a practice vault.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { PanicStatus } from '../../../shared/panic/schema.ts';
import { api, listen } from '../../api.ts';
import { PanicContext } from './panic-context.ts';
import { PanicCover } from './PanicCover.tsx';
import { PracticeFrame } from './PracticeFrame.tsx';
import { PracticeContext } from './use-practice.ts';
import './panic.css';

export const PanicProvider = ({ children }: { readonly children: ReactNode }) => {
  const [status, setStatus] = useState<PanicStatus | null>(null);
  const [practising, setPractising] = useState(0);
  const beginPractice = useCallback(() => {
    setPractising((before) => before + 1);
    return () => { setPractising((before) => before - 1); };
  }, []);
  useEffect(() => {
    let told = false;
    const stop = listen('panic.changed', (next) => {
      told = true;
      setStatus(next);
    });
    void api.panic.status({}).then((result) => { if (result.ok && !told) setStatus(result.value); });
    return stop;
  }, []);
  return (
    <PanicContext value={status}>
      <PracticeContext value={beginPractice}>{children}</PracticeContext>
      {status?.mode === 'rehearsal' || practising > 0 ? <PracticeFrame /> : null}
      {status === null || status.stage === 'idle' ? null : <PanicCover key={status.turn} status={status} />}
    </PanicContext>
  );
};
