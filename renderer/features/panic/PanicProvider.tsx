// Follows panic from the first moment of the window to the last, locked or open, and lays its cover over everything.
import { useEffect, useState, type ReactNode } from 'react';
import type { PanicStatus } from '../../../shared/panic/schema.ts';
import { api, listen } from '../../api.ts';
import { PanicContext } from './panic-context.ts';
import { PanicCover } from './PanicCover.tsx';
import { PracticeFrame } from './PracticeFrame.tsx';
import './panic.css';

export const PanicProvider = ({ children }: { readonly children: ReactNode }) => {
  const [status, setStatus] = useState<PanicStatus | null>(null);
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
      {children}
      {status?.mode === 'rehearsal' ? <PracticeFrame /> : null}
      {status === null || status.stage === 'idle' ? null : <PanicCover key={status.turn} status={status} />}
    </PanicContext>
  );
};
