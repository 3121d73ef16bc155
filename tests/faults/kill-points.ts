// Kills a process with SIGKILL at an exact system call: the n-th time one of its threads makes it. strace injects the signal
// before the call is carried out, so that point n shows the disk as the call before left it.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Everything that changes a disk. `write` is also how threads wake each other, so many of its points are harmless repeats. */
export const writingCalls = ['pwrite64', 'pwritev', 'write', 'writev', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'renameat', 'renameat2', 'link', 'linkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir'] as const;

export interface KillPoint {
  readonly call: string;
  readonly n: number;
}

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * One worker thread, so that the calls come in one order: strace counts for each thread apart.
 * `straceArguments` come before the command.
 */
const run = (straceArguments: readonly string[], command: readonly string[], environment: NodeJS.ProcessEnv): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn('strace', ['-f', '-qq', ...straceArguments, ...command], {
      env: { ...process.env, ...environment, UV_THREADPOOL_SIZE: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => { resolve({ stdout, stderr, exitCode, signal }); });
  });

/** Runs the command to its end and answers with every point at which it could be killed, those on files of `folder` alone. */
export const findKillPoints = async (command: readonly string[], environment: NodeJS.ProcessEnv, folder: string, log: string): Promise<readonly KillPoint[]> => {
  const done = await run(['--seccomp-bpf', '-y', '-o', log, '-e', `trace=${writingCalls.join(',')}`], command, environment);
  if (done.exitCode !== 0) throw new Error(`The command to be swept does not run through: ${done.stderr}`);
  const seen = new Map<string, number>();
  const points = new Map<string, KillPoint>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    const match = /^(\d+)\s+(\w+)\((.*)$/u.exec(line);
    if (match === null) continue;
    const [, thread, call, rest] = match as unknown as [string, string, string, string];
    const n = (seen.get(`${thread} ${call}`) ?? 0) + 1;
    seen.set(`${thread} ${call}`, n);
    if (rest.includes(folder)) points.set(`${call} ${String(n)}`, { call, n });
  }
  return [...points.values()];
};

/**
 * Runs the command and kills it at the point. `killed` is false when this run never got there. Without `--seccomp-bpf`,
 * which strace 6.1 does not combine with signals.
 */
export const runAndKill = async (command: readonly string[], environment: NodeJS.ProcessEnv, point: KillPoint): Promise<Run & { readonly killed: boolean }> => {
  const done = await run(['-o', '/dev/null', '-e', `trace=${point.call}`, '-e', `inject=${point.call}:signal=SIGKILL:when=${String(point.n)}`], command, environment);
  // strace ends the way its child did: by the same signal.
  return { ...done, killed: done.signal === 'SIGKILL' || done.exitCode === 137 };
};

/** `count` points spread evenly over all of them, ends included: an honest sample rather than the first few. */
export const sampleOf = <T>(all: readonly T[], count: number): readonly T[] =>
  all.length <= count ? all : Array.from({ length: count }, (_, index) => all[Math.round((index * (all.length - 1)) / (count - 1))] as T);
