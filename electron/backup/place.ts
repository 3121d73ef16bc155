// Where the next backup goes without being asked, and what a killed backup left behind. Both are choices kept beside the settings of the vault.
import { lstat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { suggestedName } from '../../shared/backup/rules.ts';
import type { BackupState } from '../../shared/backup/schema.ts';
import type { Instant } from '../../shared/time.ts';
import { choices } from '../settings/choices.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import { changeList, readList } from '../settings/stored-list.ts';
import type { ReadableDb, WritableDb } from '../vault/database/handle.ts';
import type { VaultSession } from '../vault/session.ts';
import { syncFolder } from '../vault/disk/sync-folder.ts';
import { systemCode } from '../vault/disk/system-failure.ts';
import { recipientsInForce } from './repository.ts';

type Begun = z.infer<typeof choices.backupBegun.schema>[number];

const begunNow = async (db: ReadableDb): Promise<readonly Begun[]> => (await readList(db, choices.backupBegun)).known;

/** Passing names of backups that this process is writing now: they are not left, they are under way. */
const underWay = new Set<string>();

interface NextBackup {
  readonly folder: string;
  /** Of the recipients. */
  readonly ids: readonly string[];
  /** Whether every item is read with its own key meanwhile. */
  readonly readItems: boolean;
}

export const rememberPlace = (session: VaultSession, { folder, ids, readItems }: NextBackup): Promise<void> =>
  session.change(async ({ db, at, record }) => {
    const next = { folder, ids: [...ids], readItems };
    if (JSON.stringify(await readChoice(db, choices.backupPlace, null)) === JSON.stringify(next)) return;
    await writeChoice(db, choices.backupPlace, next, at);
    await record('settings-changed', 'vault', { backupPlace: folder });
  });

export const forgetPlace = (session: VaultSession): Promise<void> =>
  session.change(async ({ db, at, record }) => {
    if ((await readChoice(db, choices.backupPlace, null)) === null) return;
    await writeChoice(db, choices.backupPlace, null, at);
    await record('settings-changed', 'vault', { backupPlace: null });
  });

/** The remembered place as it is shown: the folder's own name, and for whom. Those who were removed since are left out. */
export const rememberedPlace = async (db: ReadableDb): Promise<BackupState['place']> => {
  const place = await readChoice(db, choices.backupPlace, null);
  if (place === null) return null;
  const known = await recipientsInForce(db);
  return { folder: basename(place.folder), names: known.filter(({ id }) => place.ids.includes(id)).map(({ name }) => name), readItems: place.readItems };
};

/** The file of the next backup, its recipients and how it is made. Throws `not-found` when no place is remembered. */
export const nextAtPlace = async (session: VaultSession): Promise<Omit<NextBackup, 'folder'> & { readonly file: string }> => {
  const place = await readChoice(session.read, choices.backupPlace, null);
  if (place === null) throw new HoldfastError('not-found');
  const known = new Set((await recipientsInForce(session.read)).map(({ id }) => id));
  return { file: join(place.folder, suggestedName(new Date(session.clock()))), ids: place.ids.filter((id) => known.has(id)), readItems: place.readItems };
};

const forgetBegun = (db: WritableDb, part: string, at: Instant): Promise<void> => changeList(db, choices.backupBegun, at, (begun) => begun.filter((one) => one.part !== part));

/** Whether the file is certainly gone: its folder is there, and it is not in it. */
const isGone = ({ folder, part }: Begun): Promise<boolean> =>
  lstat(join(folder, part)).then(() => false, async (error: unknown) => systemCode(error) === 'ENOENT' && (await lstat(folder).then(() => true, () => false)));

/** Forgets the note of a file that is gone. One that was being taken away when the program ended is put on record now. */
const settleBegun = async (session: VaultSession, begun: Begun): Promise<boolean> => {
  const gone = await isGone(begun);
  if (gone) {
    await session.change(async ({ db, at, record }) => {
      await forgetBegun(db, begun.part, at);
      if (begun.removing === true) await record('backup-part-removed', 'vault', { name: begun.part, folder: begun.folder, noticedAtOpening: true });
    });
  }
  return gone;
};

/** Notes that a file of this passing name is begun; `work` writes it. What is still noted when the vault is opened next was left by a kill. */
export const whileBegun = async <T>(session: VaultSession, begun: Begun, work: () => Promise<T>): Promise<T> => {
  underWay.add(begun.part);
  try {
    await session.change(({ db, at }) => changeList(db, choices.backupBegun, at, (before) => [...before, begun]));
    return await work();
  } finally {
    // A file that could not be taken away, because its disk is gone, stays noted.
    await settleBegun(session, begun).catch(() => undefined);
    underWay.delete(begun.part);
  }
};

const leftNow = async (db: ReadableDb): Promise<readonly Begun[]> => (await begunNow(db)).filter(({ part }) => !underWay.has(part));

/** What killed backups may have left. A lock takes the file away as it ends the vault, and then nobody notes it: what is seen to be gone is not named. */
export const leftBackups = async (db: ReadableDb): Promise<BackupState['left']> => {
  const begun = await leftNow(db);
  const gone = await Promise.all(begun.map(isGone));
  return begun.filter((_, at) => gone[at] === false).map(({ folder, part }) => ({ folder, name: part }));
};

/** Notes whether the file is being taken away. */
const noteRemoving = (session: VaultSession, { folder, part }: Begun, removing: boolean): Promise<void> =>
  session.change(({ db, at }) => changeList(db, choices.backupBegun, at, (begun) => begun.map((one) => (one.part === part ? { folder, part, ...(removing ? { removing } : {}) } : one))));

/**
 * Ends what a kill left of taking such files away: one that is gone is put on record, one that is still there is as it was. Call it right after opening.
 */
export const settleRemovedBackups = async (session: VaultSession): Promise<void> => {
  for (const begun of (await leftNow(session.read)).filter(({ removing }) => removing === true)) {
    const isThere = await lstat(join(begun.folder, begun.part)).then(() => true, () => false);
    if (isThere) await noteRemoving(session, begun, false);
    else await settleBegun(session, begun);
  }
};

const removeOne = async (session: VaultSession, begun: Begun): Promise<boolean> => {
  const path = join(begun.folder, begun.part);
  const status = await lstat(path).catch((error: unknown) => (systemCode(error) === 'ENOENT' ? null : undefined));
  if (status === null) return settleBegun(session, begun);
  if (status === undefined || !status.isFile()) return false;
  // Noted before the file goes, so that it cannot be gone without an entry: where this ends here, the next opening writes it.
  await noteRemoving(session, begun, true);
  if (!(await unlink(path).then(() => true, () => false))) {
    await noteRemoving(session, begun, false);
    return false;
  }
  await syncFolder(begun.folder).catch(() => undefined);
  await session.change(async ({ db, at, record }) => {
    await forgetBegun(db, begun.part, at);
    await record('backup-part-removed', 'vault', { name: begun.part, folder: begun.folder });
  });
  return true;
};

/** Takes the left files away and puts that on record. False when one could not be. */
export const removeLeftBackups = async (session: VaultSession): Promise<boolean> => {
  let all = true;
  for (const begun of await leftNow(session.read)) all = (await removeOne(session, begun)) && all;
  return all;
};
