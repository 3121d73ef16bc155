// Main's part of handover: the dialog for a pack, and tickets. Where a pack goes is asked like a backup's place. The files themselves are read and written in the vault process.
import { basename } from 'node:path';
import type { Handlers } from '../../ipc/handlers.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Tickets } from './tickets.ts';

interface HandoverParts {
  readonly client: () => VaultProcessClient;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
}

export const handoverMainHandlers = ({ client, dialogs, tickets }: HandoverParts): Handlers<'handover', 'main'> => ({
  handOver: ({ ticket, ...input }) => client().askInternal('process.handOverTo', { ...input, file: tickets.pathOf(ticket) }),
  async choosePack() {
    const file = await dialogs.choosePack();
    if (file === null) return { ticket: null, name: '' };
    await client().askInternal('process.packLook', { file });
    return { ticket: tickets.issue(file), name: basename(file) };
  },
  takeIn: ({ ticket, ...how }) => client().askInternal('process.takeInFrom', { file: tickets.pathOf(ticket), ...how }),
});
