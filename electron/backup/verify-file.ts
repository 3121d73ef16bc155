// Checks a backup file of this vault to its last byte and records that it was done.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { OpenSession } from '../vault/index.ts';
import { goOn, type BackupProgress } from './progress.ts';
import type { Payload } from './read-backup.ts';
import { discarding, readContents, type ReadContents } from './read-contents.ts';
import { noteVerified } from './repository.ts';

/** Throws `backup-damaged`, `not-a-backup` for the backup of another vault, `cancelled`. */
export const verifyBackup = async (session: OpenSession, payload: Payload, progress: BackupProgress): Promise<ReadContents> => {
  progress.found(0, payload.length ?? 0);
  const found = await readContents(payload, discarding, {
    tolerant: false,
    piece: async (bytes) => {
      progress.worked(bytes);
      await goOn(progress);
    },
  });
  const { note } = found;
  if (note === null || note.vaultId !== session.vaultId) throw new HoldfastError('not-a-backup');
  await session.change(async ({ db, at, record }) => {
    await noteVerified(db, note.backupId, at);
    await record('backup-verified', 'vault', { backup: note.backupId, madeAt: note.madeAt, objects: found.objects });
  });
  return found;
};
