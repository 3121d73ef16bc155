// Mirrors as the window and the tool use them: an update is on record in the same transaction that makes its generation count.
import type { BackupProgress } from '../backup/progress.ts';
import type { OpenSession } from '../vault/index.ts';
import { runUpdate, type Updated, type UpdateRequest } from './update.ts';
import { checkMirror, type CheckedMirror, type TellChecked } from './verify.ts';

/** Updates a mirror and records it. Throws as `runUpdate` does. */
export const updateMirror = (session: OpenSession, request: UpdateRequest, progress: BackupProgress): Promise<Updated> =>
  runUpdate(session, request, progress, ({ note }, { copied, copiedBytes, damagedInVault }, place) =>
    session.change(async ({ record }) => {
      await record('mirror-updated', 'vault', {
        mirror: note.mirrorId, backup: note.generationId, generation: note.number, objects: note.objects, bytes: note.bytes, copied, copiedBytes, missing: note.leftOut.length, damagedInVault: damagedInVault.length, seq: note.custody.seq,
      });
      await place();
    }));

/** Checks a mirror and records what was found. Throws as `checkMirror` does. */
export const verifyMirror = async (session: OpenSession, folder: string, readData: boolean, progress: BackupProgress, tell: TellChecked = () => undefined): Promise<CheckedMirror> => {
  const checked = await checkMirror(session, folder, readData, progress, tell);
  if (!session.readOnly) {
    await session.change(({ record }) => record('mirror-verified', 'vault', { mirror: checked.mirrorId, generations: checked.generations, objects: checked.objects, readData, problems: checked.problems.length }));
  }
  return checked;
};
