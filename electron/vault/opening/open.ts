// Opens a vault: header, lock, key, a look at records and history, and only then the first byte is written. Every failure leaves the folder as
// it was, except that an older header that was put back gives way to the newest one.
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { OpeningReport, PersonalSlotKind, Problem } from '../../../shared/vault/schema.ts';
import { chainEnd } from '../../custody/service.ts';
import { AnchorKeeper, readAnchor } from '../anchor.ts';
import type { ReadAnchor } from '../anchor.ts';
import { proveAlgorithms } from '../crypto/known-answers.ts';
import { ending, Secret } from '../crypto/secret.ts';
import { deriveSubkey, subkeyLabels } from '../crypto/derive.ts';
import type { RandomSource } from '../crypto/random.ts';
import { databaseKey } from '../database/database-keys.ts';
import { recordsMigrations } from '../database/migrations/index.ts';
import { PageList, type ReadPageList } from '../database/newest-pages/page-list.ts';
import { openDatabase, type PageListOptions } from '../database/open.ts';
import { destroyingWasBegun, destroyQuietly } from '../duress/destroy.ts';
import { reservedSlot, reserveWhereMissing } from '../duress/reserved-slot.ts';
import { tellFailure, unlockFolder, type Unlocked } from '../duress/unlock.ts';
import type { Evenly } from './even-answers.ts';
import { unreadable } from '../health/unreadable.ts';
import { settleHeaderChange } from '../header/header-change.ts';
import { HeaderKeeper } from '../header/header-keeper.ts';
import { bringHomeIfItBelongs, foundInFolder, notePlace, settleHeaderFiles, sweepElsewhere } from '../header/header-settling.ts';
import { repairHeaderCopies } from '../header/header.ts';
import type { OpenedHeader } from '../header/header.ts';
import { sealHeader } from '../header/format.ts';
import { findHeader, slotFoldersOf, type HeaderHome } from '../header/place.ts';
import { olderHeader } from './history.ts';
import { takeInUse, undoing } from './in-use.ts';
import type { InUseLock } from './in-use.ts';
import { unlockSecret } from '../key-slots/unlock-secret.ts';
import { createFileObjectStore } from '../objects/file-object-store.ts';
import { joinThroughShares } from '../members/members.ts';
import type { Joining } from '../members/members.ts';
import { OpenSession } from './open-session.ts';
import { lookMending, mendedIn } from './mended.ts';
import { lookBeforeOpening } from './opening-look.ts';
import type { Looked } from './opening-look.ts';
import { pageListProblems, strangeLogProblems, withPageList } from '../database/page-list.ts';
import { lookAtPreviews, openPreviews } from '../database/preview-store.ts';
import { keepHeader, keptHeader, memberCode, slotOwner } from '../repository.ts';
import type { Clock } from '../session.ts';
import { recordRestore } from '../restored-note.ts';
import { bringBack } from './set-apart.ts';
import { sweepFolder, sweepObjects } from './sweep.ts';
import type { Swept } from './sweep.ts';
import { undoAll } from '../undo.ts';
import type { Undo } from '../undo.ts';
import { isUnfinishedVault, namesIn } from './unfinished-vault.ts';
import { pageListFile, recordsFile } from '../vault-files.ts';

/** What opens the vault. With joined shares somebody joins: shares are nobody's alone, and the log must name a person. */
export type Opener =
  | { readonly kind: PersonalSlotKind; readonly secret: string }
  | { readonly kind: 'shares'; readonly secret: Secret; readonly numbers: readonly number[]; readonly joining: Joining };

export type OpenRequest = Opener & {
  readonly folder: string;
  /** Where on other disks the header may lie, if it is not in the folder. */
  readonly headerPlaces?: readonly string[] | undefined;
  /** Where headers of other vaults lie, for the one that a duress passphrase leads to. */
  readonly otherHeaderPlaces?: readonly string[] | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Opens a vault whose history was rolled back all the same, for reading and saving from alone. */
  readonly evenIfRolledBack?: boolean;
  /** Mends damaged pages of the records that every opening reads, where the newest ones are kept. Only for whoever was told that they are damaged. */
  readonly mend?: boolean | undefined;
  /** When it is answered; by default so that no passphrase is told from another by it. */
  readonly evenly?: Evenly;
};

