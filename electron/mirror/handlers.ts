// Calls of the mirror domain that run in the vault process: those over an open vault, and restoring, which needs none.
import { basename, dirname, join } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceIdSchema, objectIdSchema } from '../../shared/ids.ts';
import type { JobProgress, JobResult } from '../../shared/jobs/schema.ts';
import { instant } from '../../shared/time.ts';
import { orStopped } from '../backup/handlers.ts';
import { restoreAnswer, type OneRestore } from '../backup/one-restore.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { Jobs } from '../jobs/registry.ts';
import type { OpenSession, RecordedObjects } from '../vault/index.ts';
import type { ProcessCallName, ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import { readMirror } from './folder.ts';
import { hasNote, readGenerations } from './generations.ts';
import { generationsFolder, mirrorFile } from './places.ts';
import { namesIn } from './real-folder.ts';
import { restoreMirror } from './restore.ts';
import { connectedPlace, forgetMirror, mirrorState, nameOfMirrorIn, placeOfMirror, proveMirror, updateMirror, verifyMirror, type MirrorRequest } from './service.ts';
import { lookAtMirrorPlace } from './target.ts';

type Over = Extract<ProcessCallName, 'process.mirrorPlace' | 'process.mirrorAdd'>;
type Without = Extract<ProcessCallName, 'process.mirrorLook' | 'process.mirrorRestore'>;
type Table<N extends ProcessCallName> = { readonly [C in N]: (input: ProcessInput<C>) => Promise<ProcessOutput<C>> };

/** Says nothing of what is in it beyond what opening it would. */
const newMirrorName = 'Holdfast mirror';

const result = (name: string, outcome: JobResult['outcome'], more: Partial<JobResult> = {}): Omit<JobResult, 'index'> =>
  ({ name, outcome, item: null, sha256: null, size: null, failure: null, problem: null, ...more });

/** Where a mirror would lie in a chosen folder: people choose a disk, not an empty folder. */
const placeWithin = async (folder: string): Promise<string> => {
  if ((await readMirror(folder)) !== null || (await namesIn(folder)).length === 0) return folder;
  return join(folder, newMirrorName);
};

export interface MirrorHandlers {
  readonly mirror: Handlers<'mirror', 'vault'>;
  readonly process: Table<Over>;
}

/** Everything about mirrors that is answered over one open vault. */
export const mirrorHandlers = (session: OpenSession, jobs: Jobs, recorded: RecordedObjects): MirrorHandlers => {
  const start = (kind: JobProgress['kind'], name: string, work: (reporter: JobReporter) => Promise<void>) => ({
    job: jobs.start(kind, orStopped(async (reporter) => {
      reporter.now(name);
      await work(reporter);
    })).id,
  });
  /** A result that names the item where there is one. */
  const tellObject = async (reporter: JobReporter, id: string, code: 'object-missing' | 'object-damaged' | 'object-unreadable', where: 'mirror' | 'mirrorDisk' | 'notKept' | 'nowhere' | 'vault'): Promise<void> => {
    const item = evidenceIdSchema.safeParse(await recorded.nameOfObject(objectIdSchema.parse(id)).catch(() => null));
    const name = item.success ? item.data : id;
    reporter.result(result(name, 'problem', { item: item.success ? item.data : null, failure: { code, facts: { name, where } } }));
  };
  const tellFile = (reporter: JobReporter, name: string, kind: 'about-damaged' | 'generation-damaged'): void => {
    reporter.result(result(name, 'problem', { failure: { code: 'backup-damaged', facts: { part: kind === 'about-damaged' ? 'mirrorAbout' : 'mirrorState' } } }));
  };
  const startUpdate = (name: string, request: MirrorRequest) =>
    start('mirror', name, async (reporter) => {
      const made = await updateMirror(session, request, reporter);
      const { note: { leftOut }, damagedInVault, unreadInVault, notKept, unread } = made;
      const [left, kept, notGiven] = [new Set<string>(leftOut), new Set(notKept), new Set(unreadInVault)];
      for (const id of new Set<string>([...leftOut, ...damagedInVault])) await (notGiven.has(id) ? tellObject(reporter, id, 'object-unreadable', 'vault') : tellObject(reporter, id, 'object-damaged', kept.has(id) ? 'notKept' : left.has(id) ? 'nowhere' : 'vault'));
      for (const file of unread) {
        if (file === mirrorFile) tellFile(reporter, file, 'about-damaged');
        else if (file.startsWith(generationsFolder)) tellFile(reporter, basename(dirname(file)), 'generation-damaged');
        else if (!left.has(basename(file))) await tellObject(reporter, basename(file), 'object-damaged', 'mirrorDisk');
      }
      if (made.historyDiffers) reporter.result(result(name, 'problem', { failure: { code: 'history-rolled-back', facts: {} } }));
      reporter.result(result(name, 'ok', { size: made.note.bytes }));
    });
  return {
    mirror: {
      state: () => mirrorState(session),
      async update({ id }) {
        const folder = await connectedPlace(session, id);
        return startUpdate((await placeOfMirror(session, id)).mirror.name, { folder, name: null, keeping: null, readAll: false });
      },
      async check({ id, readData }) {
        const folder = await connectedPlace(session, id);
        const { mirror } = await placeOfMirror(session, id);
        return start('mirror-check', mirror.name, async (reporter) => {
          const { problems } = await verifyMirror(session, folder, readData, reporter);
          for (const { kind, name } of problems) {
            if (kind === 'generation-damaged' || kind === 'about-damaged') tellFile(reporter, name, kind);
            else await tellObject(reporter, name, kind, 'mirror');
          }
          if (problems.length === 0) reporter.result(result(mirror.name, 'ok'));
        });
      },
      async prove({ id }) {
        const folder = await connectedPlace(session, id);
        return start('drill', (await placeOfMirror(session, id)).mirror.name, async (reporter) => {
          await proveMirror(session, folder, recorded, reporter, (item, failure) => {
            const evidence = evidenceIdSchema.safeParse(item);
            reporter.result(result(item, failure === null ? 'ok' : 'problem', { item: evidence.success ? evidence.data : null, failure: failure === null ? null : failureOf(failure) }));
          });
        });
      },
      async forget({ id }) {
        await forgetMirror(session, id);
        return {};
      },
    },
    process: {
      async 'process.mirrorPlace'({ folder }) {
        const chosen = await placeWithin(folder);
        const about = await readMirror(chosen);
        if (about !== null && about.vaultId !== session.vaultId) throw new HoldfastError('not-a-mirror', { reason: 'otherVault' });
        const place = await lookAtMirrorPlace(chosen, session.folder);
        const folderName = chosen === folder ? basename(folder) : join(basename(folder), newMirrorName);
        return { folder: place.folder, folderName, warnings: [...place.warnings], freeBytes: place.freeBytes, known: await nameOfMirrorIn(session, place.folder) };
      },
      'process.mirrorAdd': ({ folder, name, keeping }) => Promise.resolve(startUpdate(name, { folder, name, keeping, readAll: false })),
    },
  };
};

/** Restoring from a mirror, which begins where no vault is open. */
export const mirrorRestoreHandlers = (one: OneRestore): Table<Without> => ({
  async 'process.mirrorLook'({ folder }) {
    if ((await readMirror(folder)) === null) throw new HoldfastError('not-a-mirror', { reason: 'noMirror' });
    const whole = (await readGenerations(folder)).filter(hasNote);
    return { generations: whole.map(({ number, note }) => ({ number, madeAt: instant(Date.parse(note.madeAt)), objects: note.objects, missing: note.leftOut.length })) };
  },
  'process.mirrorRestore': ({ mirror, generation, folder, evenIfDamaged }) =>
    one.run(async (progress) => restoreAnswer(await restoreMirror(mirror, { target: folder, generation, evenIfDamaged }, progress))),
});
