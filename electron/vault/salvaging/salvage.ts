// Saves what can still be decrypted from a vault whose database is damaged: header and master key first, then every key that lies on any page
// of the records, then every object that one of them opens. Writes nothing into the vault, trusts nothing in it, and lists what it could not save.
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { PersonalSlotKind } from '../../../shared/vault/schema.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import type { RandomSource } from '../crypto/random.ts';
import { ending } from '../crypto/secret.ts';
import { subkeyLabels } from '../crypto/derive.ts';
import { databaseKey } from '../database/database-keys.ts';
import type { CarvedRow } from '../database/carved-rows.ts';
import { tellFailure, unlockFolder } from '../duress/unlock.ts';
import { findHeader } from '../header/place.ts';
import { takeInUse } from '../opening/in-use.ts';
import { unlockSecret } from '../key-slots/unlock-secret.ts';
import { createFileObjectStore } from '../objects/file-object-store.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { findInRecords } from './found.ts';
import type { Described, Found } from './found.ts';
import { keepIncomplete, ObjectNotRead, prepareTarget, requireOutside, safeName, writeObject } from './target.ts';
import { syncFolder } from '../disk/sync-folder.ts';
import { asFailure, fromSystemError } from '../disk/system-failure.ts';
import { writeNewFile } from '../disk/whole-file.ts';
import { recordsFile } from '../vault-files.ts';

export interface SalvageRequest {
  readonly folder: string;
  /** Where on other disks the header may lie. */
  readonly headerPlaces?: readonly string[];
  readonly secret: string;
  readonly kind: PersonalSlotKind;
  readonly random: RandomSource;
  /** A new or empty folder: what is saved lies there unencrypted. */
  readonly target: string;
  /** The item and file name that a row of the records tells of an object; null for a row that tells nothing of the kind. */
  readonly describe: (row: CarvedRow) => Described | null;
  readonly onSaved?: (file: string) => void;
}

export interface SalvageResult {
  readonly saved: readonly { readonly object: ObjectId; readonly item: string | null; readonly file: string; readonly bytes: number }[];
  /** `incomplete` is the file with what came before the damage, when anything did. `database-damaged`: the object's key could not be found. */
  readonly notSaved: readonly { readonly object: ObjectId; readonly item: string | null; readonly code: string; readonly incomplete: string | null }[];
  /** Rows of objects that are missing and whose files are missing too. */
  readonly unreadableRows: number;
  /** Pages of the records on which some byte is not what was written. */
  readonly damagedPages: number;
}

const listFile = 'what-was-saved.json';

/** Files whose key was on a page that cannot be read. Where no page is damaged, a file without a key is what an interrupted write left. */
const withoutKey = async (objects: ObjectStore, { refs, described, damagedPages }: Found): Promise<SalvageResult['notSaved']> => {
  if (damagedPages === 0) return [];
  const known = new Set(refs.map(({ id }) => id));
  const lost: SalvageResult['notSaved'][number][] = [];
  for await (const { id, unfinished } of objects.inventory()) {
    if (id !== null && !unfinished && !known.has(id)) lost.push({ object: id, item: described.get(id)?.item ?? null, code: 'database-damaged', incomplete: null });
  }
  return lost;
};

/** What was found, and in which vault's folder. */
interface FoundIn {
  readonly found: Found;
  readonly folder: string;
}

const saveAll = async ({ found, folder }: FoundIn, request: SalvageRequest): Promise<SalvageResult> => {
  const objects = createFileObjectStore({ folder, random: request.random });
  const saved: SalvageResult['saved'][number][] = [];
  const notSaved: SalvageResult['notSaved'][number][] = [];
  for (const ref of found.refs) {
    const described = found.described.get(ref.id);
    const item = described?.item ?? null;
    // The object's own id keeps names apart that are the same.
    const file = safeName(described === undefined ? ref.id : `${described.item} ${ref.id.slice(0, 8)} ${described.fileName}`);
    try {
      await writeObject(objects, ref, join(request.target, file));
      saved.push({ object: ref.id, item, file, bytes: ref.size });
      request.onSaved?.(file);
    } catch (error) {
      // What concerns this object alone, a sector that cannot be read among it, does not end the saving; a full disk does.
      if (!(error instanceof ObjectNotRead)) throw fromSystemError(error);
      notSaved.push({ object: ref.id, item, code: asFailure(error.cause).code, incomplete: await keepIncomplete(request.target, file) });
    }
  }
  const lost = await withoutKey(objects, found);
  return { saved, notSaved: [...notSaved, ...lost], unreadableRows: Math.max(0, found.missingRows - lost.length), damagedPages: found.damagedPages };
};

const writeList = async (target: string, result: SalvageResult): Promise<void> => {
  await writeNewFile(join(target, listFile), `${JSON.stringify(result, null, 2)}\n`);
  await syncFolder(target);
};

/** What the records still hold for whoever this secret lets in. */
const findFor = async (request: SalvageRequest): Promise<FoundIn> => {
  const place = { folder: request.folder, home: await findHeader(request.folder, request.headerPlaces ?? []), places: request.headerPlaces ?? [] };
  const unlocked = await ending(unlockSecret(request.kind, request.secret), (unlock) => unlockFolder(place, unlock));
  const { folder, header } = unlocked;
  const key = await ending(header.masterKey, (owned) => databaseKey(owned, subkeyLabels.recordsDatabase));
  try {
    const found = await findInRecords(join(folder, recordsFile), key, header.slotId, request.describe);
    // A header that was put back opens nothing for someone who was removed, also not here.
    if (found.slotRemoved) return await tellFailure(unlocked, new HoldfastError('passphrase-did-not-open', { reason: 'removed' }));
    if (found.refs.length === 0 && found.damagedPages === found.pages) throw new HoldfastError('database-damaged');
    return { found, folder };
  } finally {
    key.fill(0);
  }
};

/**
 * Writes every object that can still be decrypted to `target`, with a list of what could not be saved (`what-was-saved.json`, also the
 * answer). Throws `target-exists`, `input-refused` for a folder inside the vault, the failures of unlocking, `database-damaged` when no page at
 * all can be read, and those of the disk.
 */
export const salvageVault = async (request: SalvageRequest): Promise<SalvageResult> => {
  await requireOutside(request.target, request.folder);
  await prepareTarget(request.target);
  const lock = await takeInUse(request.folder);
  try {
    const found = await findFor(request);
    try {
      const result = await saveAll(found, request);
      await writeList(request.target, result);
      return result;
    } finally {
      for (const { key } of found.found.refs) key.fill(0);
    }
  } finally {
    await lock.undo();
  }
};
