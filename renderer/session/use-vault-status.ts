// Follows the state of the vault as main tells it.
import { useEffect } from 'react';
import type { VaultStatus } from '../../shared/vault/schema.ts';
import { api, listen } from '../api.ts';

/** Calls `onStatus` with the state now and with every later one. Give a stable function. */
export const useVaultStatus = (onStatus: (status: VaultStatus) => void): void => {
  useEffect(() => {
    let told = false;
    const stop = listen('vault.statusChanged', (next) => {
      told = true;
      onStatus(next);
    });
    void api.vault.status({}).then((result) => { if (result.ok && !told) onStatus(result.value); });
    return stop;
  }, [onStatus]);
};
