// The header made on another disk, on its way there, copied there, back again, taken away from one of two disks, changed there, destroyed there: one of the
// places opens the vault, or, being wiped, none ever does.
import { statSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { headerFoldersOf } from '../../../electron/panic/recognise.ts';
import { finishWipe, wipeVault } from '../../../electron/panic/wipe.ts';
import { createVault, openVault, systemRandom, VaultService, type OpenSession } from '../../../electron/vault/index.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import { headerFolderIn } from '../../../electron/vault/header/folder-name.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { filesWithSlots, slotsOf } from '../../electron/panic/slot-bytes.ts';
import { pathsBelow } from '../../journeys/support/files-of.ts';
import { duressPassphrase, floorKdf, markers, nextPassphrase, passphrase } from '../secrets.ts';
import { steadyRandom } from '../steady-random.ts';
import { clock, layBase, vaultIn, type Ground } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { inspectVault } from './sound.ts';

const [disk, spare] = ['disk', 'spare'] as const;

/** Opens the vault below `root` with the disks that are connected. */
const openFrom = async (root: string, disks: readonly string[], secret = passphrase): Promise<OpenSession> =>
  (await openVault({ folder: vaultIn(root), headerPlaces: disks.map((name) => join(root, name)), secret, kind: 'passphrase', clock, random: systemRandom })).session;

const opensFrom = async (root: string, disks: readonly string[]): Promise<boolean> =>
  openFrom(root, disks).then(async (session) => session.close().then(() => true), (error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'header-not-here') return false;
    throw error;
  });

/** Whether this passphrase opens it with the disk that is connected. */
const opensWith = (root: string, secret: string): Promise<boolean> =>
  openFrom(root, [disk], secret).then(async (session) => session.close().then(() => true), (error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return false;
    throw error;
  });

