// Keeps what the window shows of the evidence in step with the vault. While thousands are being added, lists refresh about once a
// second and not for each.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CallName } from '../../../../shared/contract/registry.ts';
import { listen } from '../../../api.ts';

const everySoOftenMs = 800;
const stale: readonly CallName[] = ['evidence.page', 'evidence.months', 'evidence.locate', 'evidence.get', 'evidence.tags', 'custody.page', 'custody.head'];

/** Listens while the vault is open. Mounted once, by whatever holds the session. */
export const useEvidenceEvents = (alsoOnChange?: () => void): void => {
  const client = useQueryClient();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const refresh = (): void => {
      waiting = null;
      for (const read of stale) void client.invalidateQueries({ queryKey: [read] });
      alsoOnChange?.();
    };
    const stopListening = listen('evidence.changed', () => { waiting ??= setTimeout(refresh, everySoOftenMs); });
    return () => {
      stopListening();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [client, alsoOnChange]);
};
