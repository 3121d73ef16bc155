// A backup and a restore: a file that has a backup's name is a whole backup, a folder that opens is a whole vault.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecipient } from '../../../electron/backup/age/x25519.ts';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { openAgeFile, openPayload } from '../../../electron/backup/read-backup.ts';
import { restoreBackup } from '../../../electron/backup/restore.ts';
import { makeBackup } from '../../../electron/backup/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { layBaseAndOutside, open, outsideIn, vaultIn, type Ground } from './ground.ts';
import { identityIn, layKey, recipientIn } from './key-beside.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

const [backupFile, goodFile] = ['backup.age', 'good.age'] as const;

const backUp = async (session: OpenSession, folder: string, file: string): Promise<void> => {
  await makeBackup(session, { file, to: { recipients: [parseRecipient(await recipientIn(folder)) ?? new Uint8Array(32)] } }, silentProgress());
};

const restoreFrom = async (folder: string, file: string, target: string): Promise<number> => {
  const payload = await openPayload(await openAgeFile(file), { identities: [await identityIn(folder)] });
  try {
    return (await restoreBackup(payload, { target }, silentProgress())).objects;
  } finally {
    await payload.close();
  }
};

const prepare = ({ folder }: Ground): Promise<void> => layKey(folder);

/** Objects of the ground's vault. */
const objects = 1;

const backup: Operation = {
  name: 'backup',
  prepare,
  lay: layBaseAndOutside,
  drive: async ({ folder }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      await backUp(session, folder, join(outsideIn(root), backupFile));
      acknowledge('backed up');
    } finally {
      await session.close();
    }
  },
  inspect: async ({ folder }, root, told) => {
    const names = await readdir(outsideIn(root));
    const strangers = names.filter((name) => name !== backupFile && !/^\.holdfast-[0-9a-f]{16}\.part$/u.test(name));
    const isThere = names.includes(backupFile);
    const restored = join(root, 'restored');
    const found = isThere ? await restoreFrom(folder, join(outsideIn(root), backupFile), restored) : objects;
    await rm(restored, { recursive: true, force: true });
    return [
      ...strangers.map((name) => `left behind: ${name}`), ...(told.has('backed up') && !isThere ? ['told of a backup that is not there'] : []),
      ...(found === objects ? [] : [`the backup holds ${String(found)} objects`]), ...(await inspectVault(root)),
    ];
  },
};

const restore: Operation = {
  name: 'restore-backup',
  prepare: async (ground) => {
    await prepare(ground);
    const session = await open(ground.base);
    await backUp(session, ground.folder, join(ground.folder, goodFile));
    await session.close();
  },
  lay: () => Promise.resolve(),
  drive: async ({ folder }, root, acknowledge) => {
    await restoreFrom(folder, join(folder, goodFile), vaultIn(root));
    acknowledge('restored');
  },
  inspect: async ({ folder }, root, told) => {
    const isThere = (await readdir(root)).includes('vault');
    // What was interrupted is cleared away by the next restore to the same place.
    if (!isThere) await restoreFrom(folder, join(folder, goodFile), vaultIn(root));
    const strangers = (await readdir(root)).filter((name) => name !== 'vault');
    return [...(told.has('restored') && !isThere ? ['told of a vault that is not there'] : []), ...strangers.map((name) => `left behind: ${name}`), ...(await inspectVault(root))];
  },
};

export const backupOperations: readonly Operation[] = [backup, restore];
