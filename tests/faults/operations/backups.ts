// A backup and a restore: a file that has a backup's name is a whole backup, a folder that opens is a whole vault, and what was restored from is as it was.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { chunkBytes, sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import type { BackupFor } from '../../../electron/backup/age/stanzas.ts';
import { parseRecipient } from '../../../electron/backup/age/x25519.ts';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { openAgeFile, openPayload, type Payload } from '../../../electron/backup/read-backup.ts';
import { restoreFolder } from '../../../electron/backup/restore-folder.ts';
import { restoreBackup } from '../../../electron/backup/restore.ts';
import { makeBackup } from '../../../electron/backup/service.ts';
import { blockBytes, readTarHeader } from '../../../electron/backup/tar/header.ts';
import { addPaths, listEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { inUseFile } from '../../../electron/vault/vault-files.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { nextPassphrase } from '../secrets.ts';
import { layBaseAndOutside, open, outsideIn, vaultIn, type Ground, type Places } from './ground.ts';
import { identityIn, layKey, recipientIn } from './key-beside.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

const [backupFile, goodFile] = ['backup.age', 'good.age'] as const;

const toKey = async (folder: string): Promise<BackupFor> => ({ recipients: [parseRecipient(await recipientIn(folder)) ?? new Uint8Array(32)] });
const toPassphrase = (): Promise<BackupFor> => Promise.resolve({ passphrase: nextPassphrase });

const backUp = async (session: OpenSession, to: BackupFor, file: string): Promise<void> => {
  await makeBackup(session, { file, to }, silentProgress());
};

const withFile = async <T>(folder: string, file: string, work: (payload: Payload) => Promise<T>): Promise<T> => {
  const age = await openAgeFile(file);
  const payload = await openPayload(age, age.opensWith === 'passphrase' ? { passphrase: nextPassphrase } : { identities: [await identityIn(folder)] });
  try {
    return await work(payload);
  } finally {
    await payload.close();
  }
};

const restoreFrom = (folder: string, file: string, target: string, evenIfDamaged = false): Promise<number> =>
  withFile(folder, file, async (payload) => (await restoreBackup(payload, { target, evenIfDamaged }, silentProgress())).objects);

const prepare = ({ folder }: Ground): Promise<void> => layKey(folder);

/** Objects of the ground's vault. */
const objects = 1;

const backup = (name: string, to: (folder: string) => Promise<BackupFor>): Operation => ({
  name,
  prepare,
  lay: layBaseAndOutside,
  drive: async ({ folder }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      await backUp(session, await to(folder), join(outsideIn(root), backupFile));
      acknowledge('backed up');
    } finally {
      await session.close();
    }
  },
  inspect: async ({ folder }, root, told) => {
    const names = await readdir(outsideIn(root));
    const strangers = names.filter((one) => one !== backupFile && !/^\.holdfast-[0-9a-f]{16}\.part$/u.test(one));
    const isThere = names.includes(backupFile);
    const restored = join(root, 'restored');
    const found = isThere ? await restoreFrom(folder, join(outsideIn(root), backupFile), restored) : objects;
    await rm(restored, { recursive: true, force: true });
    return [
      ...strangers.map((one) => `left behind: ${one}`), ...(told.has('backed up') && !isThere ? ['told of a backup that is not there'] : []),
      ...(found === objects ? [] : [`the backup holds ${String(found)} objects`]), ...(await inspectVault(root)),
    ];
  },
});

interface Restoring extends Pick<Operation, 'prepare'> {
  readonly name: string;
  readonly lay?: Operation['lay'];
  readonly restore: (places: Places, root: string) => Promise<unknown>;
  /** What lies beside the vault and belongs there. */
  readonly beside?: readonly string[];
  readonly inspected?: (ground: Ground) => Promise<Parameters<typeof inspectVault>[1]>;
  readonly alsoHolds?: (ground: Ground, root: string) => Promise<readonly string[]>;
}