export interface Opened {
  readonly session: OpenSession;
  readonly report: OpeningReport;
}

/** Problems that an opening put right by itself need no more than a note. What is no file at all was left as it is. */
const putRight = (problem: Problem): Problem => (problem.kind.startsWith('header-cop') && problem.facts['reason'] !== 'altered' ? { ...problem, severity: 'note', facts: { ...problem.facts, ...(problem.facts['reason'] === 'not-a-file' ? {} : { restored: 'yes' }) } } : problem);

/** Two copies of one number, of which one is what the records keep: a change of the reserved slot was cut short between them, and nothing is told of those. */
const isCutShort = ({ kind, facts }: Problem, { copies }: OpenedHeader, { kept }: Looked): boolean =>
  kind === 'header-copies-differ' && facts['newest'] === facts['other'] && kept !== null && copies.includes(kept);

const sweepAll = async (session: OpenSession, anchor: ReadAnchor): Promise<readonly Swept[]> => {
  const swept = [await sweepFolder(session.folder), await bringBack(session.folder, session.read)];
  if (anchor.state === 'good' && !anchor.anchor.closed) swept.push(await sweepObjects(session.folder, session.objects, session.read));
  return swept;
};

/** What both ways of opening work with. */
interface Held {
  readonly request: OpenRequest;
  readonly home: HeaderHome;
  readonly header: OpenedHeader;
  readonly lock: InUseLock;
  readonly keys: readonly [Uint8Array, Uint8Array];
  readonly anchorKey: Secret;
  readonly found: ReadAnchor;
  readonly undo: Undo;
}

const refuseRemoved = (): never => {
  throw new HoldfastError('passphrase-did-not-open', { reason: 'removed' });
};

/** A vault whose history is not what it should be: everything in it can be read, and not one byte of the folder changes. */
const openToLook = async ({ request, home, header, lock, keys, anchorKey, found, undo }: Held, looked: Looked, unread: readonly Problem[]): Promise<Opened> => {
  const { folder, clock, random } = request;
  // An older version would have to be changed before its tables could be read as the newest.
  if (!looked.records.newest) throw new HoldfastError('history-rolled-back', { ...looked.rolledBack?.facts, reason: 'older-version' });
  const { previews, problems } = await lookAtPreviews(folder, keys[1]);
  undo.push(() => previews.close());
  const { generation, vaultId } = header.header;
  const anchor = new AnchorKeeper(folder, vaultId, anchorKey, { ...(await chainEnd(looked.records.read)), headerGeneration: generation, pages: null, closed: found.state === 'good' && found.anchor.closed });
  const keeper = new HeaderKeeper(home, header.header, header.masterKey);
  const objects = createFileObjectStore({ folder, random });
  const session = new OpenSession({ folder, clock, random, header: keeper, records: looked.records, previews, objects, anchor, lock, databaseKeys: keys, readOnly: true }, looked.member ?? memberCode(1));
  return { session, report: { problems: [...header.problems, ...looked.history, ...unread, ...problems], sweptFiles: 0 } };
};

/** Writes the newest header over an older one that was put back. A slot that it no longer has opens nothing any more. */
const putNewestBack = async ({ home: { folder }, header }: Held, { newestHeader, slotRemoved, history }: Looked): Promise<readonly Problem[]> => {
  if (newestHeader !== null) await repairHeaderCopies(folder, newestHeader, header.masterKey);
  if (slotRemoved) refuseRemoved();
  // The same number: writing what the records already keep was cut short, and nobody put anything back.
  if (newestHeader === null || newestHeader.generation === header.header.generation) return history;
  const others = history.filter(({ kind }) => kind !== 'header-older-than-records');
  return [...others, olderHeader(header.header.generation, newestHeader.generation, true)];
};

