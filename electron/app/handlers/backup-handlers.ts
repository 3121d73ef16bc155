// Main's part of backups: dialogs and tickets. The files themselves are read and written in the vault process.
import { basename } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Handlers } from '../../ipc/handlers.ts';
import type { VaultProcessClient } from '../../vault-process/client.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Tickets } from './tickets.ts';
import type { VaultControl } from '../vault-control.ts';

interface BackupParts {
  readonly vault: VaultControl;
  readonly client: () => VaultProcessClient;
  readonly dialogs: Dialogs;
  readonly tickets: Tickets;
}

export const backupMainHandlers = ({ vault, client, dialogs, tickets }: BackupParts): Handlers<'backup', 'main'> => ({
  async chooseTarget({ suggestedName }) {
    const file = await dialogs.saveAs(suggestedName);
    if (file === null) return { ticket: null, name: '', warnings: [], freeBytes: 0 };
    const { name, warnings, freeBytes } = await client().askInternal('process.backupTarget', { file });
    return { ticket: tickets.issue(file), name, warnings, freeBytes };
  },
  make: ({ ticket, ...backup }) => client().askInternal('process.backupTo', { file: tickets.pathOf(ticket), ...backup }),
  async chooseBackup() {
    const file = await dialogs.chooseBackup();
    if (file === null) return { ticket: null, name: '', opensWith: 'passphrase' };
    const { opensWith } = await client().askInternal('process.backupLook', { file });
    return { ticket: tickets.issue(file), name: basename(file), opensWith };
  },
  tryToOpen: ({ ticket, secret }) => client().askInternal('process.backupTry', { file: tickets.pathOf(ticket), secret }),
  prove: ({ ticket, secret }) => client().askInternal('process.backupProve', { file: tickets.pathOf(ticket), secret }),
  check: ({ ticket, secret }) => client().askInternal('process.backupCheck', { file: tickets.pathOf(ticket), secret }),
  async restore({ backup, folder, secret, evenIfDamaged }) {
    if (vault.status.state === 'open') throw new HoldfastError('vault-in-use');
    const target = tickets.pathOf(folder);
    const restored = await client().askInternal('process.backupRestore', { file: tickets.pathOf(backup), folder: target, secret, evenIfDamaged });
    await vault.use(target);
    return restored;
  },
});
