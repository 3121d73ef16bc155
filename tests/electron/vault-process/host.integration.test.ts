import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteFindings } from '../../../electron/evidence/checking/whole-vault.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { createVaultHost, type VaultHost } from '../../../electron/vault-process/host.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobProgress } from '../../../shared/jobs/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { defaultSettings, type Settings } from '../../../shared/settings/schema.ts';
import { openingHandlers, systemRandom, VaultService } from '../../../electron/vault/index.ts';
import { make, passphrase, steppingClock } from '../vault/vault-for-tests.ts';

let home: string;
let host: VaultHost;
const last = new Map<JobId, JobProgress>();
let wake: () => void = () => undefined;

const ask = async <T>(name: string, input: unknown): Promise<T> => {
  const result = await host.answer({ kind: 'call', id: 1, name, input });
  if (!result.ok) throw new Error(`${name}: ${result.failure.code}`);
  return result.value as T;
};

const ended = async (job: JobId): Promise<JobProgress['state']> => {
  for (;;) {
    const state = last.get(job)?.state ?? 'running';
    if (state === 'finished' || state === 'stopped' || state === 'failed') return state;
    await new Promise<void>((resolve) => { wake = resolve; });
  }
};

const checksOnRecord = async (): Promise<number> =>
  (await ask<{ entries: readonly { action: string }[] }>('custody.page', { subject: null, filter: null, offset: 0, limit: 100 })).entries.filter(({ action }) => action === 'verified').length;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'holdfast-host-'));
  const { session } = await make(join(home, 'vault'));
  await session.close();
  host = createVaultHost({
    emit: (name, payload) => {
      if (name !== 'jobs.progress') return;
      const progress = payload as JobProgress;
      last.set(progress.job, progress);
      wake();
    },
    report: () => undefined,
  });
  await ask('process.open', { folder: join(home, 'vault'), secret: passphrase, kind: 'passphrase' });
  const file = join(home, 'note.txt');
  await writeFile(file, 'something to check');
  const { job } = await ask<{ job: JobId }>('process.addPaths', { paths: [file], way: 'dialog' });
  await ended(job);
});
afterAll(async () => {
  await ask('process.close', {});
  await rm(home, { recursive: true });
});

describe('a check of the whole vault', () => {
  it('is on record when it came to its end, and not when it was stopped', async () => {
    const stopped = await ask<{ job: JobId }>('vault.verify', { readData: true });
    await ask('jobs.stop', { job: stopped.job });
    expect(await ended(stopped.job)).toBe('stopped');
    expect(await checksOnRecord()).toBe(0);
    const whole = await ask<{ job: JobId }>('vault.verify', { readData: true });
    expect(await ended(whole.job)).toBe('finished');
    expect(await checksOnRecord()).toBe(1);
  });

  it('tells of what lies about beside the items, and does not call it wrong', async () => {
    const stray = join(home, 'vault', 'stray.txt');
    await writeFile(stray, 'left by someone');
    const { job } = await ask<{ job: JobId }>('vault.verify', { readData: false });
    expect(await ended(job)).toBe('finished');
    expect(last.get(job)).toMatchObject({ itemsDone: 1, itemsTotal: 1, counts: { problem: 0, failed: 0 } });
    const { results } = await ask<{ results: readonly { outcome: string; problem: { kind: string } | null }[] }>('jobs.results', { job, offset: 0, limit: 10, only: 'all', text: '' });
    expect(results.map(({ outcome, problem }) => [outcome, problem?.kind ?? null])).toStrictEqual([['ok', null], ['ok', 'unexpected-file']]);
    await rm(stray);
  });

  it('writes nothing into a database in which it found damage', async () => {
    const { session } = await make(join(home, 'damaged'));
    const entries = sql`SELECT count(*) AS entries FROM custody_entry`;
    const before = await session.read.all(entries);
    const damage = { severity: 'loss', kind: 'database-page-damaged', item: null, file: 'records.db', facts: { page: 7 } } as const;
    expect(await noteFindings(session, { checked: { objects: 0, bytes: 0, custodyEntries: 1, pages: 9 }, problems: [damage], whole: [] }, true)).toBe(false);
    expect(await session.read.all(entries)).toEqual(before);
    await session.close();
  });
});

describe('a lock right behind the last key', () => {
  it('closes when what was typed is in the vault, although nobody waited for its answer', async () => {
    const described = async (): Promise<string> => (await ask<{ item: { description: { description: string } } }>('evidence.get', { id: 'E-001' })).item.description.description;
    const say = (text: string) =>
      host.answer({ kind: 'call', id: 2, name: 'evidence.edit', input: { selection: { by: 'ids', ids: ['E-001'] }, session: 'a'.repeat(32), change: { description: text }, addTags: [], removeTags: [] } });
    // Enough of them that some are still reading when the closing comes.
    const texts = Array.from({ length: 20 }, (_, at) => 'A car without plates'.slice(0, at + 1));
    const saves = texts.map(say);
    await ask('process.close', {});
    expect(await Promise.all(saves)).toMatchObject(texts.map(() => ({ ok: true })));
    await ask('process.open', { folder: join(home, 'vault'), secret: passphrase, kind: 'passphrase' });
    expect(await described()).toBe('A car without plates');
  });
});

describe('an opening that fails after the vault was opened', () => {
  it('leaves nothing open behind it', async () => {
    const folder = join(home, 'settings');
    await make(folder).then(({ session }) => session.close());
    const service = new VaultService();
    let settings = (): Promise<Settings> => Promise.reject(new HoldfastError('database-damaged'));
    const handlers = openingHandlers({
      service, clock: steppingClock(), random: systemRandom, settingsOf: () => settings(),
      printRecoverySheet: () => Promise.reject(new Error('nothing is printed here')), startVerify: () => { throw new Error('nothing is checked here'); },
    });
    const open = () => handlers['process.open']({ folder, secret: passphrase, kind: 'passphrase' });
    await expect(open()).rejects.toMatchObject({ code: 'database-damaged' });
    expect(() => service.session).toThrow(new HoldfastError('vault-locked'));
    settings = () => Promise.resolve(defaultSettings);
    expect(await open()).toMatchObject({ settings: defaultSettings });
    await service.close();
  });
});
