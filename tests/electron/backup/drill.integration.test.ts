// Proving a backup through the calls that the window makes: the vault process over a real vault.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupHandlers, restoreHandlers, type BackupHandlers } from '../../../electron/backup/handlers.ts';
import { chunkBytes, sealedChunkBytes } from '../../../electron/backup/age/payload.ts';
import { createOneRestore } from '../../../electron/backup/one-restore.ts';
import { openAgeFile } from '../../../electron/backup/read-backup.ts';
import { blockBytes, readTarHeader } from '../../../electron/backup/tar/header.ts';
import { identitiesIn, withPayload } from '../../../electron/backup/tool.ts';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { withoutUnread } from '../../../shared/custody/schema.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { createJobs, type Jobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import type { BackupSecret } from '../../../shared/backup/contract.ts';
import { isFoundDamaged } from '../../../shared/backup/rules.ts';
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
  await ended((await handlers.process['process.backupTo']({ file: at('backup.age'), readItems: false, to: { by: 'recipients', ids: [made.id], remember: false } })).job);
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

const prove = async (name: string, secret: BackupSecret) => ended((await handlers.process['process.backupProve']({ file: at(name), secret })).job);
const check = async (name: string, secret: BackupSecret) => ended((await handlers.process['process.backupCheck']({ file: at(name), secret })).job);

/** A chunk that holds bytes of the largest object alone: objects lie in a random order, and damage of a header ends a drill. */
const chunkInLargestObject = async (): Promise<number> => withPayload(await openAgeFile(at('backup.age')), { identities: identitiesIn(key) }, async (payload) => {
  const plain = await payload.read(0, payload.length ?? 0);
  for (let block = 0; block < plain.byteLength; block += blockBytes) {
    const header = readTarHeader(plain.subarray(block, block + blockBytes));
    if (header.kind === 'entry' && header.entry.name.includes('/objects/') && header.entry.size > 1_000_000) return Math.ceil(block / chunkBytes) + 5;
  }
  throw new Error('the backup holds no such object');
});

/** How the last drill of the one backup is noted beside it. */
const lastDrill = async () => {
  const [{ drillSample, drillFailed } = { drillSample: null, drillFailed: null }] = (await handlers.backup.state({})).backups;
  return { drillSample, drillFailed };
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
    const chunk = await chunkInLargestObject();
    bytes[payloadAt + chunk * sealedChunkBytes + 30_000] = (bytes[payloadAt + chunk * sealedChunkBytes + 30_000] ?? 0) ^ 1;
    writeFileSync(at('hurt.age'), bytes);
    const { state, outcomes } = await ended((await handlers.process['process.backupProve']({ file: at('hurt.age'), secret: own })).job);
    expect({ state, problems: outcomes.filter((outcome) => outcome === 'problem').length }).toEqual({ state: 'finished', problems: 1 });
    expect((await handlers.backup.state({})).lastProvenAt).toBeNull();
    expect(await lastDrill()).toEqual({ drillSample: contents.length, drillFailed: 1 });
  });

  it('that went well does not take away what another found', async () => {
    expect((await ended((await handlers.process['process.backupProve']({ file: at('backup.age'), secret: own })).job)).outcomes).toEqual(contents.map(() => 'ok'));
    expect(await lastDrill()).toEqual({ drillSample: contents.length, drillFailed: 1 });
  });

  it('of a whole file reads every byte, and what was wrong with another copy is not said any more', async () => {
    expect(await check('backup.age', { by: 'key', key })).toEqual({ state: 'finished', failure: null, outcomes: ['ok'] });
    expect(await lastDrill()).toEqual({ drillSample: null, drillFailed: null });
  });

  it('says at once that a secret does not open the backup, and leaves no job behind', async () => {
    const jobsBefore = jobs.list().length;
    expect(await failureOf(handlers.process['process.backupProve']({ file: at('backup.age'), secret: { by: 'passphrase', passphrase: 'not it' } }))).toBe('backup-did-not-open');
    expect(jobs.list()).toHaveLength(jobsBefore);
  });
});

describe('a backup that is found damaged', () => {
  const damagedAt = async (name: string, change: (bytes: Buffer, payloadAt: number) => Buffer): Promise<void> => {
    const { payloadAt } = await openAgeFile(at('backup.age'));
    mkdirSync(at('stick'), { recursive: true });
    writeFileSync(at('stick', name), change(readFileSync(at('backup.age')), payloadAt));
  };
  const flip = (place: number) => (bytes: Buffer, payloadAt: number): Buffer => {
    bytes[payloadAt + place] = (bytes[payloadAt + place] ?? 0) ^ 1;
    return bytes;
  };
  const found = { drillSample: 0, drillFailed: 1 };
  const whole = async (): Promise<void> => { await check('backup.age', own); };
  const entries = async (): Promise<number> => {
    const { entries: all } = await entriesPage(session.read, null, 0, 100);
    return withoutUnread(all).filter(({ action }) => action === 'backup-found-damaged').length;
  };

  it.each([
    ['in its middle, under any name, by reading every byte', 'renamed.age', flip(30_000), check],
    ['before a sample could be drawn', 'renamed.age', flip(30_000), prove],
    ['at its end, which took its own note, under its name', 'backup.age', (bytes: Buffer) => bytes.subarray(0, bytes.byteLength - 5 * sealedChunkBytes), check],
  ] as const)('%s, has that noted beside it and in the log', async (_words, name, change, look) => {
    await damagedAt(name, change);
    const before = await entries();
    expect(await look(join('stick', name), own)).toEqual({ state: 'failed', failure: 'backup-damaged', outcomes: [] });
    expect([await lastDrill(), isFoundDamaged(await lastDrill()), await entries() - before, (await handlers.backup.state({})).lastProvenAt]).toEqual([found, true, 1, null]);
    await whole();
  });

  it('in its age header has that noted beside it, although no job began', async () => {
    await damagedAt('backup.age', (bytes, payloadAt) => flip(-60)(bytes, payloadAt));
    expect(await failureOf(check(join('stick', 'backup.age'), own))).toBe('backup-damaged');
    expect(await lastDrill()).toEqual(found);
    await whole();
  });

  it('is noted nowhere when it cannot be told which one it is', async () => {
    await damagedAt('other.age', (bytes) => bytes.subarray(0, bytes.byteLength - 5 * sealedChunkBytes));
    expect((await check(join('stick', 'other.age'), own)).failure).toBe('backup-damaged');
    expect(await lastDrill()).toEqual({ drillSample: null, drillFailed: null });
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
