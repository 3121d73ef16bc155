// utilityProcess: a Node child with `process.parentPort`, as Electron's is. Messages keep byte arrays, maps and dates.
import type * as Electron from 'electron';
import { fork, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createEmitter } from '../emitter.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

const events = ['spawn', 'exit', 'message', 'error'] as const;

const childPreload = new URL('../utility-child.ts', import.meta.url).href;

/** Node needs a fourth channel for messages; Electron's own is not among the three. */
const withChannel = (stdio: Electron.ForkOptions['stdio'], inherited: 'pipe' | 'inherit'): StdioOptions => {
  const known = (way: string | undefined): 'pipe' | 'ignore' | 'inherit' => (way === 'pipe' || way === 'ignore' ? way : inherited);
  const [, output, errors] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  // A utility process has no standard input, in Electron as here.
  return ['ignore', known(output), known(errors), 'ipc'];
};

type UtilityProcessShape = Pick<Electron.UtilityProcess, 'pid' | 'kill' | 'postMessage' | 'stdout' | 'stderr' | 'on' | 'once' | 'off'>;

const start = (runtime: Runtime, modulePath: string, args: readonly string[], options: Electron.ForkOptions): Electron.UtilityProcess => {
  const { heard } = runtime.options;
  const child = fork(modulePath, args, {
    serialization: 'advanced',
    stdio: withChannel(options.stdio, heard === undefined ? 'inherit' : 'pipe'),
    env: { ...((options.env as NodeJS.ProcessEnv | undefined) ?? process.env) },
    execArgv: [...(options.execArgv ?? []), '--import', childPreload],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const emitter = createEmitter('UtilityProcess', events, () => api);
  const end = (): void => {
    child.kill('SIGKILL');
  };
  runtime.children.add(end);
  if (heard !== undefined) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        heard(text);
        process.stderr.write(text);
      });
    }
  }
  child.on('spawn', () => emitter.emit('spawn'));
  child.on('message', (message: unknown) => emitter.emit('message', message));
  child.on('error', (error) => emitter.emit('error', 'FatalError', fileURLToPath(childPreload), error.message));
  child.on('exit', (code) => {
    runtime.children.delete(end);
    // Electron reports a killed process with the signal's number as its code; the app asks only whether it ended.
    emitter.emit('exit', code ?? 15);
  });

  const shape = {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    kill: () => child.kill('SIGTERM'),
    postMessage(message, transfer) {
      if (transfer !== undefined && transfer.length > 0) {
        throw new Error('the Chromium shell passes no message ports');
      }
      if (child.connected) {
        // Electron drops what is said to a process that is just ending; Node would throw.
        child.send(message as object, () => undefined);
      }
    },
    stdout: child.stdout,
    stderr: child.stderr,
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies UtilityProcessShape;
  const api = strict('UtilityProcess', shape) as unknown as Electron.UtilityProcess;
  return api;
};

export const createUtilityProcess = (runtime: Runtime): object =>
  strict('utilityProcess', {
    fork: (modulePath, args = [], options = {}) => start(runtime, modulePath, args, options),
  } satisfies Pick<typeof Electron.utilityProcess, 'fork'>);
