// Follows the state of the vault as main tells it.
import { useEffect, useState } from 'react';
import type { VaultStatus } from '../../shared/vault/schema.ts';
import { api, listen } from '../api.ts';

/** The state, or null until main has answered once. */
export const useVaultStatus = (): VaultStatus | null => {
  const [status, setStatus] = useState<VaultStatus | null>(null);
  useEffect(() => {
    let told = false;
    const stop = listen('vault.statusChanged', (next) => {
      told = true;
      setStatus(next);
    });
    void api.vault.status({}).then((result) => { if (result.ok && !told) setStatus(result.value); });
    return stop;
  }, []);
  return status;
};
