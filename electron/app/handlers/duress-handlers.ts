// Main's part of duress passphrases: the folder behind a ticket, and the rehearsal, which has a vault process of its own.
import type { Handlers } from '../../ipc/handlers.ts';
import type { DuressRehearsal } from '../../panic/duress-rehearsal.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Tickets } from './tickets.ts';

interface DuressParts {
  readonly client: () => VaultProcessClient;
  readonly tickets: Tickets;
  readonly duressRehearsal: () => DuressRehearsal;
}

export const duressMainHandlers = ({ client, tickets, duressRehearsal }: DuressParts): Handlers<'duress', 'main'> => ({
  setDecoy: ({ ticket, ...input }) => client().askInternal('process.setDecoy', { ...input, folder: tickets.pathOf(ticket) }),
  rehearse: async ({ choice }) => ({ passphrase: await duressRehearsal().make(choice) }),
  attempt: ({ secret }) => duressRehearsal().attempt(secret),
  async endRehearsal() {
    await duressRehearsal().end();
    return {};
  },
});
