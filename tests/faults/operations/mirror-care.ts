// The first mirror, and what is done around one: checked by its files, read to the last byte, made whole again, proved, taken off the list.
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { restoreMirror } from '../../../electron/mirror/restore.ts';
import { forgetMirror, mirrorState, proveMirror, updateMirror, verifyMirror } from '../../../electron/mirror/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { markers } from '../secrets.ts';
import { layBase, layBaseAndOutside, open, outsideIn, vaultIn } from './ground.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';
import { steppedOperation, type Step } from './steps.ts';

const mirrorIn = (root: string): string => join(outsideIn(root), 'mirror');

const update = (session: OpenSession, folder: string) => updateMirror(session, { folder, name: markers.title, keeping: 'few', readAll: false }, silentProgress());

/** What a mirror holds when nothing is under way. */
const ofMirror: ReadonlySet<string> = new Set(['mirror.json', 'in-use', 'store', 'generations']);

/** Objects that the newest generation gives back. */
const restorable = async (root: string): Promise<number> => {
  const restored = join(root, 'restored');
  const { objects } = await restoreMirror(mirrorIn(root), { target: restored, generation: null }, silentProgress());
  await rm(restored, { recursive: true, force: true });
  return objects;
};

const inspectMirror = async (session: OpenSession, root: string): Promise<readonly string[]> => {
  const { problems, generations } = await verifyMirror(session, mirrorIn(root), true, silentProgress());
  const left = [...(await readdir(mirrorIn(root))).filter((name) => !ofMirror.has(name)), ...(await readdir(join(mirrorIn(root), 'store', 'unfinished'))), ...(await readdir(join(mirrorIn(root), 'generations'))).filter((name) => !/^\d/u.test(name))];
  return [
    ...problems.map(({ kind, file }) => `mirror: ${kind} ${file}`), ...left.map((name) => `left behind in the mirror: ${name}`),
    ...(generations > 0 && (await restorable(root)) === 1 ? [] : ['the mirror does not give back what was in the vault']),
  ];
};

const first: Operation = {
  name: 'mirror-first',
  lay: layBaseAndOutside,
  drive: async (_, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      await update(session, mirrorIn(root));
      acknowledge('mirrored');
    } finally {
      await session.close();
    }
  },
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const known = (await mirrorState(session)).mirrors.length;
      const wrong = told.has('mirrored') ? [...(known === 1 ? [] : ['told of a mirror that is not on the list']), ...((await restorable(root)) === 1 ? [] : ['told of a mirror that gives nothing back'])] : [];
      // What was cut short is gone on with by the next run to the same folder.
      await update(session, mirrorIn(root));
      return [...wrong, ...((await mirrorState(session)).mirrors.length === 1 ? [] : ['there are two mirrors where there is one folder']), ...(await inspectMirror(session, root))];
    },
  }),
};

const flip = async (file: string, place: number): Promise<void> => {
  const bytes = await readFile(file);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(file, bytes);
};

/** The mirror's one object. */
const objectIn = async (mirror: string): Promise<string> => {
  const [shard = ''] = (await readdir(join(mirror, 'store'))).filter((name) => name !== 'unfinished');
  const [object = ''] = await readdir(join(mirror, 'store', shard));
  return join(mirror, 'store', shard, object);
};

const verify = (readData: boolean): Step['does'] => ({ session }, root) => verifyMirror(session, mirrorIn(root), readData, silentProgress());

const care = steppedOperation({
  name: 'mirror-care',
  prepare: async ({ folder, base }) => {
    const session = await open(base);
    await update(session, join(folder, 'mirror'));
    await session.close();
    await flip(await objectIn(join(folder, 'mirror')), 90);
  },
  lay: async (ground, root) => {
    await layBase(ground, root);
    await cp(join(ground.folder, 'mirror'), mirrorIn(root), { recursive: true });
  },
  before: ['1', 'mirror-updated'],
  steps: [
    { does: verify(false), leaves: [['1, 0 wrong', 'mirror-verified']] },
    { does: verify(true), leaves: [['1, 1 wrong', 'mirror-verified']] },
    { does: ({ session }, root) => update(session, mirrorIn(root)), leaves: [['2', 'mirror-updated']] },
    { does: ({ session }, root) => proveMirror(session, mirrorIn(root), recordedObjects(session), silentProgress(), () => undefined), leaves: [['2, 0 of 1 failed', 'drill-done']] },
    { does: async ({ session }) => forgetMirror(session, (await mirrorState(session)).mirrors[0]?.id ?? ''), leaves: [['off the list', 'mirror-forgotten']] },
  ],
  read: async (session) => {
    const [known] = (await mirrorState(session)).mirrors;
    if (known === undefined) return 'off the list';
    const { generation, checkProblems, drillSample, drillFailed } = known;
    return [String(generation), ...(checkProblems === null ? [] : [`${String(checkProblems)} wrong`]), ...(drillSample === null ? [] : [`${String(drillFailed)} of ${String(drillSample)} failed`])].join(', ');
  },
  holds: async (session, root) => {
    // The vault is whole: an update that reads all of the mirror puts it right, wherever the one before it was cut short.
    await updateMirror(session, { folder: mirrorIn(root), name: null, keeping: null, readAll: true }, silentProgress());
    return inspectMirror(session, root);
  },
});

export const mirrorCareOperations: readonly Operation[] = [first, care];
