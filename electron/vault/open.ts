// Opens a vault: header, lock, key, database, history, and only then the first byte is written. Every failure leaves the folder as it was.
import { join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { OpeningReport, Problem } from '../../shared/vault/schema.ts';
import { chainEnd } from '../custody/service.ts';
import { AnchorKeeper, readAnchor } from './anchor.ts';
import type { ReadAnchor } from './anchor.ts';
import { ending } from './crypto/secret.ts';
import { deriveSubkey, subkeyLabels } from './crypto/derive.ts';
import type { RandomSource } from './crypto/random.ts';
import { databaseKey } from './database-keys.ts';
import { recordsMigrations } from './database/migrations/index.ts';
import { openDatabase } from './database/open.ts';
import type { OpenedDatabase } from './database/open.ts';
import { settleHeaderChange } from './header-change.ts';
import { HeaderKeeper } from './header-keeper.ts';
import { openHeader, readHeader, repairHeaderCopies } from './header.ts';
import type { OpenedHeader } from './header.ts';
import { historyProblems } from './history.ts';
import { takeInUse } from './in-use.ts';
import type { InUseLock } from './in-use.ts';
import type { SlotKind } from './key-slots/slot.ts';
import { unlockSecret } from './key-slots/unlock-secret.ts';
import { createFileObjectStore } from './objects/file-object-store.ts';
import { OpenSession } from './open-session.ts';
import { openPreviews } from './preview-store.ts';
import { memberCode, readMeta, slotOwner } from './repository.ts';
import type { Clock } from './session.ts';
import { sweepFolder, sweepObjects } from './sweep.ts';
import type { Swept } from './sweep.ts';
import { undoAll } from './undo.ts';
import type { Undo } from './undo.ts';
import { isUnfinishedVault, namesIn } from './unfinished-vault.ts';
import { recordsFile } from './vault-files.ts';

export interface OpenRequest {
  readonly folder: string;
  readonly secret: string;
  readonly kind: SlotKind;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Opens a vault whose history was rolled back all the same, for reading and saving from alone. */
  readonly evenIfRolledBack?: boolean;
}

export interface Opened {
  readonly session: OpenSession;
  readonly report: OpeningReport;
}

const openRecords = async (folder: string, key: Uint8Array, vaultId: string): Promise<OpenedDatabase> => {
  const records = await openDatabase({ file: join(folder, recordsFile), key, migrations: recordsMigrations });
  const meta = await readMeta(records.read);
  if (meta?.vaultId === vaultId) return records;
  await records.close();
  throw new HoldfastError('database-damaged', { reason: meta === null ? 'empty' : 'other-vault' });
};

/** Problems that an opening put right by itself need no more than a note. */
const putRight = (problem: Problem): Problem => (problem.kind.startsWith('header-cop') && problem.facts['reason'] !== 'altered' ? { ...problem, severity: 'note' } : problem);

const sweepAll = async (session: OpenSession, anchor: ReadAnchor): Promise<readonly Swept[]> => {
  const swept = [await sweepFolder(session.folder)];
  if (anchor.state === 'good' && !anchor.anchor.closed) swept.push(await sweepObjects(session.objects, session.read));
  return swept;
};

const openHeld = async (request: OpenRequest, header: OpenedHeader, lock: InUseLock, undo: Undo): Promise<Opened> => {
  const { folder, clock, random, evenIfRolledBack = false } = request;
  const keeper = new HeaderKeeper(folder, header.header, header.masterKey);
  const keys = [subkeyLabels.recordsDatabase, subkeyLabels.previewsDatabase].map((label) => databaseKey(header.masterKey, label)) as [Uint8Array, Uint8Array];
  undo.push(() => { for (const key of keys) key.fill(0); });
  const records = await openRecords(folder, keys[0], header.header.vaultId);
  undo.push(() => records.close());

  const anchorKey = deriveSubkey(header.masterKey, subkeyLabels.anchorMac);
  undo.push(() => { anchorKey.end(); });
  const found = await readAnchor(folder, header.header.vaultId, anchorKey);
  const history = await historyProblems(records.read, found, header.header.generation);
  const rolledBack = history.find((problem) => problem.kind === 'history-rolled-back');
  if (rolledBack !== undefined && !evenIfRolledBack) throw new HoldfastError('history-rolled-back', rolledBack.facts);

  const anchor = new AnchorKeeper(folder, header.header.vaultId, anchorKey, { ...(await chainEnd(records.read)), headerGeneration: header.header.generation, closed: false });
  const readOnly = rolledBack !== undefined;
  const { previews, problems: previewProblems } = await openPreviews(folder, keys[1]);
  undo.push(() => previews.close());
  const parts = { folder, clock, random, header: keeper, records, previews, objects: createFileObjectStore({ folder, random }), anchor, lock, databaseKeys: keys, readOnly };
  if (!readOnly) await settleHeaderChange(parts);
  const owner = await slotOwner(records.read, header.slotId);
  // Only a database older than its header does not know the slot.
  if (owner === null && !readOnly) throw new HoldfastError('history-rolled-back', { reason: 'slot' });
  const session = new OpenSession(parts, owner ?? memberCode(1));

  const swept = readOnly ? [] : await sweepAll(session, found);
  if (!readOnly) {
    await repairHeaderCopies(folder, keeper.header, keeper.masterKey);
    await session.change(async ({ record }) => {
      await record('vault-opened', 'vault', { with: header.kind });
      if (records.versionBefore !== records.version) await record('migrated', 'vault', { from: records.versionBefore, to: records.version });
    });
  }
  const problems = [...header.problems.map((problem) => (readOnly ? problem : putRight(problem))), ...history, ...previewProblems, ...swept.flatMap((one) => one.problems)];
  return { session, report: { problems, sweptFiles: swept.reduce((sum, one) => sum + one.sweptFiles, 0) } };
};

const openWithHeader = async (request: OpenRequest, lock: InUseLock): Promise<Opened> => {
  const header = await ending(unlockSecret(request.kind, request.secret), (secret) => openHeader(request.folder, secret));
  const undo: Undo = [() => { header.masterKey.end(); }];
  try {
    return await openHeld(request, header, lock, undo);
  } catch (error) {
    await undoAll(undo);
    throw error;
  }
};

/**
 * Opens the vault in `folder`. Its failures are told apart: `vault-missing`, `folder-not-a-vault`, `vault-in-use`,
 * `passphrase-did-not-open`, `header-damaged`, `database-damaged`, `version-unsupported`, `history-rolled-back`,
 * `encryption-not-proven`, `memory-not-available`; none changes a byte or makes a vault. The session holds the lock until it is closed.
 */
export const openVault = async (request: OpenRequest): Promise<Opened> => {
  // Before the lock, whose file must not appear in a folder that is no vault.
  await readHeader(request.folder).catch(async (error: unknown) => {
    const names = error instanceof HoldfastError && error.code === 'header-damaged' ? await namesIn(request.folder) : null;
    throw names !== null && isUnfinishedVault(names) ? new HoldfastError('folder-not-a-vault', { reason: 'never-finished' }) : error;
  });
  const lock = await takeInUse(request.folder);
  try {
    return await openWithHeader(request, lock);
  } catch (error) {
    await lock.undo();
    throw error;
  }
};
