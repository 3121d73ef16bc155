// Making a backup of an open vault: snapshot, plan, file, and the entry that says so. A backup that is not on record is taken away again.
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { BackupState } from '../../shared/backup/schema.ts';
import type { ObjectId } from '../../shared/ids.ts';
import { alteredObjects, withSnapshot, type OpenSession } from '../vault/index.ts';
import type { VaultSession } from '../vault/session.ts';
import { planBackup, type Plan } from './plan.ts';
import { allRecipients, unreadRecipients } from './recipients.ts';
import { goOn, type BackupProgress } from './progress.ts';
import { leftBackups, rememberedPlace, whileBegun } from './place.ts';
import { itemsSince, insertMade, lastProvenAt, madeBackups } from './repository.ts';
import { lookAtTarget, passingName, type Target } from './target.ts';
import type { BackupFor } from './age/stanzas.ts';
import { writeBackup, type WrittenBackup } from './write-backup.ts';

export interface BackupRequest {
  /** Path of the file, which must not exist. */
  readonly file: string;
  readonly to: BackupFor;
  /** Also read every object with its own key meanwhile, which takes about as long as the backup itself. */
  readonly readItems?: boolean;
}

export interface BackupMade {
  readonly backupId: string;
  readonly file: string;
  readonly objects: number;
  /** Of the file. */
  readonly bytes: number;
  /** Of the objects' content. */
  readonly contentBytes: number;
  /** Objects that are not in it or not whole in it: gone or unreadable in the vault itself. */
  readonly missing: readonly string[];
  /** Objects that are in it as they lie in the vault, where they are no longer what was sealed. Empty where nobody asked to read them. */
  readonly altered: readonly ObjectId[];
}

/** Writes the backup, and meanwhile reads every object with its own key: a copy of an altered one is as altered, and only the vault can tell. */
const writeAndRead = async (session: OpenSession, plan: Plan, target: Target, part: string, to: BackupFor, progress: BackupProgress): Promise<{ readonly written: WrittenBackup; readonly altered: readonly ObjectId[] }> => {
  const ending = new AbortController();
  const goOnReading = async (): Promise<void> => {
    if (ending.signal.aborted) throw new HoldfastError('cancelled');
    await goOn(progress);
  };
  const reading = alteredObjects(session, goOnReading, progress);
  // What it fails with is told when the writing has ended, whichever way that was.
  reading.catch(() => undefined);
  const written = await writeBackup(plan, target, part, to, progress).catch(async (error: unknown) => {
    ending.abort();
    await reading.catch(() => undefined);
    throw error;
  });
  try {
    return { written, altered: await reading };
  } catch (error) {
    await written.discard();
    throw error;
  }
};

/**
 * Makes a backup and records it. The file has its name only when every byte of it was read back and the custody entry is written. Throws
 * `target-exists`, `target-refused`, `not-found`, `disk-full`, `cancelled`, `history-rolled-back` for a vault that is open for reading alone, and the failures of the disks.
 */
export const makeBackup = async (session: OpenSession, request: BackupRequest, progress: BackupProgress): Promise<BackupMade> => {
  if (session.readOnly) throw new HoldfastError('history-rolled-back');
  const target = await lookAtTarget(request.file, session.folder);
  const part = passingName();
  // Noted after the snapshot was taken: a restored vault must not look for the file of the backup it came from.
  return withSnapshot(session, (snapshot) => whileBegun(session, { folder: target.folder, part }, async () => {
    const madeAt = session.clock();
    const plan = await planBackup(snapshot, new Date(madeAt));
    const { written, altered } = request.readItems === true
      ? await writeAndRead(session, plan, target, part, request.to, progress)
      : { written: await writeBackup(plan, target, part, request.to, progress), altered: [] };
    const { note, bytes } = written;
    const opensWith = 'passphrase' in request.to ? 'passphrase' : 'recipients';
    const missing = [...note.leftOut, ...note.unreadable];
    await session.change(async ({ db, at, record }) => {
      await insertMade(db, { id: note.backupId, fileName: target.name, madeAt, objects: note.objects, bytes, opensWith, verifiedAt: at, drilledAt: null, drillSample: null, drillFailed: null });
      await record('backup-made', 'vault', {
        backup: note.backupId, name: target.name, objects: note.objects, bytes, missing: missing.length, seq: note.custody.seq, opensWith,
        recipients: 'recipients' in request.to ? request.to.recipients.length : 0,
      });
      await written.place();
    }).catch(async (error: unknown) => {
      await written.discard();
      throw error;
    });
    return { backupId: note.backupId, file: basename(request.file), objects: note.objects, bytes, contentBytes: note.bytes, missing, altered };
  }));
};

/** Of what was set aside, the items whose bytes the backup has as they lie on the disk: it is a copy, and mends nothing. */
export const alteredIn = <T extends { readonly object: string | null }>({ missing }: BackupMade, setAside: readonly T[]): readonly T[] => setAside.filter(({ object }) => object === null || !missing.includes(object));

/** What Safety and Home show. */
export const backupState = async (session: VaultSession): Promise<BackupState> => {
  const { read } = session;
  const [{ rows: backups, unread }, recipients, without, proven, place, left] = await Promise.all([madeBackups(read), allRecipients(session), unreadRecipients(read), lastProvenAt(read), rememberedPlace(read), leftBackups(read)]);
  return {
    backups, recipients, place, left, unread: { ...without, backups: unread }, itemsSince: await itemsSince(read, proven ?? 0),
    lastProvenAt: proven, lastMadeAt: backups[0]?.madeAt ?? null,
  };
};
