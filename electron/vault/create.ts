// Makes a vault. The header is written last: until then there is nothing that opens, and what an interrupted creation left holds nothing
// that anyone could ever decrypt, so the next creation may clear it away.
import { chmod, mkdir, open, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { emptyChain } from '../../shared/custody/rules.ts';
import type { PersonalSlotKind } from '../../shared/vault/schema.ts';
import { AnchorKeeper } from './anchor.ts';
import type { Argon2Parameters } from './crypto/argon2.ts';
import { deriveSubkey, subkeyLabels } from './crypto/derive.ts';
import { proveAlgorithms } from './crypto/known-answers.ts';
import type { RandomSource } from './crypto/random.ts';
import { ending, Secret } from './crypto/secret.ts';
import { databaseKey } from './database/database-keys.ts';
import { previewsMigrations, recordsMigrations } from './database/migrations/index.ts';
import { createDatabase } from './database/open.ts';
import { reserveSlot } from './duress/reserved-slot.ts';
import { HeaderKeeper } from './header/header-keeper.ts';
import { newHeader, stretch, withSlots, writeHeader, writeStubs } from './header/header.ts';
import { eraseHeaderFolder } from './header/erase.ts';
import type { HeaderHome } from './header/place.ts';
import { placeForHeader, usablePlace } from './header/header-moving.ts';
import { recordPlace } from './header/header-recorded-place.ts';
import type { VaultHeader } from './header/header.ts';
import { takeInUse } from './opening/in-use.ts';
import type { InUseLock } from './opening/in-use.ts';
import { makeRecoveryCode } from './key-slots/recovery-code.ts';
import { freeSlotIndex } from './key-slots/slot-table.ts';
import { newSlotId, wrapSlot } from './key-slots/slot.ts';
import { unlockSecret } from './key-slots/unlock-secret.ts';
import { createFileObjectStore } from './objects/file-object-store.ts';
import { OpenSession } from './opening/open-session.ts';
import { withPageList } from './database/page-list.ts';
import { insertMember, insertMeta, insertSlot, keepHeader, memberCode } from './repository.ts';
import type { SlotRecord } from './repository.ts';
import type { Clock } from './session.ts';
import { syncFolder } from './disk/sync-folder.ts';
import { fromErrorInOwnFolder } from './disk/system-failure.ts';
import { undoAll } from './undo.ts';
import type { Undo } from './undo.ts';
import { clearUnfinishedVault, mayBecomeVault, namesIn } from './opening/unfinished-vault.ts';
import { creatingFile, objectsFolder, previewsFile, recordsFile } from './vault-files.ts';

export interface CreateRequest {
  readonly folder: string;
  readonly passphrase: string;
  readonly memberName: string;
  /** A place on another disk where the header is to lie from the start: then no slot is ever written into the folder. */
  readonly headerPlace?: string;
  /** Calibrated on this machine when left out. */
  readonly kdf?: Argon2Parameters;
  readonly clock: Clock;
  readonly random: RandomSource;
}

const first = memberCode(1);

const requireUsable = (names: readonly string[]): void => {
  if (!mayBecomeVault(names)) throw new HoldfastError('folder-not-empty');
};

/** Makes the folder or checks that it may be used; true when it was made. */
const prepareFolder = async (folder: string): Promise<boolean> => {
  const names = await namesIn(folder);
  requireUsable(names ?? []);
  try {
    if (names === null) await mkdir(folder, { recursive: true, mode: 0o700 });
    // File systems without permissions answer with an error; the vault is no less encrypted there.
    else await chmod(folder, 0o700).catch(() => undefined);
    return names === null;
  } catch (error) {
    throw fromErrorInOwnFolder(error);
  }
};

const mark = async (folder: string): Promise<void> => {
  try {
    const handle = await open(join(folder, creatingFile), 'wx', 0o600);
    await handle.sync().finally(() => handle.close());
    await mkdir(join(folder, objectsFolder), { mode: 0o700 });
    await syncFolder(folder);
  } catch (error) {
    throw fromErrorInOwnFolder(error);
  }
};

interface Slots {
  readonly header: VaultHeader;
  readonly records: readonly SlotRecord[];
  /** The slot that no way in may take. */
  readonly reserved: number;
}

/** Wraps the master key for one secret after another, each in a slot of its own, and leaves one that none of them may ever take. */
const withSecrets = async (empty: VaultHeader, masterKey: Secret, random: RandomSource, secrets: readonly (readonly [PersonalSlotKind, string])[]): Promise<Slots> => {
  const records: SlotRecord[] = [];
  const replaced = new Map<number, Uint8Array>();
  const reserved = freeSlotIndex([], random);
  for (const [kind, text] of secrets) {
    const index = freeSlotIndex([reserved, ...replaced.keys()], random);
    const slotId = newSlotId(random);
    const stretchedKey = await ending(unlockSecret(kind, text), (secret) => stretch(empty, secret));
    replaced.set(index, await ending(stretchedKey, (key) => wrapSlot({ masterKey, stretchedKey: key, slotId, kind, binding: empty, random })));
    records.push({ slotId, index, kind, member: first });
  }
  // A header that was never written needs no second generation.
  return { header: { ...withSlots(empty, replaced), generation: empty.generation }, records, reserved };
};

/** Builds everything inside a marked folder. Steps to take when a later one fails are pushed to `undo`. */
const build = async (request: CreateRequest, lock: InUseLock, undo: Undo): Promise<{ session: OpenSession; recoveryCode: string }> => {
  const { folder, clock, random } = request;
  const recoveryCode = makeRecoveryCode(random);
  const masterKey = Secret.owning(random.bytes(32));
  undo.push(() => { masterKey.end(); });
  const empty = await newHeader(random, request.kdf);
  const { header, records: slots, reserved } = await withSecrets(empty, masterKey, random, [['passphrase', request.passphrase], ['recovery-code', recoveryCode]]);
  const keys = [subkeyLabels.recordsDatabase, subkeyLabels.previewsDatabase].map((label) => databaseKey(masterKey, label)) as [Uint8Array, Uint8Array];
  undo.push(() => { for (const key of keys) key.fill(0); });
  const records = await withPageList({ folder, masterKey, leastSequence: null }, (pages) => createDatabase({ file: join(folder, recordsFile), key: keys[0], migrations: recordsMigrations, pages }));
  undo.push(() => records.close());
  const previews = await createDatabase({ file: join(folder, previewsFile), key: keys[1], migrations: previewsMigrations });
  undo.push(() => previews.close());
  const anchor = new AnchorKeeper(folder, header.vaultId, deriveSubkey(masterKey, subkeyLabels.anchorMac), { ...emptyChain, headerGeneration: header.generation, pages: records.pageListSequence, closed: false });
  undo.push(() => { anchor.end(); });
  const objects = createFileObjectStore({ folder, random });
  const { headerPlace } = request;
  const home: HeaderHome = headerPlace === undefined ? { folder, isElsewhere: false, others: [] } : { folder: await usablePlace(folder, headerPlace, header.vaultId), isElsewhere: true, others: [] };
  const keeper = new HeaderKeeper(home, header, masterKey);
  const session = new OpenSession({ folder, clock, random, header: keeper, records, previews, objects, anchor, lock, databaseKeys: keys, readOnly: false }, first);
  await session.change(async ({ db, at, record }) => {
    await insertMeta(db, header.vaultId, header.generation, at);
    await keepHeader(db, header.generation, keeper.text);
    await reserveSlot(db, reserved, random);
    if (home.isElsewhere) await recordPlace(db, 'another-disk', at);
    await insertMember(db, first, request.memberName, at);
    for (const slot of slots) await insertSlot(db, slot, at);
    await record('vault-created', 'vault', { vaultId: header.vaultId, member: request.memberName, ...(home.isElsewhere ? { openingFile: 'another-disk' } : {}) });
  });
  await anchor.settle();
  // The other disk is touched last: what a kill leaves there, nobody finds again.
  if (headerPlace !== undefined) {
    await placeForHeader(folder, headerPlace, header.vaultId);
    undo.push(() => eraseHeaderFolder(home.folder));
  }
  await writeHeader(home.folder, header, masterKey);
  if (home.isElsewhere) await writeStubs(folder, header.vaultId);
  await unlink(join(folder, creatingFile));
  await syncFolder(folder);
  return { session, recoveryCode };
};

/** Builds, or leaves the folder as empty as it was. */
const buildOrClear = async (request: CreateRequest, lock: InUseLock): Promise<{ session: OpenSession; recoveryCode: string }> => {
  await clearUnfinishedVault(request.folder);
  const undo: Undo = [() => clearUnfinishedVault(request.folder)];
  try {
    await mark(request.folder);
    return await build(request, lock, undo);
  } catch (error) {
    await undoAll(undo);
    throw fromErrorInOwnFolder(error);
  }
};

/**
 * Makes a vault with one member, whose passphrase and recovery code open it, and opens it. The folder is made when it is missing and must
 * otherwise be empty, or hold nothing but what an interrupted creation left (`folder-not-empty`). On failure everything made is removed.
 * The recovery code is in this answer and nowhere else.
 */
export const createVault = async (request: CreateRequest): Promise<{ readonly session: OpenSession; readonly recoveryCode: string }> => {
  const { folder } = request;
  await proveAlgorithms();
  const made = await prepareFolder(folder);
  const lock = await takeInUse(folder);
  try {
    // Looked at again now that nobody else can be making a vault here.
    requireUsable((await namesIn(folder)) ?? []);
    return await buildOrClear(request, lock);
  } catch (error) {
    await lock.undo();
    if (made) await rmdir(folder).catch(() => undefined);
    throw error;
  }
};
