// When this window last saw a vault save. It outlasts a lock, and is of one vault alone: the next one that is opened may be shown to somebody
// who must not learn that there was another.
import type { VaultId } from '../../shared/ids.ts';

export interface LastSaved {
  /** This vault is open; what was saved in another one is forgotten. */
  readonly begin: (vault: VaultId) => void;
  /** The open vault saved something. Ignored while none is. */
  readonly note: (at: number) => void;
  /** The vault was locked. Its time stays for when it is opened again. */
  readonly end: () => void;
  /** In ms since 1970; null where the open vault was not seen to save anything. */
  readonly at: () => number | null;
}

export const createLastSaved = (): LastSaved => {
  let open: VaultId | null = null;
  let last: { readonly vault: VaultId; readonly at: number } | null = null;
  return {
    begin: (vault) => {
      open = vault;
      if (last?.vault !== vault) last = null;
    },
    note: (at) => { if (open !== null) last = { vault: open, at }; },
    end: () => { open = null; },
    at: () => (open === null ? null : last?.at ?? null),
  };
};
