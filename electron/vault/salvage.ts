// Saves what can still be decrypted from a vault whose database is damaged: header and master key first, then every row that can be read,
// then every object whose key was found. Writes nothing into the vault, trusts nothing in it, and lists what it could not save.
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { ObjectId } from '../../shared/ids.ts';
import { MiB } from '../../shared/sizes.ts';
import type { RandomSource } from './crypto/random.ts';
import { ending } from './crypto/secret.ts';
import { subkeyLabels } from './crypto/derive.ts';
import { databaseKey } from './database-keys.ts';
import type { ReadableDb } from './database/handle.ts';
import { openForSalvage } from './database/salvage.ts';
import { openHeader } from './header.ts';
import { takeInUse } from './in-use.ts';
import type { SlotKind } from './key-slots/slot.ts';
import { unlockSecret } from './key-slots/unlock-secret.ts';
import { allObjects } from './objects-repository.ts';
import { createFileObjectStore } from './objects/file-object-store.ts';
import type { ObjectRef, ObjectStore } from './objects/object-store.ts';
import { syncFolder } from './sync-folder.ts';
import { asFailure, fromSystemError, systemCode } from './system-failure.ts';
import { recordsFile } from './vault-files.ts';

export interface SalvageRequest {
  readonly folder: string;
  readonly secret: string;
  readonly kind: SlotKind;
  readonly random: RandomSource;
  /** A new or empty folder: what is saved lies there unencrypted. */
  readonly target: string;
  /** The item and file name of an object, from whatever rows can still be read; null when nothing can be told. */
  readonly describe: (db: ReadableDb, id: ObjectId) => Promise<{ readonly item: string; readonly fileName: string } | null>;
  readonly onSaved?: (file: string) => void;
}

export interface SalvageResult {
  readonly saved: readonly { readonly object: ObjectId; readonly item: string | null; readonly file: string; readonly bytes: number }[];
  /** `incomplete` is the file with what came before the damage, when anything did. */
  readonly notSaved: readonly { readonly object: ObjectId; readonly item: string | null; readonly code: string; readonly incomplete: string | null }[];
  /** Most rows that lie on pages which cannot be read: objects whose keys are lost with them. */
  readonly unreadableRows: number;
}

const listFile = 'what-was-saved.json';

/** What is saved is not encrypted: inside the vault it would travel with the vault to wherever that is copied. */
const requireOutside = (target: string, folder: string): void => {
  const way = relative(resolve(folder), resolve(target));
  // On another drive of Windows the way is the whole path.
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) {
    throw new HoldfastError('input-refused', { field: 'output' });
  }
};

const prepareTarget = async (target: string): Promise<void> => {
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length > 0) throw new HoldfastError('target-exists');
  } catch (error) {
    throw systemCode(error) === 'EEXIST' ? new HoldfastError('target-exists') : fromSystemError(error);
  }
};

/** Names come from a damaged database: no separators, no control or direction characters, not hidden, not endless. */
const safeName = (name: string): string =>
  name.toWellFormed().replace(/[/\\:*?"<>|]|\p{C}/gu, '_').replace(/^\.+/, '_').slice(0, 120).replace(/[. ]+$/, '_');

const writeObject = async (objects: ObjectStore, ref: ObjectRef, path: string): Promise<void> => {
  const reader = await objects.open(ref);
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      for (let at = 0; at < reader.size; at += MiB) await handle.writeFile(await reader.read(at, Math.min(reader.size, at + MiB)));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } finally {
    await reader.close();
  }
};

/** Half a video may still show who was there: what came before the damage is kept under a name that says so. */
const keepIncomplete = async (target: string, file: string): Promise<string | null> => {
  const written = await stat(join(target, file)).catch(() => null);
  if (written === null) return null;
  if (written.size === 0) {
    await unlink(join(target, file));
    return null;
  }
  const incomplete = `${file}.incomplete`;
  await rename(join(target, file), join(target, incomplete));
  return incomplete;
};

const saveAll = async (db: ReadableDb, request: SalvageRequest): Promise<SalvageResult> => {
  const objects = createFileObjectStore({ folder: request.folder, random: request.random });
  const saved: SalvageResult['saved'][number][] = [];
  const notSaved: SalvageResult['notSaved'][number][] = [];
  let unreadableRows = 0;
  for await (const ref of allObjects(db, (rows) => { unreadableRows += rows; })) {
    const described = await request.describe(db, ref.id).catch(() => null);
    const item = described?.item ?? null;
    // The object's own id keeps names apart that are the same.
    const file = safeName(described === null ? ref.id : `${described.item} ${ref.id.slice(0, 8)} ${described.fileName}`);
    try {
      await writeObject(objects, ref, join(request.target, file));
      saved.push({ object: ref.id, item, file, bytes: ref.size });
      request.onSaved?.(file);
    } catch (error) {
      const { code } = asFailure(error);
      // What concerns this object alone does not end the saving; a full disk does.
      if (code !== 'object-damaged' && code !== 'object-missing') throw fromSystemError(error);
      notSaved.push({ object: ref.id, item, code, incomplete: await keepIncomplete(request.target, file) });
    }
  }
  return { saved, notSaved, unreadableRows };
};

const writeList = async (target: string, result: SalvageResult): Promise<void> => {
  const handle = await open(join(target, listFile), 'wx', 0o600);
  await handle.writeFile(`${JSON.stringify(result, null, 2)}\n`).then(() => handle.sync()).finally(() => handle.close());
  await syncFolder(target);
};

/**
 * Writes every object that can still be decrypted to `target`, with a list of what could not be saved (`what-was-saved.json`, also the
 * answer). Throws `target-exists`, `input-refused` for a folder inside the vault, the failures of unlocking, `database-damaged` when no row at all can be read, and those of
 * the disk.
 */
export const salvageVault = async (request: SalvageRequest): Promise<SalvageResult> => {
  requireOutside(request.target, request.folder);
  await prepareTarget(request.target);
  const lock = await takeInUse(request.folder);
  try {
    const { masterKey } = await ending(unlockSecret(request.kind, request.secret), (secret) => openHeader(request.folder, secret));
    const key = await ending(masterKey, (owned) => databaseKey(owned, subkeyLabels.recordsDatabase));
    try {
      const { db, close } = await openForSalvage(join(request.folder, recordsFile), key);
      const result = await saveAll(db, request).finally(close);
      await writeList(request.target, result);
      return result;
    } finally {
      key.fill(0);
    }
  } finally {
    await lock.undo();
  }
};
