// Moves the header between the vault's folder and other disks. The new place is written, synced, read back and opened with the person's own secret
// before anything of the old one is touched, so that a kill at any moment leaves one of them whole.
import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { HeaderPlaces } from '../../../shared/vault/schema.ts';
import { ending } from '../crypto/secret.ts';
import { eraseHeaderFolder } from './erase.ts';
import { headerFolderIn } from './folder-name.ts';
import { holdsHeader } from './place.ts';
import { apartFrom, isSameFolder } from './same-folder.ts';
import { recordPlace } from './header-recorded-place.ts';
import { openHeader, readHeader, repairHeaderCopies, writeHeader, writeStubs } from './header.ts';
import { headerText, sealHeader } from './format.ts';
import { parseRecoveryCode } from '../key-slots/recovery-code.ts';
import { endSlot } from '../key-slots/slot.ts';
import { unlockSecret } from '../key-slots/unlock-secret.ts';
import { confirm } from '../members/members.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { placeOf } from './header-settling.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { fromSystemError } from '../disk/system-failure.ts';

const refuse = (reason: string): never => { throw new HoldfastError('header-place-refused', { reason }); };

/** The folder that this place gives the header; `header-place-refused` (reason) where it cannot lie there. */
export const usablePlace = async (vaultFolder: string, place: string, vaultId: OpenSession['vaultId']): Promise<string> => {
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory() !== true) return refuse('missing');
  const [real, own] = [await realpath(place), await realpath(vaultFolder)];
  if (real === own || real.startsWith(own + sep)) return refuse('insideVault');
  return headerFolderIn(real, vaultId);
};

/** The same for a header that is about to be written for the first time: the folder is made. */
export const placeForHeader = async (vaultFolder: string, place: string, vaultId: OpenSession['vaultId']): Promise<string> => {
  const folder = await usablePlace(vaultFolder, place, vaultId);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(folder));
    return folder;
  } catch (error) {
    throw fromSystemError(error);
  }
};

/** Reads both copies again and opens them with the secret that the person just entered: what lies there now opens this vault, as it stands. */
const prove = async (session: OpenSession, folder: string, current: string): Promise<void> => {
  const secret = unlockSecret(parseRecoveryCode(current).ok ? 'recovery-code' : 'passphrase', current);
  const opened = await ending(secret, (unlock) => openHeader(folder, unlock));
  if ('duress' in opened) {
    endSlot(opened.duress);
    return refuse('readBack');
  }
  const same = opened.problems.length === 0 && headerText(sealHeader(opened.header, opened.masterKey)) === session.header.text;
  opened.masterKey.end();
  if (!same) throw new HoldfastError('header-place-refused', { reason: 'readBack' });
};

/** Writes the header into a folder of its own and proves it there. What could not be finished is taken away again. */
const writeElsewhere = async (session: OpenSession, place: string, folder: string, current: string): Promise<void> => {
  const before = await readHeader(folder).catch(() => null);
  if (before?.candidates.some(({ header }) => header.vaultId !== session.vaultId) === true) refuse('otherVault');
  try {
    await placeForHeader(session.folder, place, session.vaultId);
    await writeHeader(folder, session.header.header, session.header.masterKey);
    await prove(session, folder, current);
  } catch (error) {
    if (before === null) await eraseHeaderFolder(folder).catch(() => undefined);
    throw fromSystemError(error);
  }
};

const begin = async (session: OpenSession, current: string): Promise<void> => {
  if (session.readOnly) throw new HoldfastError('history-rolled-back');
  await session.header.requireHere();
  await confirm(session, current);
};

const others = (session: OpenSession, without: readonly string[]): readonly string[] => {
  const { folder, isElsewhere, others: known } = session.header.home;
  return [...new Set(isElsewhere ? [folder, ...known] : known)].filter((one) => !without.includes(one));
};

/** Whether a header of this vault lies in the folder for good. What a failing disk only seems to hold does not count. */
const isKeptIn = async (folder: string, vaultId: OpenSession['vaultId']): Promise<boolean> =>
  (await holdsHeader(folder, vaultId)) && syncFolder(folder).then(() => true, () => false);

/**
 * After a move that failed. The copy on the other disk was proven and may be the only whole one: it is erased only where the vault's folder keeps
 * the header for certain. Where that folder holds none any more, the header is on the other disk from now on.
 */
const settleFailedMove = async (session: OpenSession, folder: string): Promise<void> => {
  const { header, masterKey, home } = session.header;
  // As long as one of the two in the vault's folder is whole, it counts.
  await repairHeaderCopies(session.folder, header, masterKey).catch(() => undefined);
  if (await isKeptIn(session.folder, session.vaultId)) return eraseHeaderFolder(folder).catch(() => undefined);
  const apart = await apartFrom(folder, home.others);
  if (await holdsHeader(session.folder, session.vaultId)) session.header.moveTo({ ...home, others: [...apart, folder] });
  else session.header.moveTo({ folder, isElsewhere: true, others: apart });
};

