// Main's part of mirrors: dialogs and tickets. The mirrors themselves are read and written in the vault process.
import { basename } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Handlers } from '../../ipc/handlers.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Tickets } from './tickets.ts';
import type { VaultControl } from '../vault-control.ts';

interface MirrorParts {
  readonly vault: VaultControl;
  readonly client: () => VaultProcessClient;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
}

export const mirrorMainHandlers = ({ vault, client, dialogs, tickets }: MirrorParts): Handlers<'mirror', 'main'> => ({
  async choosePlace() {
    const chosen = await dialogs.chooseFolder('mirror');
    if (chosen === null) return { ticket: null, folderName: '', warnings: [], freeBytes: 0, known: null };
    const { folder, ...place } = await client().askInternal('process.mirrorPlace', { folder: chosen });
    return { ...place, ticket: tickets.issue(folder) };
  },
  add: ({ ticket, name, keeping }) => client().askInternal('process.mirrorAdd', { folder: tickets.pathOf(ticket), name, keeping }),
  async chooseSource() {
    const folder = await dialogs.chooseFolder('mirror-source');
    if (folder === null) return { ticket: null, folderName: '', generations: [] };
    const { generations } = await client().askInternal('process.mirrorLook', { folder });
    return { ticket: tickets.issue(folder), folderName: basename(folder), generations };
  },
  async restore({ mirror, generation, folder, evenIfDamaged }) {
    if (vault.status.state === 'open') throw new HoldfastError('vault-in-use');
    const target = tickets.pathOf(folder);
    const restored = await client().askInternal('process.mirrorRestore', { mirror: tickets.pathOf(mirror), generation, folder: target, evenIfDamaged });
    await vault.use(target);
    return restored;
  },
});
