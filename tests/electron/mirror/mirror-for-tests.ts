// A vault with some evidence, and mirrors of it, for tests that update, cut short, damage and restore them.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentProgress, type BackupProgress } from '../../../electron/backup/progress.ts';
import { restoreMirror } from '../../../electron/mirror/restore.ts';
import { verifyMirror } from '../../../electron/mirror/service.ts';
import { runUpdate, type Updated } from '../../../electron/mirror/update.ts';
import type { CheckedMirror } from '../../../electron/mirror/verify.ts';
import type { Restored } from '../../../electron/backup/restore.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { keepingRules, type KeepingRule } from '../../../shared/mirror/rules.ts';
import { evidenceOver } from '../evidence/evidence-for-tests.ts';

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

/** Adds files with these contents; names are made from `name`. */
export const addFiles = async (session: OpenSession, folder: string, name: string, contents: readonly Buffer[]): Promise<void> => {
  const place = join(folder, `originals-${name}`);
  mkdirSync(place);
  contents.forEach((bytes, index) => { writeFileSync(join(place, `${name}-${String(index)}.bin`), bytes); });
  const evidence = evidenceOver(session);
  await evidence.add(place);
  await evidence.shut();
};

/** Paths below a folder, sorted. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile()).sort();

/** Every file below a folder by its path, as text of its bytes, with when it was last written. */
export const bytesBelow = (folder: string): Record<string, string> => Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path)).toString('base64')]));

/** Inode numbers: a file that was written anew has another. */
export const inodesBelow = (folder: string): Record<string, number> => Object.fromEntries(filesBelow(folder).map((path) => [path, statSync(join(folder, path)).ino]));

/** Stops the work when it has asked so many times. */
export const stoppingAfter = (times: number): BackupProgress => {
  let asked = 0;
  return { ...silentProgress(), mayContinue: () => Promise.resolve((asked += 1) <= times) };
};
