// Bringing a mirror up to date, and restoring from one: its last good generation stays restorable whatever happens to the next one.
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { restoreMirror } from '../../../electron/mirror/restore.ts';
import { updateMirror, verifyMirror } from '../../../electron/mirror/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { layBase, open, outsideIn, vaultIn, type Ground } from './ground.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

const mirrorName = 'mirror';
/** Objects in the generation that is there before, and in the one that is being made. */
const [before, after] = [1, 6];

const update = (session: OpenSession, folder: string) => updateMirror(session, { folder, name: null, keeping: null, readAll: false }, silentProgress());

const makeMirror = async ({ folder, base, files }: Ground): Promise<void> => {
  const session = await open(base);
  await update(session, join(folder, mirrorName));
  await addPaths(session, [files]);
  await session.close();
};

const mirror: Operation = {
  name: 'mirror',
  prepare: makeMirror,
  lay: async (ground, root) => {
    await layBase(ground, root);
    await cp(join(ground.folder, mirrorName), join(outsideIn(root), mirrorName), { recursive: true });
  },
  drive: async (_, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      const { note: { leftOut, objects } } = await update(session, join(outsideIn(root), mirrorName));
      for (const object of leftOut) acknowledge(`left out ${object}`);
      if (objects + leftOut.length === after) acknowledge('mirrored');
    } finally {
      await session.close();
    }
  },
  inspect: async (_, root, told) => {
    const [folder, restored] = [join(outsideIn(root), mirrorName), join(root, 'restored')];
    const { objects } = await restoreMirror(folder, { target: restored, generation: null }, silentProgress());
    await rm(restored, { recursive: true, force: true });
    const named = told.all('left out').length;
    const holds = objects === after - named || (objects === before && !told.has('mirrored')) ? null : `the newest generation holds ${String(objects)} objects, and ${String(named)} were named as left out`;
    return [
      ...(holds === null ? [] : [holds]),
      ...(await inspectVault(root, {
        holds: async (session) => (await verifyMirror(session, folder, true, silentProgress())).problems.map(({ kind, file }) => `mirror: ${kind} ${file}`),
      })),
    ];
  },
};

const restore: Operation = {
  name: 'restore-mirror',
  prepare: makeMirror,
  lay: () => Promise.resolve(),
  drive: async ({ folder }, root, acknowledge) => {
    await restoreMirror(join(folder, mirrorName), { target: vaultIn(root), generation: null }, silentProgress());
    acknowledge('restored');
  },
  inspect: async ({ folder }, root, told) => {
    const isThere = (await readdir(root)).includes('vault');
    // What was interrupted is cleared away by the next restore to the same place.
    if (!isThere) await restoreMirror(join(folder, mirrorName), { target: vaultIn(root), generation: null }, silentProgress());
    const strangers = (await readdir(root)).filter((name) => name !== 'vault');
    return [...(told.has('restored') && !isThere ? ['told of a vault that is not there'] : []), ...strangers.map((name) => `left behind: ${name}`), ...(await inspectVault(root))];
  },
};

export const mirrorOperations: readonly Operation[] = [mirror, restore];