const openToWrite = async (held: Held, looked: Looked, pages: PageListOptions): Promise<Opened> => {
  const { request, home, header, lock, keys, anchorKey, found, undo } = held;
  const { folder, clock, random } = request;
  const end = await chainEnd(looked.records.read);
  await looked.records.close();
  const history = await putNewestBack(held, looked);
  const keeper = new HeaderKeeper(home, looked.newestHeader ?? header.header, header.masterKey);
  const { vaultId, generation } = keeper.header;
  const known = found.state === 'good' ? found.anchor : { pages: null, closed: false };
  const strangeLog = known.closed ? await strangeLogProblems(folder) : [];
  const anchor = new AnchorKeeper(folder, vaultId, anchorKey, { ...end, headerGeneration: generation, pages: known.pages, closed: false });
  // Before the first commit, so that what lies in the log of a vault that was closed is nothing that we left.
  if (known.closed) await anchor.moveTo({});
  const records = await openDatabase({ file: join(folder, recordsFile), key: keys[0], migrations: recordsMigrations, pages });
  undo.push(() => records.close());
  const { previews, problems: previewProblems } = await openPreviews(folder, keys[1]);
  undo.push(() => previews.close());
  const parts = { folder, clock, random, header: keeper, records, previews, objects: createFileObjectStore({ folder, random }), anchor, lock, databaseKeys: keys, readOnly: false };
  await settleHeaderChange(parts);
  const owner = await slotOwner(records.read, header.slotId);
  if (owner === null) throw new HoldfastError('history-rolled-back', { reason: 'slot' });
  const session = new OpenSession(parts, request.kind === 'shares' ? await joinThroughShares(parts, request.joining, request.numbers) : owner.member);

  const mended = await mendedIn(folder);
  const swept = await sweepAll(session, found);
  const sweptElsewhere = await sweepElsewhere(keeper);
  await bringHomeIfItBelongs(folder, keeper, records.read);
  const headerProblems = await settleHeaderFiles(folder, keeper);
  const kept = await keptHeader(records.read);
  const isFoundInFolder = await session.change(async (change) => {
    const { db, record } = change;
    if (kept !== keeper.text) await keepHeader(db, keeper.header.generation, keeper.text);
    await reserveWhereMissing(db, random);
    const wasOlder = looked.newestHeader !== null && looked.newestHeader.generation > header.header.generation;
    await record('vault-opened', 'vault', { with: header.kind, ...(wasOlder ? { headerPutBack: header.header.generation } : {}), ...mended.details });
    const isNoticed = await notePlace(keeper, change);
    if (records.versionBefore !== records.version) await record('migrated', 'vault', { from: records.versionBefore, to: records.version });
    return isNoticed && !keeper.home.isElsewhere;
  });
  await mended.settle();
  // A backup holds the header, so a vault that was restored has it in its folder again.
  const wasRestored = await recordRestore(session);
  const problems = [...header.problems.filter((problem) => !isCutShort(problem, header, looked)).map(putRight), ...headerProblems, ...(isFoundInFolder && !wasRestored ? [foundInFolder] : []), ...mended.problems, ...history, ...strangeLog, ...pageListProblems(records.pageList), ...previewProblems, ...swept.flatMap((one) => one.problems)];
  return { session, report: { problems, sweptFiles: swept.reduce((sum, one) => sum + one.sweptFiles, sweptElsewhere) } };
};

/** A duress passphrase destroyed this vault and was cut short: that is finished now, whoever opens. */
const finishDestroying = async ({ request, home, header }: Held, { records }: Looked): Promise<void> => {
  const reserved = await reservedSlot(records.read);
  if (reserved === null) return;
  await ending(reserved.seed, async (seed) => {
    const folders = slotFoldersOf(request.folder, home);
    const begun = await Promise.all(folders.map((folder) => destroyingWasBegun(folder, sealHeader(header.header, header.masterKey), seed)));
    if (!begun.includes(true)) return;
    for (const folder of folders) await destroyQuietly(folder, header.header, seed);
    throw new HoldfastError('passphrase-did-not-open', { damagedCopies: 0 });
  });
};

/**
 * The list of pages, and what the disk said where it does not give it back. Whether a vault was put back is told by its records, header and anchor, so one that is only
 * looked at needs no list; mending and writing do.
 */
const readList = async ({ place, listKey }: PageListOptions): Promise<{ readonly list: ReadPageList; readonly notRead: { readonly failure: unknown } | null }> => {
  try {
    return { list: await PageList.read(place, listKey), notRead: null };
  } catch (failure) {
    return { list: { state: 'damaged' }, notRead: { failure } };
  }
};

