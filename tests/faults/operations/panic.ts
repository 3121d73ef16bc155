// Making a vault unreadable and deleting it: by the tool, and as the window strikes. Afterwards it is as it was, or nothing of it ever opens.
import { access, readdir } from 'node:fs/promises';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { strike } from '../../../electron/panic/strike.ts';
import { finishWipe, wipeVault } from '../../../electron/panic/wipe.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { filesWithSlots } from '../../electron/panic/slot-bytes.ts';
import { passphrase } from '../secrets.ts';
import { layBase, open, vaultIn, type Ground } from './ground.ts';
import type { Operation, Told } from './operation.ts';

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

const stillOpens = (folder: string, secret: string, kind: 'passphrase' | 'recovery-code'): Promise<boolean> =>
  open(folder, secret, kind).then(async (session) => session.close().then(() => true), (error: unknown) => {
    if (error instanceof HoldfastError) return false;
    throw error;
  });

/** What the next start does first; after it a vault is as it was or is gone, and then nothing of its slots is left in any file. */
const inspectWiped = async ({ recoveryCode, slots }: Ground, root: string, told: Told): Promise<readonly string[]> => {
  const folder = vaultIn(root);
  const begun = await finishWipe(folder);
  if (!begun && (await isThere(folder))) {
    // Nothing had happened yet, or all that is left is an empty folder.
    const touched = told.has('wiped') || (await filesWithSlots(folder, slots)).length !== headerFiles.length;
    if (touched) return (await readdir(folder)).map((name) => `left and not finished: ${name}`);
    return (await stillOpens(folder, passphrase, 'passphrase')) ? [] : ['does not open although nothing was destroyed'];
  }
  if (!(await isThere(folder))) return [];
  const opens = (await stillOpens(folder, passphrase, 'passphrase')) || (await stillOpens(folder, recoveryCode, 'recovery-code'));
  return [...(opens ? ['opens after it was destroyed'] : []), 'the folder is still there', ...(await filesWithSlots(folder, slots)).map((file) => `holds a slot: ${file}`)];
};

const wipe: Operation = {
  name: 'wipe',
  destroys: true,
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    await wipeVault(vaultIn(root));
    acknowledge('wiped');
  },
  inspect: inspectWiped,
};

const strikeAtVault: Operation = {
  name: 'strike',
  destroys: true,
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    // Nobody holds the keys here: ending that process has tests of its own.
    const { left } = await strike({ folder: vaultIn(root), headerFolders: [], kill: () => Promise.resolve(), onUnreadable: () => { acknowledge('shown'); } });
    if (left.length === 0) acknowledge('wiped');
  },
  inspect: inspectWiped,
};

/** The start after a wipe that ended with its slots destroyed and nothing deleted: all of the finishing is still to be done. */
const settle: Operation = {
  name: 'wipe-settle',
  destroys: true,
  lay: async (ground, root) => {
    await layBase(ground, root);
    await destroySlots([vaultIn(root)]).sync();
  },
  drive: async (_, root, acknowledge) => {
    const folder = vaultIn(root);
    await finishWipe(folder);
    if (!(await isThere(folder))) acknowledge('wiped');
  },
  inspect: inspectWiped,
};

export const panicOperations: readonly Operation[] = [wipe, strikeAtVault, settle];
