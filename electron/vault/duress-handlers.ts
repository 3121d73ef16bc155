// Answers the duress calls that run in the vault process, and main's own calls for a decoy and for asking a passphrase again.
import type { Handlers } from '../ipc/handlers.ts';
import type { ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import type { VaultService } from './service.ts';

export const duressHandlers = (service: VaultService): Handlers<'duress', 'vault'> => ({
  async setDestroy({ current, passphrase }) {
    await service.setDestroy(current, passphrase);
    return {};
  },
  async remove({ current }) {
    await service.removeDuress(current);
    return {};
  },
  effect: async ({ passphrase }) => ({ effect: await service.duressEffect(passphrase) }),
});

type Asked = 'process.setDecoy' | 'process.confirm';

export const askedAgainHandlers = (service: VaultService): { readonly [N in Asked]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> } => ({
  async 'process.setDecoy'({ current, passphrase, folder, memberName }) {
    await service.setDecoy(current, passphrase, folder, memberName);
    return {};
  },
  async 'process.confirm'({ current }) {
    await service.confirm(current);
    return {};
  },
});
