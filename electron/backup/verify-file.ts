// Checks a backup file to its last byte, and records it where it is one of this vault.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { OpenSession } from '../vault/index.ts';
import { goOn, type BackupProgress } from './progress.ts';
import type { Payload } from './read-backup.ts';
import { discarding, readContents, type ReadContents } from './read-contents.ts';
import { noteVerified } from './repository.ts';

const readThrough = (payload: Payload, progress: BackupProgress, tolerant: boolean): Promise<ReadContents> => {
  progress.found(0, payload.length ?? 0);
  return readContents(payload, discarding, {
    tolerant,
    piece: async (bytes) => {
      progress.worked(bytes);
      await goOn(progress);
    },
  });
};

/** Reads every byte of a backup, of whichever vault, and writes nothing: what is damaged is named instead of ending it. Throws what leaves nothing to go on with (`backup-damaged`, `not-a-backup`), and `cancelled`. */
export const checkBackup = (payload: Payload, progress: BackupProgress): Promise<ReadContents> => readThrough(payload, progress, true);

/** Throws `backup-damaged`, `not-a-backup` for the backup of another vault, `cancelled`. */
export const verifyBackup = async (session: OpenSession, payload: Payload, progress: BackupProgress): Promise<ReadContents> => {
  const found = await readThrough(payload, progress, false);
  const { note } = found;
  if (note === null || note.vaultId !== session.vaultId) throw new HoldfastError('not-a-backup');
  await session.change(async ({ db, at, record }) => {
    await noteVerified(db, note.backupId, at);
    await record('backup-verified', 'vault', { backup: note.backupId, madeAt: note.madeAt, objects: found.objects });
  });
  return found;
};
