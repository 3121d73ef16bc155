// What is set up for one's own vault alone: it is kept on this computer, or on disks that stay, and would outlive the made-up case.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { CallName } from '../../../shared/contract/registry.ts';

const forOwnVault: ReadonlySet<CallName> = new Set<CallName>(['panic.confirm', 'panic.change', 'panic.useDecoy', 'panic.rehearse', 'keyDisk.move', 'keyDisk.copy', 'duress.setDecoy', 'duress.setDestroy', 'duress.rehearse', 'rehearsal.makeForTries', 'rehearsal.makeForDisk']);

/** Throws `made-up-case` for such a call while the made-up case is open. */
export const refuseInMadeUpCase = (name: CallName, isMadeUp: boolean): void => {
  if (isMadeUp && forOwnVault.has(name)) throw new HoldfastError('made-up-case');
};
