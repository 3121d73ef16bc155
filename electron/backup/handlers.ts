// Calls of the backup domain that run in the vault process: those over an open vault, and restoring, which needs none.
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { BackupSecret } from '../../shared/backup/contract.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { evidenceIdSchema, objectIdSchema, type JobId } from '../../shared/ids.ts';
import type { JobResult } from '../../shared/jobs/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import { failureOf } from '../jobs/failure-of.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { Jobs } from '../jobs/registry.ts';
import type { ProcessCallName, ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import { confirm, requireStrong, withSharesBackupKey, type OpenSession, type RecordedObjects } from '../vault/index.ts';
import type { AgeSecret } from './age/open.ts';
import { whileDiskAnswers } from './backup-disk.ts';
import { noteFoundDamaged } from './damage.ts';
import { drill } from './drill.ts';
import { restoreAnswer, type OneRestore } from './one-restore.ts';
import { forgetPlace, nextAtPlace, rememberPlace, removeLeftBackups } from './place.ts';
import { openAgeFile, type Payload } from './read-backup.ts';
import { addRecipient, makeIdentity, recipientsForBackup, removeRecipient, showIdentity } from './recipients.ts';
import { ownSecrets, recipientsInForce } from './repository.ts';
import { restoreBackup } from './restore.ts';
import { alteredIn, backupState, makeBackup } from './service.ts';
import { lookAtTarget } from './target.ts';
import { identitiesIn, withPayload } from './tool.ts';
import { verifyBackup } from './verify-file.ts';
import type { BackupFor } from './age/stanzas.ts';

type Over = Extract<ProcessCallName, 'process.backupTarget' | 'process.backupTo' | 'process.backupProve' | 'process.backupCheck'>;
type Without = Extract<ProcessCallName, 'process.backupLook' | 'process.backupTry' | 'process.backupRestore'>;
type Table<N extends ProcessCallName> = { readonly [C in N]: (input: ProcessInput<C>) => Promise<ProcessOutput<C>> };

const result = (name: string, outcome: JobResult['outcome'], more: Partial<JobResult> = {}): Omit<JobResult, 'index'> =>
  ({ name, outcome, item: null, sha256: null, size: null, failure: null, problem: null, ...more });

/** A stop that was asked for ends a job as stopped; everything else that is thrown ends it as failed. */
export const orStopped = (work: (reporter: JobReporter) => Promise<void>) => async (reporter: JobReporter): Promise<void> => {
  try {
    await work(reporter);
  } catch (error) {
    if (!(error instanceof HoldfastError && error.code === 'cancelled')) throw error;
  }
};

const secretOf = async (secret: BackupSecret, session: OpenSession | null): Promise<AgeSecret> => {
  if (secret.by === 'passphrase') return { passphrase: secret.passphrase };
  if (secret.by === 'shares') return withSharesBackupKey(secret.shares, (key) => Promise.resolve({ identities: [Uint8Array.from(key)] }));
  if (secret.by === 'key') return { identities: identitiesIn(secret.key) };
  return { identities: session === null ? [] : await ownSecrets(session.read) };
};

const recipientsOf = async (session: OpenSession, ids: readonly string[]): Promise<BackupFor> => {
  const known = await recipientsInForce(session.read);
  const wanted = ids.map((id) => known.find((one) => one.id === id)?.recipient);
  const recipients = wanted.filter((one) => one !== undefined);
  if (recipients.length !== wanted.length) throw new HoldfastError('not-found');
  return { recipients: await recipientsForBackup(session, recipients) };
};

export interface BackupHandlers {
  readonly backup: Omit<Handlers<'backup', 'vault'>, 'stopRestore'>;
  readonly process: Table<Over>;
}

/** Everything about backups that is answered over one open vault. */
export const backupHandlers = (session: OpenSession, jobs: Jobs, recorded: RecordedObjects): BackupHandlers => {
  const overFile = async (path: string, asked: BackupSecret, kind: 'drill' | 'backup-check', work: (payload: Payload, reporter: JobReporter) => Promise<void>): Promise<{ job: JobId }> => {
    const noted = (payload: Payload | null) => async (error: unknown): Promise<never> => {
      if (error instanceof HoldfastError && error.code === 'backup-damaged') await noteFoundDamaged(session, { name: basename(path), bytes: await stat(path).then(({ size }) => size, () => null), payload }, kind);
      throw error;
    };
    const file = await openAgeFile(path).catch(noted(null));
    const secret = await secretOf(asked, session);
    const started = Promise.withResolvers<JobId>();
    // The job begins when the backup is open: a wrong passphrase is told where it was typed, and nowhere else.
    void withPayload(file, secret, async (payload) => {
      const { id, done } = jobs.start(kind, orStopped((reporter) => whileDiskAnswers(path, () => work(payload, reporter)).catch(noted(payload))));
      started.resolve(id);
      await done;
    }).catch(noted(null)).catch(started.reject);
    return { job: await started.promise };
  };
  const startBackup = (file: string, to: BackupFor, readItems: boolean): { job: JobId } => ({
    job: jobs.start('backup', orStopped(async (reporter) => {
      reporter.now(basename(file));
      const made = await makeBackup(session, { file, to, readItems }, reporter);
      await recorded.noteAltered(made.altered);
      for (const id of made.missing) {
        const item = evidenceIdSchema.safeParse(await recorded.nameOfObject(objectIdSchema.parse(id)).catch(() => null));
        reporter.result(result(item.success ? item.data : id, 'problem', { item: item.success ? item.data : null, failure: { code: 'object-missing', facts: {} } }));
      }
      for (const { item } of alteredIn(made, await recorded.setAside())) {
        reporter.result(result(item, 'problem', { item, failure: { code: 'set-aside-copied', facts: { name: item } } }));
      }
      reporter.result(result(made.file, 'ok', { size: made.bytes }));
    })).id,
  });
  return {
    backup: {
      state: () => backupState(session),
      async makeAgain() {
        const { file, ids, readItems } = await nextAtPlace(session);
        // Looked at before the job begins, so that a disk that is not there is told where it was pressed.
        await lookAtTarget(file, session.folder);
        return startBackup(file, await recipientsOf(session, ids), readItems);
      },
      async forgetPlace() {
        await forgetPlace(session);
        return {};
      },
      removeLeft: async () => ({ removed: await removeLeftBackups(session) }),
      makeKey: ({ name }) => makeIdentity(session, name),
      async addRecipient({ current, name, recipient }) {
        await confirm(session, current);
        return addRecipient(session, name, recipient);
      },
      async removeRecipient({ id }) {
        await removeRecipient(session, id);
        return {};
      },
      async showKey({ current, id, reason }) {
        await confirm(session, current);
        return { key: await showIdentity(session, id, reason) };
      },
    },
    process: {
      async 'process.backupTarget'({ file }) {
        const { name, warnings, freeBytes } = await lookAtTarget(file, session.folder);
        return { name, warnings: [...warnings], freeBytes };
      },
      async 'process.backupTo'({ file, to, readItems }) {
        if (to.by === 'recipients') {
          const wanted = await recipientsOf(session, to.ids);
          if (to.remember) await rememberPlace(session, { folder: dirname(file), ids: to.ids, readItems });
          return startBackup(file, wanted, readItems);
        }
        await confirm(session, to.current);
        await requireStrong(to.passphrase, []);
        return startBackup(file, { passphrase: to.passphrase }, readItems);
      },
      'process.backupProve': ({ file, secret }) =>
        overFile(file, secret, 'drill', async (payload, reporter) => {
          await drill(session, payload, recorded, reporter, (item, failure) => {
            const id = evidenceIdSchema.safeParse(item);
            reporter.result(result(item, failure === null ? 'ok' : 'problem', { item: id.success ? id.data : null, failure: failure === null ? null : failureOf(failure) }));
          });
        }),
      'process.backupCheck': ({ file, secret }) =>
        overFile(file, secret, 'backup-check', async (payload, reporter) => {
          await verifyBackup(session, payload, reporter);
          reporter.result(result(basename(file), 'ok'));
        }),
    },
  };
};

export interface RestoreHandlers {
  readonly stopRestore: () => Promise<Record<string, never>>;
  readonly process: Table<Without>;
}

/** Restoring from a file, which begins where no vault is open. */
export const restoreHandlers = (one: OneRestore): RestoreHandlers => ({
  stopRestore: () => {
    one.stop();
    return Promise.resolve({});
  },
  process: {
    'process.backupLook': async ({ file }) => ({ opensWith: (await openAgeFile(file)).opensWith }),
    'process.backupTry': async ({ file, secret }) => withPayload(await openAgeFile(file), await secretOf(secret, null), () => Promise.resolve({})),
    'process.backupRestore': ({ file, folder, secret, evenIfDamaged }) =>
      one.run(async (progress) =>
        withPayload(await openAgeFile(file), await secretOf(secret, null), async (payload) => restoreAnswer(await restoreBackup(payload, { target: folder, evenIfDamaged }, progress)))),
  },
});
