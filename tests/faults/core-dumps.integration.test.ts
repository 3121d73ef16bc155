// Killed by a fault while core dumps are on, the processes that hold keys leave none of what they held. That the search would find it is
// shown by the same process, allowed to dump everything.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPaths } from '../../electron/evidence/tool.ts';
import type { FromVaultProcess } from '../../electron/vault-process/messages.ts';
import { toolFile } from '../electron/cli/run-tool.ts';
import { make, passphrase } from '../electron/vault/vault-for-tests.ts';
import { findReadable } from './marker-scan.ts';
import { markers } from './secrets.ts';

const entry = fileURLToPath(new URL('../../electron/vault-process/entry.ts', import.meta.url));
const parentPort = new URL('../../build/shell/utility-child.ts', import.meta.url).href;

let home = '';
let masterKey = '';
let places = 0;

/** A program with core dumps of any size, in a folder of its own where they land. */
const dumping = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): { readonly child: ChildProcess; readonly folder: string } => {
  const folder = join(home, `place-${String((places += 1))}`);
  const child = spawn('sh', ['-c', 'mkdir -p "$1" && cd "$1" && ulimit -c unlimited && shift && exec "$@"', 'sh', folder, process.execPath, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced', env: { ...process.env, ...environment } });
  return { child, folder };
};

const fault = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};

const dumpsIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('core'));

/** Passphrase, words and the master key: what can be read in the dumps. */
const readableIn = async (folder: string): Promise<readonly string[]> => {
  const found = await findReadable([folder], [passphrase, markers.content]);
  const key = Buffer.from(masterKey, 'hex');
  return [...found, ...dumpsIn(folder).filter((name) => readFileSync(join(folder, name)).includes(key)).map((name) => `${name}: master key`)];
};

/** The vault process with its vault open and an item's text read. */
const openedVaultProcess = async (): Promise<ReturnType<typeof dumping>> => {
  const started = dumping(['--import', parentPort, entry]);
  const ask = (id: number, name: string, input: unknown): Promise<void> => new Promise((resolve, reject) => {
    const heard = (message: unknown): void => {
      const told = message as FromVaultProcess;
      if (told.kind !== 'answer' || told.id !== id) return;
      started.child.off('message', heard);
      if (told.result.ok) resolve();
      else reject(new Error(`${name}: ${told.result.failure.code}`));
    };
    started.child.on('message', heard);
    started.child.send({ kind: 'call', id, name, input });
  });
  await ask(1, 'process.open', { folder: join(home, 'vault'), secret: passphrase, kind: 'passphrase' });
  await ask(2, 'process.readMedia', { id: 'E-001', start: 0, end: 20 });
  return started;
};

/** Whether this machine writes core files where a test can find them. */
const writesCores = (): boolean => {
  if (process.platform !== 'linux') return false;
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  return /^core[^/|]*$/u.test(pattern);
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'holdfast-cores-'));
  const { session } = await make(join(home, 'vault'));
  masterKey = session.header.masterKey.use((bytes) => Buffer.from(bytes).toString('hex'));
  writeFileSync(join(home, 'item.txt'), `What was said: ${markers.content}. `.repeat(50));
  await addPaths(session, [join(home, 'item.txt')]);
  await session.close();
  writeFileSync(join(home, 'secret'), passphrase);
  writeFileSync(join(home, 'large.bin'), Buffer.alloc(200_000_000, markers.content));
});
afterAll(() => { rmSync(home, { recursive: true, force: true }); });

describe.skipIf(!writesCores())('a core dump', () => {
  it('of a process that may dump everything holds passphrase, key and words, so that the search is known to find them', async () => {
    const { child, folder } = await openedVaultProcess();
    writeFileSync(`/proc/${String(child.pid)}/coredump_filter`, '0x33');
    await fault(child, 'SIGSEGV');
    expect(dumpsIn(folder)).toHaveLength(1);
    expect(await readableIn(folder)).toEqual(expect.arrayContaining([`${dumpsIn(folder)[0] ?? ''}: master key`, join(folder, dumpsIn(folder)[0] ?? '')]));
    rmSync(folder, { recursive: true });
  });

  it.each(['SIGSEGV', 'SIGABRT', 'SIGILL', 'SIGBUS'] as const)('of the vault process, ended by %s with its vault open, holds none of it', async (signal) => {
    const { child, folder } = await openedVaultProcess();
    await fault(child, signal);
    for (const name of dumpsIn(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(8 * 2 ** 20);
    expect(await readableIn(folder)).toEqual([]);
  });

  it('of the command line tool, in the middle of adding, holds none of it', async () => {
    const { child, folder } = dumping([toolFile, 'add', join(home, 'vault'), join(home, 'large.bin'), '--passphrase-file', join(home, 'secret')]);
    const objects = join(home, 'vault/objects');
    const before = readdirSync(objects, { recursive: true }).length;
    while (child.exitCode === null && child.signalCode === null && readdirSync(objects, { recursive: true }).length === before) await new Promise((later) => { setTimeout(later, 5); });
    await fault(child, 'SIGSEGV');
    expect(child.signalCode).toBe('SIGSEGV');
    expect(existsSync(folder)).toBe(true);
    expect(await readableIn(folder)).toEqual([]);
  });
});