const restoring = ({ name, prepare: made, lay = () => Promise.resolve(), restore, beside = [], inspected, alsoHolds }: Restoring): Operation => ({
  name, lay,
  ...(made === undefined ? {} : { prepare: made }),
  drive: async (places, root, acknowledge) => {
    await restore(places, root);
    acknowledge('restored');
  },
  inspect: async (ground, root, told) => {
    const isThere = (await readdir(root)).includes('vault');
    // What was interrupted is cleared away by the next restore to the same place.
    if (!isThere) await restore(ground, root);
    const strangers = (await readdir(root)).filter((one) => one !== 'vault' && !beside.includes(one));
    return [
      ...(told.has('restored') && !isThere ? ['told of a vault that is not there'] : []), ...strangers.map((one) => `left behind: ${one}`),
      ...(await inspectVault(root, await inspected?.(ground))), ...((await alsoHolds?.(ground, root)) ?? []),
    ];
  },
});

const restore = restoring({
  name: 'restore-backup',
  prepare: async (ground) => {
    await prepare(ground);
    const session = await open(ground.base);
    await backUp(session, await toKey(ground.folder), join(ground.folder, goodFile));
    await session.close();
  },
  restore: ({ folder }, root) => restoreFrom(folder, join(folder, goodFile), vaultIn(root)),
});

/** Items of the ground's vault with the files that are added to it; the last file is the largest. */
const items = 6;

/** Flips a byte within the largest object of the backup, and answers with its id. */
const damage = async (folder: string, file: string): Promise<string> => {
  const { chunk, id } = await withFile(folder, file, async (payload) => {
    const plain = await payload.read(0, payload.length ?? 0);
    for (let block = 0; block < plain.byteLength; block += blockBytes) {
      const header = readTarHeader(plain.subarray(block, block + blockBytes));
      if (header.kind === 'entry' && header.entry.name.includes('/objects/') && header.entry.size > 2 * chunkBytes) return { chunk: Math.ceil((block + blockBytes) / chunkBytes), id: basename(header.entry.name) };
    }
    throw new Error('no object is larger than two chunks');
  });
  const bytes = await readFile(file);
  const place = (await openAgeFile(file)).payloadAt + chunk * sealedChunkBytes + 9;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(file, bytes);
  return id;
};

const damagedFile = 'damaged-object';

const restoreDamaged = restoring({
  name: 'restore-damaged',
  prepare: async (ground) => {
    await prepare(ground);
    const session = await open(ground.base);
    const { progress } = await addPaths(session, [ground.files]);
    await backUp(session, await toKey(ground.folder), join(ground.folder, goodFile));
    await session.close();
    if (progress.counts.new !== items - 1) throw new Error('the files could not be added');
    await writeFile(join(ground.folder, damagedFile), await damage(ground.folder, join(ground.folder, goodFile)));
  },
  restore: ({ folder }, root) => restoreFrom(folder, join(folder, goodFile), vaultIn(root), true),
  inspected: async ({ folder }) => {
    const damaged = await readFile(join(folder, damagedFile), 'utf8');
    return {
      // The one that the damage is in is named by the check; every other one is there.
      expected: ({ kind, file }) => kind === 'object-altered' && file?.endsWith(damaged) === true,
      holds: async (session) => {
        const back: string[] = [];
        for await (const { id } of listEvidence(session, everything)) back.push(id);
        return back.length === items ? [] : [`${String(back.length)} items came back`];
      },
    };
  },
});

const copyOf = (root: string): string => join(outsideIn(root), 'copy');

/** Every file below a folder with its bytes; the mark of a program that looked in says nothing. */
const bytesBelow = async (folder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== inUseFile);
  return new Map(await Promise.all(entries.map(async ({ parentPath, name }) => [relative(folder, join(parentPath, name)), await readFile(join(parentPath, name))] as const)));
};

const restorePlain = restoring({
  name: 'restore-folder',
  lay: ({ base }, root) => cp(base, copyOf(root), { recursive: true }),
  restore: (_, root) => restoreFolder(copyOf(root), { target: vaultIn(root) }, silentProgress()),
  beside: ['outside'],
  alsoHolds: async ({ base }, root) => {
    const [before, now] = [await bytesBelow(base), await bytesBelow(copyOf(root))];
    return [
      ...[...before].filter(([name, bytes]) => now.get(name)?.equals(bytes) !== true).map(([name]) => `${name} of the folder that was restored from is not as it was`),
      ...[...now.keys()].filter((name) => !before.has(name)).map((name) => `${name} is new in the folder that was restored from`),
    ];
  },
});

export const backupOperations: readonly Operation[] = [backup('backup', toKey), backup('backup-passphrase', toPassphrase), restore, restoreDamaged, restorePlain];
