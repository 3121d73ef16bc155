// Main's part of the ways back: opening with shares, and saving a share where its holder wants it.
import { dirname } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isInside } from '../../evidence/outside/inside-vault.ts';
import type { Handlers } from '../../ipc/handlers.ts';
import type { Dialogs } from '../dialogs.ts';
import { writeDocument } from './document-file.ts';
import type { VaultControl } from '../vault-control.ts';

interface RecoveryParts {
  readonly vault: VaultControl;
  readonly dialogs: Dialogs;
  /** The folder of the open vault. */
  readonly vaultFolder: () => string | null;
}

export const recoveryMainHandlers = ({ vault, dialogs, vaultFolder }: RecoveryParts): Handlers<'recovery', 'main'> => ({
  open: ({ shares, memberName, passphrase, mend = false }) => vault.recover(shares, memberName, passphrase, mend),
  async saveShare({ number, document }) {
    const file = await dialogs.saveOutside(`share-${String(number)}.${document.kind === 'page' ? 'pdf' : 'txt'}`);
    if (file === null) return { saved: false };
    const folder = vaultFolder();
    if (folder !== null && (await isInside(dirname(file), folder))) throw new HoldfastError('target-refused', { reason: 'insideVault' });
    await writeDocument(file, document.kind === 'page' ? document.pdf : Buffer.from(document.text));
    return { saved: true };
  },
});
