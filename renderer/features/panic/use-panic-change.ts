// Changes what panic does. Main answers with an event, which every screen follows; a failure is the caller's to show.
import { createContext, useCallback, useContext, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { PanicChange } from '../../../shared/panic/schema.ts';
import { api } from '../../api.ts';

/** Runs the keeping of a change, which resolves to whether it was kept. */
type Keep = (keeping: () => Promise<boolean>) => Promise<boolean>;

/** Around screens that must know whether a change of theirs is still being kept. */
export const PanicKeepContext = createContext<Keep>((keeping) => keeping());

export const usePanicChange = (): { readonly change: (change: PanicChange) => Promise<boolean>; readonly failure: Failure | null } => {
  const keep = useContext(PanicKeepContext);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = useCallback((wanted: PanicChange) => keep(async () => {
    const result = await api.panic.change(wanted);
    setFailure(result.ok ? null : result.failure);
    return result.ok;
  }), [keep]);
  return { change, failure };
};