const withService = async (root: string, disks: readonly string[], work: (service: VaultService) => Promise<unknown>): Promise<void> => {
  const service = new VaultService();
  try {
    await service.open({ folder: vaultIn(root), headerPlaces: disks.map((name) => join(root, name)), secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
    await work(service);
  } finally {
    await service.close();
  }
};

/** What is laid out is kept in the ground as it would be below a root. */
const laidIn = ({ folder }: Pick<Ground, 'folder'>): string => join(folder, 'laid');

const prepareHere = async (ground: Ground): Promise<void> => {
  const laid = laidIn(ground);
  await layBase(ground, laid);
  for (const name of [disk, spare]) await mkdir(join(laid, name));
};

const prepareAway = async (ground: Ground): Promise<void> => {
  await prepareHere(ground);
  const laid = laidIn(ground);
  await withService(laid, [disk], (service) => service.moveHeader(passphrase, join(laid, disk)));
};

const prepareTwice = async (ground: Ground): Promise<void> => {
  await prepareAway(ground);
  const laid = laidIn(ground);
  await withService(laid, [disk], (service) => service.copyHeader(passphrase, join(laid, spare)));
};

const lay: Operation['lay'] = (ground, root) => cp(laidIn(ground), root, { recursive: true });

/** What must hold of a vault whose header may be in its folder or on a disk; `wrong` says what else does not. */
const inspectPlaced = (ground: Ground, root: string, disks: readonly string[], wrong: (isAway: boolean) => readonly string[] | Promise<readonly string[]>, opened?: (folder: string) => Promise<OpenSession>): Promise<readonly string[]> =>
  inspectVault(root, {
    opened: opened ?? (() => openFrom(root, disks)),
    holds: async (session) => {
      const isAway = session.header.home.isElsewhere;
      return [...(await wrong(isAway)), ...(isAway ? (await filesWithSlots(vaultIn(root), ground.slots)).map((file) => `holds a slot: ${file}`) : [])];
    },
  });

const away: Operation = {
  name: 'header-away',
  prepare: prepareHere,
  lay,
  drive: (_, root, acknowledge) => withService(root, [disk], async (service) => {
    await service.moveHeader(passphrase, join(root, disk));
    acknowledge('away');
  }),
  inspect: (ground, root, told) => inspectPlaced(ground, root, [disk], (isAway) => (told.has('away') && !isAway ? ['told that the header moved, and it did not'] : [])),
};

const copy: Operation = {
  name: 'header-copy',
  prepare: prepareAway,
  lay,
  drive: (_, root, acknowledge) => withService(root, [disk], async (service) => {
    await service.copyHeader(passphrase, join(root, spare));
    acknowledge('copied');
  }),
  inspect: async (ground, root, told) => {
    const before = told.has('copied') && !(await opensFrom(root, [spare])) ? ['told of a copy that opens nothing'] : [];
    return [...before, ...(await inspectPlaced(ground, root, [disk, spare], (isAway) => (isAway ? [] : ['the header came into the folder by being copied'])))];
  },
};

const forget: Operation = {
  name: 'header-forget',
  prepare: prepareTwice,
  lay,
  drive: (_, root, acknowledge) => withService(root, [disk, spare], async (service) => {
    // Folders of places are named by the vault: the one on the spare disk is found by it.
    const folder = headerFolderIn(join(root, spare), service.session.vaultId);
    if (await service.removeHeaderCopy(passphrase, folder)) acknowledge('forgotten');
  }),
  inspect: async (ground, root, told) => [
    ...(await inspectPlaced(ground, root, [disk], (isAway) => (isAway ? [] : ['the header came into the folder by a copy being taken away']))),
    ...(told.has('forgotten') ? (await filesWithSlots(join(root, spare), ground.slots)).map((file) => `told that it was taken away, and it holds a slot: ${file}`) : []),
  ],
};

const back: Operation = {
  name: 'header-back',
  prepare: prepareAway,
  lay,
  drive: (_, root, acknowledge) => withService(root, [disk], async (service) => {
    await service.bringHeaderBack(passphrase);
    acknowledge('back');
  }),
  inspect: (ground, root, told) => inspectPlaced(ground, root, [disk], async (isAway) => [
    ...(told.has('back') && isAway ? ['told that the header is back, and it is not'] : []), ...(told.has('back') ? (await readdir(join(root, disk))).map((name) => `left on the disk: ${name}`) : []),
  ]),
};

const change: Operation = {
  name: 'header-passphrase',
  prepare: prepareAway,
  lay,
  drive: (_, root, acknowledge) => withService(root, [disk], async (service) => {
    await service.changePassphrase(passphrase, nextPassphrase);
    acknowledge('changed');
  }),
  inspect: (ground, root, told) => inspectPlaced(ground, root, [disk], () => [], async () => {
    if (told.has('changed')) return openFrom(root, [disk], nextPassphrase);
    // Not told yet which of the two: one of them.
    return openFrom(root, [disk]).catch((error: unknown) => {
      if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return openFrom(root, [disk], nextPassphrase);
      throw error;
    });
  }),
};

const inspectWiped = async ({ slots }: Ground, root: string, told: Told): Promise<readonly string[]> => {
  const folder = vaultIn(root);
  const begun = await finishWipe(folder, await headerFoldersOf(folder, [join(root, disk)]));
  const left = await filesWithSlots(root, slots);
  // The two copies on the disk: nothing had happened yet.
  if (!begun && !told.has('wiped') && left.length === 2) return (await opensFrom(root, [disk])) ? [] : ['does not open although nothing was destroyed'];
  return left.map((file) => `holds a slot: ${file}`);
};

const wipe: Operation = {
  name: 'header-wipe',
  destroys: true,
  prepare: prepareAway,
  lay,
  drive: async (_, root, acknowledge) => {
    const folder = vaultIn(root);
    await wipeVault(folder, await headerFoldersOf(folder, [join(root, disk)]));
    acknowledge('wiped');
  },
  inspect: inspectWiped,
};

const leftOf = (root: string): readonly string[] => [...pathsBelow(vaultIn(root)), ...pathsBelow(join(root, disk))];

/** The start after a wipe that destroyed the slots on the other disk and deleted nothing. */
const settle: Operation = {
  ...wipe,
  name: 'header-wipe-settle',
  lay: async (ground, root) => {
    await lay(ground, root);
    const folder = vaultIn(root);
    await destroySlots([folder, ...(await headerFoldersOf(folder, [join(root, disk)]))]).sync();
  },
  drive: async (_, root, acknowledge) => {
    const folder = vaultIn(root);
    await finishWipe(folder, await headerFoldersOf(folder, [join(root, disk)]));
    if (leftOf(root).length === 0) acknowledge('finished');
  },
  inspect: async ({ slots }, root, told) => {
    const folder = vaultIn(root);
    if (!told.has('finished')) await finishWipe(folder, await headerFoldersOf(folder, [join(root, disk)]));
    const left = leftOf(root);
    return [...left.map((path) => `left and not finished: ${path}`), ...(await filesWithSlots(root, slots)).map((file) => `holds a slot: ${file}`)];
  },
};

const onDisk = (root: string): Promise<readonly string[]> => readdir(join(root, disk)).catch(() => []);

const createThere = (root: string, time: 'first' | 'second') =>
  createVault({ folder: vaultIn(root), headerPlace: join(root, disk), passphrase, memberName: markers.person, kdf: floorKdf, clock, random: steadyRandom(`${time} vault made there`) });

const create: Operation = {
  name: 'create-away',
  lay: async (_, root) => { await mkdir(join(root, disk)); },
  drive: async (_, root, acknowledge) => {
    const { session } = await createThere(root, 'first');
    acknowledge('created');
    await session.close();
    acknowledge('closed');
  },
  inspect: async (_, root, told) => inspectVault(root, {
    opened: async () => {
      try {
        return await openFrom(root, [disk]);
      } catch (error) {
        const unfinished = error instanceof HoldfastError && ['folder-not-a-vault', 'vault-missing'].includes(error.code);
        if (!unfinished || told.has('created')) throw error;
        // Never finished, and said so: the same folder and the same disk take a new vault.
        return (await createThere(root, 'second')).session;
      }
    },
    holds: async ({ header: { home, text } }) => [
      ...(home.isElsewhere ? [] : ['the header came into the folder']), ...(await filesWithSlots(vaultIn(root), slotsOf(text))).map((file) => `holds a slot: ${file}`),
      // What was cut short after the disk was touched may lie there: a header of records that nobody has any more.
      ...(await onDisk(root)).filter((name) => name !== basename(home.folder)).slice(told.has('created') ? 0 : 1).map((name) => `left on the disk: ${name}`),
    ],
  }),
};

const prepareDuress = async (ground: Ground): Promise<void> => {
  await prepareAway(ground);
  await withService(laidIn(ground), [disk], (service) => service.setDestroy(passphrase, duressPassphrase));
};

const isCutOffThere = (root: string): boolean => pathsBelow(join(root, disk)).every((file) => statSync(file).size === 0);

const destroyThere: Operation = {
  name: 'header-duress',
  destroys: true,
  prepare: prepareDuress,
  lay,
  drive: async (_, root, acknowledge) => { if (!(await opensWith(root, duressPassphrase))) acknowledge('answered'); },
  onceMore: async (_, root) => { if (!isCutOffThere(root)) await opensWith(root, duressPassphrase); },
  inspect: async ({ slots }, root, told) => {
    const begun = told.has('answered') || (await filesWithSlots(root, slots)).length !== headerFiles.length;
    // A disk that takes no new bytes at all: the old ones were cut off.
    if (isCutOffThere(root)) return (await filesWithSlots(root, slots)).map((file) => `holds a slot: ${file}`);
    const opens = await opensWith(root, passphrase);
    if (!begun) return opens ? [] : ['does not open although nothing was destroyed'];
    // An opening that finds it half done finishes it.
    return [...(opens ? ['opens after it was destroyed'] : []), ...(await filesWithSlots(root, slots)).map((file) => `holds a slot: ${file}`)];
  },
};

export const headerPlaceOperations: readonly Operation[] = [away, copy, forget, back, change, wipe, settle, create, destroyThere];
