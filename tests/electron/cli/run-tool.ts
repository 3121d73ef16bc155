// Runs the real tool from its source as a process of its own, and remembers all it ever said.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const toolFile = fileURLToPath(new URL('../../../electron/cli/cli.ts', import.meta.url));

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

const said: string[] = [];

/** Everything any run of this test file printed. */
export const everythingSaid = (): string => said.join('\n');

/** The folder of Node's own compiled code, where the test run has one: what is found there was not made by the tool. */
export const compiledIn = process.env['NODE_COMPILE_CACHE'];

let given: Readonly<Record<string, string>> = {};

/** Puts this into the environment of every tool that this test file starts from now on. */
export const giveTools = (environment: Readonly<Record<string, string>>): void => { given = environment; };

/** Starts the tool, behind another program where one is given (`strace`). Only what is given is in its environment, besides the path. */
export const startTool = (line: readonly string[], environment: Readonly<Record<string, string>> = {}, folder?: string, behind: readonly string[] = []): Running => {
  const [program = process.execPath, ...words] = [...behind, process.execPath, toolFile, ...line];
  const child = spawn(program, words, {
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: process.env['TMPDIR'] ?? '/tmp', ...(compiledIn === undefined ? {} : { NODE_COMPILE_CACHE: compiledIn }), ...given, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], ...(folder === undefined ? {} : { cwd: folder }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      said.push(stdout, stderr);
      resolve({ exitCode, stdout, stderr });
    });
  });
  return { child, ended };
};

export const runTool = (line: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> => startTool(line, environment).ended;
