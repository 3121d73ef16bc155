// A duress passphrase that is set, and one that destroys: whoever opens next finds the vault as it was, or a vault that opens for nobody.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { systemRandom, VaultService } from '../../../electron/vault/index.ts';
import { duressEffect, setDestroy } from '../../../electron/vault/duress/change.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { filesWithSlots } from '../../electron/panic/slot-bytes.ts';
import { duressPassphrase, passphrase } from '../secrets.ts';
import { clock, layBase, open, vaultIn } from './ground.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

const didNotOpen = (error: unknown): false => {
  if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return false;
  throw error;
};

const stillOpens = (folder: string, secret: string, kind: 'passphrase' | 'recovery-code'): Promise<boolean> =>
  open(folder, secret, kind).then(async (session) => session.close().then(() => true), didNotOpen);

/** A disk that takes no new bytes at all: the old ones were cut off, and the header's files are empty. */
const isCutOff = (folder: string): boolean => headerFiles.every((file) => statSync(join(folder, file)).size === 0);

const set: Operation = {
  name: 'duress-set',
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    const service = new VaultService();
    await service.open({ folder: vaultIn(root), secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
    try {
      await service.setDestroy(passphrase, duressPassphrase);
      acknowledge('set');
    } finally {
      await service.close();
    }
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const { entries } = await entriesPage(session.read, null, 0, 100);
      const shows = entries.filter(({ action, details }) => !['vault-created', 'imported', 'vault-opened'].includes(action) || 'headerPutBack' in details);
      const effect = await duressEffect(session, duressPassphrase);
      return [...shows.map(({ action }) => `the log shows ${action}`), ...(told.has('set') && effect !== 'destroy' ? [`told that it is set, and it does ${effect}`] : [])];
    },
  }),
};

const destroy: Operation = {
  name: 'duress-destroy',
  destroys: true,
  prepare: async ({ base }) => {
    const session = await open(base);
    await setDestroy(session, passphrase, duressPassphrase);
    await session.close();
  },
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    if (!(await stillOpens(vaultIn(root), duressPassphrase, 'passphrase'))) acknowledge('answered');
  },
  // Its answer is that of a wrong passphrase whether or not the disk took it, so that nobody who looks on can tell.
  onceMore: async (_, root) => { if (!isCutOff(vaultIn(root))) await stillOpens(vaultIn(root), duressPassphrase, 'passphrase'); },
  inspect: async ({ recoveryCode, slots }, root, told) => {
    const folder = vaultIn(root);
    const begun = told.has('answered') || (await filesWithSlots(folder, slots)).length !== headerFiles.length;
    if (isCutOff(folder)) return (await filesWithSlots(folder, slots)).map((file) => `holds a slot: ${file}`);
    const opens = [await stillOpens(folder, passphrase, 'passphrase'), await stillOpens(folder, recoveryCode, 'recovery-code')];
    if (!begun) return opens.includes(false) ? ['does not open although nothing was destroyed'] : [];
    return [...(opens.includes(true) ? ['opens after it was destroyed'] : []), ...(await filesWithSlots(folder, slots)).map((file) => `holds a slot: ${file}`)];
  },
};

export const duressOperations: readonly Operation[] = [set, destroy];
