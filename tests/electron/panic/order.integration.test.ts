// The order of panic as the system sees it, and that it does not depend on how much is in the vault.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { make } from '../vault/vault-for-tests.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const driver = fileURLToPath(new URL('strike-driver.ts', import.meta.url));

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-order-'));
  await (await make(join(root, 'base'))).session.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** What panic does to a vault with so many objects: `write vault.json`, `sync`, `kill`, `unlink records.db` ..., in order. */
const stepsWith = (objects: number): readonly string[] => {
  const folder = join(root, `vault-${String(objects)}`);
  cpSync(join(root, 'base'), folder, { recursive: true });
  for (let index = 0; index < objects; index += 1) {
    const id = index.toString(16).padStart(4, '0').padEnd(32, 'a');
    mkdirSync(join(folder, 'objects', id.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, 'objects', id.slice(0, 2), id), 'noise');
  }
  const log = join(root, `log-${String(objects)}`);
  const { status, stderr } = spawnSync('strace', ['-f', '-qq', '-y', '-o', log, '-e', 'trace=openat,pwrite64,fsync,kill,unlink', process.execPath, driver, folder], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' }, encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(log, 'utf8').split('\n').flatMap((line) => {
    const [, call = '', rest = ''] = /^\d+\s+(\w+)\((.*)$/u.exec(line) ?? [];
    if (call === 'kill') return rest.includes('SIGKILL') ? ['kill'] : [];
    const name = rest.includes(`${folder}/`) ? (new RegExp(`${folder}/([^">]+)`, 'u').exec(rest)?.[1] ?? '') : rest.includes(`<${folder}>`) ? '.' : null;
    return name === null ? [] : [`${call} ${name}`];
  });
};

describe.skipIf(!canTrace)('panic', () => {
  it('overwrites every header before it kills, syncs and kills before it deletes, and deletes the marked headers last', () => {
    const steps = stepsWith(10);
    const kill = steps.indexOf('kill');
    const changes = steps.map((step, at) => ({ step, at })).filter(({ step }) => /^(?:pwrite64|fsync|unlink|kill)/u.test(step));
    const before = changes.filter(({ at }) => at < kill).map(({ step }) => step);
    const inOrder = ['pwrite64 vault.json', 'pwrite64 vault.copy.json', 'fsync vault.json', 'fsync vault.copy.json', 'fsync .'];
    // A disk that takes long to sync is not waited for: then the end of this comes after the kill, and still before anything is deleted.
    expect(before.length).toBeGreaterThanOrEqual(2);
    expect(before).toEqual(inOrder.slice(0, before.length));
    expect(changes.map(({ step }) => step).filter((step) => step !== 'kill').slice(0, inOrder.length)).toEqual(inOrder);
    const deleted = changes.map(({ step }) => step).filter((step) => step.startsWith('unlink'));
    expect(deleted[0]).toBe('unlink records.db');
    expect(deleted.slice(-2)).toEqual(['unlink vault.copy.json', 'unlink vault.json']);
    expect(changes.findIndex(({ step }) => step.startsWith('unlink'))).toBeGreaterThan(changes.findIndex(({ step }) => step === 'kill'));
  });

  it('asks the system for exactly the same until the keys are gone, whether the vault holds 10 objects or 1,000', () => {
    const untilSynced = (objects: number): readonly string[] => {
      const steps = stepsWith(objects).filter((step) => step !== 'kill');
      return steps.slice(0, steps.indexOf('fsync .') + 1);
    };
    const few = untilSynced(11);
    expect(few.length).toBeGreaterThan(5);
    expect(untilSynced(1000)).toEqual(few);
  });
});
