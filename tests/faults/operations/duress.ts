// A duress passphrase that is set, one that is taken away, one that leads to a decoy, and one that destroys: whoever opens next finds the vault as it was, or a vault that opens for nobody.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { createVault, systemRandom, VaultService, type OpenSession } from '../../../electron/vault/index.ts';
import { duressEffect, setDecoy, setDestroy } from '../../../electron/vault/duress/change.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { filesWithSlots } from '../../electron/panic/slot-bytes.ts';
import { withoutUnread } from '../../../shared/custody/schema.ts';
import { duressPassphrase, floorKdf, markers, passphrase } from '../secrets.ts';
import { steadyRandom } from '../steady-random.ts';
import { clock, layBase, open, vaultIn, type Ground } from './ground.ts';
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

const withService = async (root: string, work: (service: VaultService) => Promise<void>): Promise<void> => {
  const service = new VaultService();
  await service.open({ folder: vaultIn(root), secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
  await work(service).finally(() => service.close());
};

/** What the log shows of it: nothing, because whoever is made to open the vault is made to show that. */
const inLog = async (session: OpenSession): Promise<readonly string[]> => {
  const { entries } = await entriesPage(session.read, null, 0, 100);
  return withoutUnread(entries).filter(({ action, details }) => !['vault-created', 'imported', 'vault-opened'].includes(action) || 'headerPutBack' in details).map(({ action }) => `the log shows ${action}`);
};

const set: Operation = {
  name: 'duress-set',
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    await withService(root, async (service) => {
      await service.setDestroy(passphrase, duressPassphrase);
      acknowledge('set');
    });
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const effect = await duressEffect(session, duressPassphrase);
      return [...(await inLog(session)), ...(told.has('set') && effect !== 'destroy' ? [`told that it is set, and it does ${effect}`] : [])];
    },
  }),
};

const prepareDestroy = async ({ base }: Ground): Promise<void> => {
  const session = await open(base);
  await setDestroy(session, passphrase, duressPassphrase);
  await session.close();
};

const destroy: Operation = {
  name: 'duress-destroy',
  destroys: true,
  prepare: prepareDestroy,
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

const remove: Operation = {
  name: 'duress-remove',
  prepare: prepareDestroy,
  lay: layBase,
  drive: (_, root, acknowledge) => withService(root, async (service) => {
    await service.removeDuress(passphrase);
    acknowledge('removed');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const effect = await duressEffect(session, duressPassphrase);
      const isOne = told.has('removed') ? effect === 'nothing' : effect === 'destroy' || effect === 'nothing';
      return [...(isOne ? [] : [`told ${told.last}, and the duress passphrase does ${effect}`]), ...(await inLog(session))];
    },
  }),
};

const decoyIn = (root: string): string => join(root, 'decoy');

const makeDecoy = async (root: string, time: 'first' | 'second'): Promise<void> => {
  const { session } = await createVault({ folder: decoyIn(root), passphrase: duressPassphrase, memberName: markers.person, kdf: floorKdf, clock, random: steadyRandom(`${time} decoy`) });
  await session.close();
};

const decoy: Operation = {
  name: 'duress-decoy',
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      await setDecoy(session, passphrase, duressPassphrase, decoyIn(root), () => makeDecoy(root, 'first'));
      acknowledge('set');
    } finally {
      await session.close();
    }
  },
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const effect = await duressEffect(session, duressPassphrase);
      const wrong = [...(told.has('set') && effect !== 'decoy' ? [`told that a decoy is set, and it does ${effect}`] : []), ...(await inLog(session))];
      // What was cut short is done once more: the vault that was made for it is taken, or made, and then it leads there.
      if (effect !== 'decoy') await setDecoy(session, passphrase, duressPassphrase, decoyIn(root), () => (stillOpens(decoyIn(root), duressPassphrase, 'passphrase').catch(() => false)).then((opens) => (opens ? Promise.resolve() : makeDecoy(root, 'second'))));
      const led = await open(decoyIn(root), duressPassphrase);
      await led.close();
      return [...wrong, ...(led.vaultId === session.vaultId ? ['the decoy is the vault itself'] : [])];
    },
  }),
};

export const duressOperations: readonly Operation[] = [set, destroy, remove, decoy];
