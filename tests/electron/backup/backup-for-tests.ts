// A vault with some evidence, and backups of it, for tests that restore, damage and cut them.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecipient, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { silentProgress, type BackupProgress } from '../../../electron/backup/progress.ts';
import { openAgeFile, openPayload } from '../../../electron/backup/read-backup.ts';
import { restoreBackup, type Restored } from '../../../electron/backup/restore.ts';
import { makeBackup, type BackupMade } from '../../../electron/backup/service.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import { evidenceOver } from '../evidence/evidence-for-tests.ts';
import { make } from '../vault/vault-for-tests.ts';

/** What opens the backups of these tests; scrypt would take a second for each. */
export const identity = Uint8Array.from(randomBytes(32));
const own = parseRecipient(recipientOf(identity)) ?? new Uint8Array(32);

/** Sizes around the edges of blocks and chunks; names in the order of adding. */
export const contents: readonly Buffer[] = [1, 4008, 70_000, 300_000, 65_536, 1_200_000].map((size, index) => Buffer.from(randomBytes(size).fill(index, 0, 1)));

/** A vault in `folder/vault` with one item for each of `contents`. Close the session. */
export const makeVault = async (folder: string): Promise<OpenSession> => {
  const { session } = await make(join(folder, 'vault'));
  mkdirSync(join(folder, 'originals'));
  contents.forEach((bytes, index) => { writeFileSync(join(folder, 'originals', `${String(index)}.bin`), bytes); });
  const evidence = evidenceOver(session);
  await evidence.add(join(folder, 'originals'));
  await evidence.shut();
  return session;
};

export const backUp = (session: OpenSession, file: string, progress: BackupProgress = silentProgress()): Promise<BackupMade> => makeBackup(session, { file, to: { recipients: [own] } }, progress);

export const restore = async (file: string, target: string, evenIfDamaged = false, progress: BackupProgress = silentProgress()): Promise<Restored> => {
  const payload = await openPayload(await openAgeFile(file), { identities: [identity] });
  try {
    return await restoreBackup(payload, { target, evenIfDamaged }, progress);
  } finally {
    await payload.close();
  }
};

/** The vault's own full check: kinds of problems, and how many objects it read. */
export const verified = async (session: OpenSession): Promise<{ readonly objects: number; readonly problems: readonly string[] }> => {
  const { checked, problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
  return { objects: checked.objects, problems: problems.map(({ severity, kind }) => `${severity} ${kind}`) };
};

/** Every object file below a vault's folder, by its path, as hex of its bytes. */
export const objectFiles = (folder: string): Record<string, string> => Object.fromEntries(
  readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, 'objects', path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(folder, 'objects', path)).toString('base64')]),
);
