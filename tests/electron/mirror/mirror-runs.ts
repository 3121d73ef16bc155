// Runs over a mirror as tests ask for them: updated, checked, restored from. Needs no test runner, so that a process which is harmed can use it.
import { silentProgress, type BackupProgress } from '../../../electron/backup/progress.ts';
import type { Restored } from '../../../electron/backup/restore.ts';
import { restoreMirror } from '../../../electron/mirror/restore.ts';
import { verifyMirror } from '../../../electron/mirror/service.ts';
import { runUpdate, type Updated } from '../../../electron/mirror/update.ts';
import type { CheckedMirror } from '../../../electron/mirror/verify.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { keepingRules, type KeepingRule } from '../../../shared/mirror/rules.ts';

export interface UpdateChoice {
  readonly rule?: KeepingRule;
  readonly readAll?: boolean;
  readonly progress?: BackupProgress;
}

export const update = (session: OpenSession, folder: string, { rule = keepingRules.usual, readAll = false, progress = silentProgress() }: UpdateChoice = {}): Promise<Updated> =>
  runUpdate(session, { folder, rule, readAll }, progress, (_root, { place }) => place());

export const check = (session: OpenSession, folder: string, readData = true): Promise<CheckedMirror> => verifyMirror(session, folder, readData, silentProgress());

export const restoreFrom = (folder: string, target: string, generation: number | null = null, evenIfDamaged = false): Promise<Restored> =>
  restoreMirror(folder, { target, generation, evenIfDamaged }, silentProgress());