/**
 * Moves the header out of the vault's folder. Throws `passphrase-did-not-open`, `header-place-refused`, the failures of either disk; after
 * one, the header is where it was, or on the other disk where the vault's folder lost it: never nowhere.
 */
export const moveHeader = async (session: OpenSession, current: string, place: string): Promise<void> => {
  await begin(session, current);
  if (session.header.home.isElsewhere) refuse('already');
  const folder = await usablePlace(session.folder, place, session.vaultId);
  await writeElsewhere(session, place, folder, current);
  try {
    await writeStubs(session.folder, session.vaultId);
  } catch (error) {
    await settleFailedMove(session, folder);
    throw error;
  }
  session.header.moveTo({ folder, isElsewhere: true, others: await apartFrom(folder, others(session, [])) });
  await recordMove(session);
};

const recordMove = (session: OpenSession): Promise<void> =>
  session.change(async ({ db, at, record }) => {
    await recordPlace(db, placeOf(session.header), at);
    await record('header-moved', 'vault', { openingFile: placeOf(session.header) });
  });

/** Puts one more copy of a header that is elsewhere onto a further disk. Throws as `moveHeader` does. */
export const copyHeader = async (session: OpenSession, current: string, place: string): Promise<void> => {
  await begin(session, current);
  const folder = await usablePlace(session.folder, place, session.vaultId);
  if (!session.header.home.isElsewhere) refuse('notMoved');
  if (await isSameFolder(folder, session.header.home.folder)) refuse('already');
  await writeElsewhere(session, place, folder, current);
  const { home } = session.header;
  session.header.moveTo({ ...home, others: [...(await apartFrom(folder, others(session, [home.folder]))), folder] });
  await session.change(({ record }) => record('header-copied', 'vault', {}));
};

/** Where the header stays when this folder loses it: one of the others that holds it now and is no other path to the same folder. */
const placeBeside = async (session: OpenSession, folder: string, rest: readonly string[]): Promise<string> => {
  for (const one of await apartFrom(folder, rest)) if (await holdsHeader(one, session.vaultId)) return one;
  throw new HoldfastError('last-header-place');
};

/**
 * Takes one copy away, or forgets one whose disk is not there; false then. `last-header-place` for the only one whose disk is there, while
 * the vault's folder has none, whatever paths lead to it.
 */
export const removeHeaderCopy = async (session: OpenSession, current: string, folder: string): Promise<boolean> => {
  await begin(session, current);
  const { home, header } = session.header;
  const rest = others(session, [folder]);
  if (!others(session, []).includes(folder)) throw new HoldfastError('not-found');
  if (home.folder === folder) {
    await session.header.refreshCopies();
    const next = await placeBeside(session, folder, rest);
    await prove(session, next, current);
    session.header.moveTo({ folder: next, isElsewhere: true, others: rest.filter((one) => one !== next) });
  } else {
    if (await holdsHeader(folder, header.vaultId)) await placeBeside(session, folder, [home.folder]);
    session.header.moveTo({ ...home, others: rest.filter((one) => one !== home.folder) });
  }
  const erased = await holdsHeader(folder, header.vaultId);
  if (erased) await eraseHeaderFolder(folder);
  await session.change(({ record }) => record('header-copy-removed', 'vault', { forgotten: !erased }));
  return erased;
};

/**
 * Moves the header back into the vault's folder and takes the copies away whose disks are there. Answers the folders on disks that are not: what
 * lies there still opens the vault. Throws as `moveHeader` does.
 */
export const bringHeaderBack = async (session: OpenSession, current: string): Promise<readonly string[]> => {
  await begin(session, current);
  const { home, header, masterKey } = session.header;
  if (!home.isElsewhere) refuse('already');
  try {
    await writeHeader(session.folder, header, masterKey);
    await prove(session, session.folder, current);
  } catch (error) {
    await writeStubs(session.folder, session.vaultId).catch(() => undefined);
    throw error;
  }
  const left = others(session, []);
  session.header.moveTo({ folder: session.folder, isElsewhere: false, others: left });
  await recordMove(session);
  for (const folder of left) {
    if (!(await holdsHeader(folder, session.vaultId)) || (await isSameFolder(folder, session.folder))) continue;
    await eraseHeaderFolder(folder);
    session.header.moveTo({ ...session.header.home, others: others(session, [folder]) });
  }
  return session.header.home.others;
};

/** Where the header lies and what is known of each place, looked at now. */
export const headerPlaces = async (session: OpenSession): Promise<HeaderPlaces & { readonly folders: readonly string[] }> => {
  const { home, header } = session.header;
  const folders = others(session, []);
  const places = await Promise.all(folders.map(async (folder) => {
    const generations = await readHeader(folder).then(({ candidates }) => candidates.filter((copy) => copy.header.vaultId === session.vaultId).map((copy) => copy.header.generation), () => []);
    return { name: join(folder, '..').split(sep).at(-1) ?? '', isInForce: home.folder === folder, state: generations.length === 0 ? 'not-there' as const : Math.min(...generations) < header.generation ? 'older' as const : 'there' as const };
  }));
  return { home: placeOf(session.header), places, folders };
};
