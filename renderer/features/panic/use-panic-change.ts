// Changes what panic does. Main answers with an event, which every screen follows; a failure is the caller's to show.
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { PanicChange } from '../../../shared/panic/schema.ts';
import { api } from '../../api.ts';

export const usePanicChange = (): { readonly change: (change: PanicChange) => Promise<boolean>; readonly failure: Failure | null } => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = useCallback(async (wanted: PanicChange) => {
    const result = await api.panic.change(wanted);
    setFailure(result.ok ? null : result.failure);
    return result.ok;
  }, []);
  return { change, failure };
};