const openHeld = async (request: OpenRequest, home: HeaderHome, header: OpenedHeader, lock: InUseLock, undo: Undo): Promise<Opened> => {
  const keys = [subkeyLabels.recordsDatabase, subkeyLabels.previewsDatabase].map((label) => databaseKey(header.masterKey, label)) as [Uint8Array, Uint8Array];
  undo.push(() => { for (const key of keys) key.fill(0); });
  const anchorKey = deriveSubkey(header.masterKey, subkeyLabels.anchorMac);
  undo.push(() => { anchorKey.end(); });
  const found = await readAnchor(request.folder, header.header.vaultId, anchorKey);
  const leastSequence = found.state === 'good' ? found.anchor.pages : null;
  return withPageList({ folder: request.folder, masterKey: header.masterKey, leastSequence }, async (pages) => {
    const { list, notRead } = await readList(pages);
    const records = { file: join(request.folder, recordsFile), key: keys[0], pages, list };
    const looked = await lookMending(request.folder, records, request.mend === true, () => lookBeforeOpening(request.folder, keys[0], header, found)).catch((error: unknown) => { throw notRead === null ? error : notRead.failure; });
    undo.push(() => looked.records.close());
    const held: Held = { request, home, header, lock, keys, anchorKey, found, undo };
    await finishDestroying(held, looked);
    if (looked.rolledBack === undefined) {
      if (notRead !== null) throw notRead.failure;
      return openToWrite(held, looked, { ...pages, read: list });
    }
    if (looked.slotRemoved) refuseRemoved();
    if (request.evenIfRolledBack !== true) throw new HoldfastError('history-rolled-back', looked.rolledBack.facts);
    return openToLook(held, looked, notRead === null ? [] : [unreadable(pageListFile)]);
  });
};

/** A copy of the secret's bytes; the caller owns it. */
const secretOf = (opener: Opener): Secret => (opener.kind === 'shares' ? opener.secret.use((bytes) => Secret.copying(bytes)) : unlockSecret(opener.kind, opener.secret));

const openWithHeader = async (request: OpenRequest, home: HeaderHome, header: OpenedHeader, lock: InUseLock): Promise<Opened> => {
  const undo: Undo = [() => { header.masterKey.end(); }];
  try {
    return await openHeld(request, home, header, lock, undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
};

/** `lock` is that of the folder that was asked for: it gives way to that of a decoy. */
const openUnlocked = async (request: OpenRequest, { folder, home, header }: Unlocked, lock: InUseLock): Promise<Opened> => {
  if (folder === request.folder) return openWithHeader(request, home, header, lock);
  const there = await takeInUse(folder).catch((error: unknown) => {
    header.masterKey.end();
    throw error;
  });
  await lock.undo();
  return undoing(there, () => openWithHeader({ ...request, folder }, home, header, there));
};

/**
 * Opens the vault in `folder`. Its failures are told apart: `vault-missing`, `folder-not-a-vault`, `vault-in-use`,
 * `passphrase-did-not-open`, `header-not-here`, `header-damaged`, `database-damaged`, `version-unsupported`, `history-rolled-back`,
 * `encryption-not-proven`, `memory-not-available`; none changes a byte or makes a vault. The session holds the lock until it is closed.
 */
export const openVault = async (request: OpenRequest): Promise<Opened> => {
  await proveAlgorithms();
  // Before the lock, whose file must not appear in a folder that is no vault.
  const places = request.headerPlaces ?? [];
  const home = await findHeader(request.folder, places).catch(async (error: unknown) => {
    const names = error instanceof HoldfastError && error.code === 'header-damaged' ? await namesIn(request.folder) : null;
    throw names !== null && isUnfinishedVault(names) ? new HoldfastError('folder-not-a-vault', { reason: 'never-finished' }) : error;
  });
  const lock = await takeInUse(request.folder);
  return undoing(lock, async () => {
    const asked = { folder: request.folder, home, places: [...places, ...(request.otherHeaderPlaces ?? [])] };
    const unlocked = await ending(secretOf(request), (secret) => unlockFolder(asked, secret, request.evenly));
    const opened = await openUnlocked(request, unlocked, lock).catch((error: unknown) => tellFailure(unlocked, error));
    await unlocked.due('opened');
    return opened;
  });
};
