// Proving a backup through the calls that the window makes: the vault process over a real vault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupHandlers, restoreHandlers, type BackupHandlers } from '../../../electron/backup/handlers.ts';
import { sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import { createOneRestore } from '../../../electron/backup/one-restore.ts';
import { openAgeFile } from '../../../electron/backup/read-backup.ts';
import { recordedObjects } from '../../../electron/evidence/whole-vault.ts';
import { createJobs, type Jobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import type { JobId } from '../../../shared/ids.ts';
import { failureOf, passphrase } from '../vault/vault-for-tests.ts';
import { contents, makeVault, objectFiles } from './backup-for-tests.ts';

let folder = '';
let session: OpenSession;
let jobs: Jobs;
let handlers: BackupHandlers;
let key = '';
const at = (...names: readonly string[]): string => join(folder, ...names);
const own = { by: 'own' } as const;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  session = await makeVault(folder);
  jobs = createJobs(() => undefined);
  handlers = backupHandlers(session, jobs, recordedObjects(session));
  const made = await handlers.backup.makeKey({ name: 'Office' });
  ({ key } = await handlers.backup.showKey({ current: passphrase, id: made.id, reason: 'kept in the safe' }));
  await ended((await handlers.process['process.backupTo']({ file: at('backup.age'), to: { by: 'recipients', ids: [made.id], remember: false } })).job);
}, 120_000);
afterAll(async () => {
  await jobs.close();
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the job has ended; its state, and its results by outcome. */
const ended = async (id: JobId): Promise<{ readonly state: string; readonly failure: string | null; readonly outcomes: readonly string[] }> => {
  const job = jobs.get(id);
  while (!job.ended) await new Promise((resolve) => { setTimeout(resolve, 20); });
  return { state: job.state, failure: job.progress().failure?.code ?? null, outcomes: job.results.map(({ outcome }) => outcome) };
};

describe('a drill', () => {
  it('restores a sample in memory, finds it equal, and keeps the date', async () => {
    const before = await handlers.backup.state({});
    const drilled = await ended((await handlers.process['process.backupProve']({ file: at('backup.age'), secret: own })).job);
    const after = await handlers.backup.state({});
    expect(drilled).toEqual({ state: 'finished', failure: null, outcomes: contents.map(() => 'ok') });
    expect([before.lastProvenAt, after.lastProvenAt === after.lastMadeAt]).toEqual([null, true]);
    expect(after.backups.map(({ drillSample, drillFailed }) => ({ drillSample, drillFailed }))).toEqual([{ drillSample: contents.length, drillFailed: 0 }]);
  });

  it('names what did not come back, and the backup is no longer proven', async () => {
    const { payloadAt } = await openAgeFile(at('backup.age'));
    const bytes = readFileSync(at('backup.age'));
    const chunk = Math.ceil((bytes.byteLength - payloadAt) / sealedChunkBytes) - 6;
    bytes[payloadAt + chunk * sealedChunkBytes + 30_000] = (bytes[payloadAt + chunk * sealedChunkBytes + 30_000] ?? 0) ^ 1;
    writeFileSync(at('hurt.age'), bytes);
    const { state, outcomes } = await ended((await handlers.process['process.backupProve']({ file: at('hurt.age'), secret: own })).job);
    expect({ state, problems: outcomes.filter((outcome) => outcome === 'problem').length }).toEqual({ state: 'finished', problems: 1 });
    expect((await handlers.backup.state({})).lastProvenAt).toBeNull();
    expect(await ended((await handlers.process['process.backupCheck']({ file: at('hurt.age'), secret: own })).job)).toEqual({ state: 'failed', failure: 'backup-damaged', outcomes: [] });
  });

  it('of a whole file reads every byte and keeps the date', async () => {
    expect(await ended((await handlers.process['process.backupCheck']({ file: at('backup.age'), secret: { by: 'key', key } })).job)).toEqual({ state: 'finished', failure: null, outcomes: ['ok'] });
  });

  it('says at once that a secret does not open the backup, and leaves no job behind', async () => {
    const jobsBefore = jobs.list().length;
    expect(await failureOf(handlers.process['process.backupProve']({ file: at('backup.age'), secret: { by: 'passphrase', passphrase: 'not it' } }))).toBe('backup-did-not-open');
    expect(jobs.list()).toHaveLength(jobsBefore);
  });
});

describe('restoring without an open vault', () => {
  it('gives the vault and tells how far it is', async () => {
    const told: unknown[] = [];
    const { process: calls } = restoreHandlers(createOneRestore((_name, payload) => { told.push(payload); }));
    expect(await calls['process.backupLook']({ file: at('backup.age') })).toEqual({ opensWith: 'identity' });
    const restored = await calls['process.backupRestore']({ file: at('backup.age'), folder: at('restored'), secret: { by: 'key', key }, evenIfDamaged: false });
    expect(restored).toEqual({ objects: contents.length, bytes: contents.reduce((sum, { byteLength }) => sum + byteLength, 0), lost: 0, gaps: 0, missing: 0 });
    expect(objectFiles(at('restored'))).toEqual(objectFiles(at('vault')));
    expect(told.length).toBeGreaterThan(0);
  });
});
