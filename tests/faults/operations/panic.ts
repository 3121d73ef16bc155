// Making a vault unreadable and deleting it: by the tool, as the window strikes, and as its next start finishes that. Afterwards it is as it was, or nothing of it ever opens.
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readPreferences, type PreferenceStore } from '../../../electron/app/preferences.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { resumeWipe } from '../../../electron/panic/resume.ts';
import { strike } from '../../../electron/panic/strike.ts';
import { finishWipe, wipeVault } from '../../../electron/panic/wipe.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { defaultPanicSettings } from '../../../shared/panic/schema.ts';
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

/** Looked at before the next start, which would finish what was told as finished. An empty folder tells nothing and may be there. */
const cameBack = async (root: string, told: Told): Promise<readonly string[]> => (told.has('wiped') && (await isThere(vaultIn(root))) && (await readdir(vaultIn(root))).length > 0 ? ['was told as gone, and files of it are there at the next start'] : []);

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
  inspect: async (ground, root, told) => [...(await cameBack(root, told)), ...(await inspectWiped(ground, root, told))],
};

const profileIn = (root: string): string => join(root, 'profile');

/** A start of the window: what it remembers of the vault says that a wipe was begun, and is brought into line before the files are deleted. */
const startOfWindow = async (root: string): Promise<PreferenceStore> => {
  const store = await readPreferences(profileIn(root));
  await (await resumeWipe(store)).finished;
  return store;
};

/** What does not hold of what the window remembers, once a start found nothing more to do. */
const rememberedWrongly = ({ current, vaultFolder, wipedFolder, panic }: PreferenceStore): readonly string[] => [
  ...(vaultFolder === null ? [] : ['the window still knows the vault']), ...(wipedFolder === null ? [] : ['the window still has files to delete']),
  ...(panic.isSetUp ? ['how panic was set is not forgotten'] : []), ...(current.theme === 'dark' ? [] : ['the colours that were chosen are gone']),
];

/** The window's own way: killed right after it destroyed the slots, its next start writes that down and does the rest, and may be killed at any call of that. */
const resume: Operation = {
  name: 'wipe-resume',
  destroys: true,
  lay: async (ground, root) => {
    await layBase(ground, root);
    const store = await readPreferences(profileIn(root));
    await store.useVault(vaultIn(root));
    await store.changePanic({ ...defaultPanicSettings, isSetUp: true });
    await store.change({ theme: 'dark' });
    await destroySlots([vaultIn(root)]).sync();
  },
  drive: async (_, root, acknowledge) => {
    await startOfWindow(root);
    if (!(await isThere(vaultIn(root)))) acknowledge('wiped');
  },
  inspect: async (ground, root, told) => {
    const back = await cameBack(root, told);
    const remembered = rememberedWrongly(await startOfWindow(root));
    return [...back, ...remembered, ...((await isThere(vaultIn(root))) ? ['the next start did not finish it', ...(await inspectWiped(ground, root, told))] : [])];
  },
};

export const panicOperations: readonly Operation[] = [wipe, strikeAtVault, settle, resume];
