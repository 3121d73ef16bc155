// Runs a command with interpose.c in front of the C library: finds every call that changes a disk below a folder, and makes one of them go wrong.
import { execFile, execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** `room`: takes space on the disk; `sync`; `change`: everything else that changes files and folders; `read`: reads data. */
export type CallClass = 'room' | 'sync' | 'change' | 'read';
export const writing: readonly CallClass[] = ['room', 'sync', 'change'];

export interface Call {
  /** From 1, over all threads. */
  readonly n: number;
  readonly name: string;
  /** Path below the folder; two of them, joined by ` -> `, for what has two. */
  readonly path: string;
}

export interface Fault {
  /** What counts and goes wrong: calls below this folder. */
  readonly folder: string;
  readonly classes?: readonly CallClass[];
  /** Number of the call before which it happens. */
  readonly at?: number;
  /** `stops` before that call and every later one; `error` for that call alone; `errors` for it and all later ones. */
  readonly happens?: 'kill' | 'stops' | { readonly error: number } | { readonly errors: number };
  /** Syncs answer that they succeeded and do nothing. */
  readonly skipsSync?: boolean;
}

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Why nothing can stand in between on this machine; null when it can. */
export const interposeHindrance = (): string | null => {
  if (process.platform !== 'linux') return 'standing in between is for Linux';
  return spawnSync('cc', ['--version']).status === 0 ? null : 'there is no C compiler';
};

const letters: Readonly<Record<CallClass, string>> = { room: 'w', sync: 's', change: 'c', read: 'r' };

interface Built {
  readonly folder: string;
  readonly library: string;
}

let built: Built | undefined;
/** Compiled once for each process, and gone with it. */
const build = (): Built => {
  if (built !== undefined) return built;
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-interpose-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  const library = join(folder, 'interpose.so');
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror', '-Wno-nonnull-compare', '-D_LARGEFILE64_SOURCE', '-o', library, fileURLToPath(new URL('./interpose.c', import.meta.url)), '-ldl'], { stdio: 'inherit' });
  built = { folder, library };
  return built;
};

const happensText = (happens: NonNullable<Fault['happens']>): string => (typeof happens === 'string' ? happens : 'error' in happens ? `error:${String(happens.error)}` : `errors:${String(happens.errors)}`);

/** One worker thread, so that the calls come in the same order in every run. The temporary folder is one that is not there: nothing of ours needs one. */
export const environmentOf = ({ folder, classes = writing, at, happens, skipsSync = false }: Fault, log?: string): NodeJS.ProcessEnv => {
  const { library, folder: own } = build();
  return {
    ...process.env, LD_PRELOAD: library, TMPDIR: `${folder}-none`, UV_THREADPOOL_SIZE: '1', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(own, 'compiled'),
    HOLDFAST_FAULT_FOLDER: folder, HOLDFAST_FAULT_CLASSES: classes.map((one) => letters[one]).join(''),
    ...(log === undefined ? {} : { HOLDFAST_FAULT_LOG: log }), ...(skipsSync ? { HOLDFAST_FAULT_SYNC: 'skip' } : {}),
    ...(at === undefined || happens === undefined ? {} : { HOLDFAST_FAULT_AT: String(at), HOLDFAST_FAULT_DO: happensText(happens) }),
  };
};

/** A command under way. */
export interface Running {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly said: () => string;
  readonly ended: Promise<Run>;
}

export const start = (command: readonly string[], environment: NodeJS.ProcessEnv): Running => {
  const [program = '', ...words] = command;
  const child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => { resolve({ stdout, stderr, exitCode, signal }); });
  });
  return { child, said: () => stdout, ended };
};

export const runWith = (command: readonly string[], fault: Fault): Promise<Run> => start(command, environmentOf(fault)).ended;

/** Runs the command to its end, or to what happens to it, and answers with every call below the folder, in their order. */
export const callsOf = async (command: readonly string[], fault: Fault): Promise<{ readonly run: Run; readonly calls: readonly Call[] }> => {
  const { folder } = fault;
  const log = `${folder}.calls`;
  const run = await start(command, environmentOf(fault, log)).ended;
  const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  await rm(log, { force: true });
  const calls = lines.map((line) => {
    const [, n = '', name = '', path = ''] = /^(\d+) (\w+) (.*)$/u.exec(line) ?? [];
    return { n: Number(n), name, path: path.replaceAll(folder, '').replaceAll(/^\/|(?<=-> )\//gu, '') };
  });
  return { run, calls };
};

/** The numbers of two runs agree on the whole, and strace sees in the same run what is counted here: names of calls and how often. */
export const straced = async (command: readonly string[], folder: string): Promise<{ readonly counted: readonly Call[]; readonly traced: readonly string[] }> => {
  const [log, trace] = [`${folder}.calls`, `${folder}.trace`];
  const { LD_PRELOAD, ...environment } = environmentOf({ folder }, log);
  const names = 'write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,open,openat,copy_file_range,fallocate,symlink';
  await promisify(execFile)('strace', ['-f', '-qq', '-y', '-s', '4', '-o', trace, '-E', `LD_PRELOAD=${LD_PRELOAD ?? ''}`, '-e', `trace=${names}`, ...command], { env: environment });
  const lines = (await readFile(trace, 'utf8')).split('\n').filter((line) => line.includes(folder) && !line.includes(' resumed>') && !line.includes(log) && (!/^\d+ +open/u.test(line) || /O_CREAT|O_TRUNC/u.test(line)));
  const counted = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '').map((line) => {
    const [, n = '', name = '', path = ''] = /^(\d+) (\w+) (.*)$/u.exec(line) ?? [];
    return { n: Number(n), name, path };
  });
  for (const file of [log, trace]) await rm(file, { force: true });
  return { counted, traced: lines.map((line) => /^\d+ +(\w+)/u.exec(line)?.[1] ?? line) };
};

/** `count` of them spread evenly over all, ends included: an honest sample rather than the first few. A single one is from the middle. */
export const sampleOf = <T>(all: readonly T[], count: number): readonly T[] =>
  all.length <= count ? all : count === 1 ? all.slice(Math.floor(all.length / 2)).slice(0, 1) : Array.from({ length: count }, (_, index) => all[Math.round((index * (all.length - 1)) / Math.max(1, count - 1))] as T);
