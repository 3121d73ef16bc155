// The tool on a real terminal: what is typed is not shown, and however the question ends the terminal is as it was. `script` comes with every
// Debian (bsdutils); elsewhere these tests are skipped.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../../electron/cli/documents.ts';
import { runTool, startTool, toolFile } from './run-tool.ts';

const passphrase = 'river-Kettle-9-ordinary-lamp-Ostrich';
const canType = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null'], { input: '' }).status === 0;

let folder = '';
let vault = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-terminal-'));
  vault = join(folder, 'vault');
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Resolves as soon as `look` answers true. */
const until = async (look: () => boolean): Promise<void> => {
  while (!look()) await new Promise((resolve) => { setTimeout(resolve, 20); });
};

interface Step {
  /** Waited for on the screen, after what the step before waited for. */
  readonly shown: string;
  readonly then: (screen: string, type: (text: string) => void) => void;
}

/** Runs the tool on a terminal of its own, then has the terminal describe itself. */
const onTerminal = async (line: readonly string[], steps: readonly Step[]): Promise<{ screen: string; code: string | undefined; echo: boolean }> => {
  const tool = [process.execPath, toolFile, ...line].map((word) => `'${word}'`).join(' ');
  const shell = spawn('script', ['-qec', `sh -c 'echo "pid=$$"; exec "$@"' sh ${tool}; echo "code=$?"; stty -a`, '/dev/null'], { env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), TERM: 'dumb' }, stdio: ['pipe', 'pipe', 'inherit'] });
  let screen = '';
  let ended = false;
  shell.stdout.setEncoding('utf8').on('data', (text: string) => { screen += text; });
  const end = new Promise<void>((resolve) => { shell.on('close', () => { ended = true; resolve(); }); });
  let from = 0;
  for (const { shown, then } of steps) {
    await until(() => ended || screen.includes(shown, from));
    from = screen.indexOf(shown, from) + shown.length;
    then(screen, (text) => { shell.stdin.write(text); });
  }
  await end;
  return { screen, code: /^code=(\d+)\r?$/mu.exec(screen)?.[1], echo: /\secho\s/u.test(screen) && /\sicanon\s/u.test(screen) };
};

const typing = (shown: string, text: string): Step => ({ shown, then: (_, type) => { type(text); } });

describe.skipIf(!canType)('on a terminal', () => {
  it('asks for a new passphrase twice and for an old one once, and shows neither', async () => {
    const created = await onTerminal(['create', vault, '--kdf-memory', '256'], [typing('New passphrase:', `${passphrase}x\u007f\r`), typing('The same passphrase again:', `${passphrase}\r`)]);
    expect([created.code, created.echo, created.screen.includes(passphrase)]).toEqual(['0', true, false]);
    const listed = await onTerminal(['list', vault], [typing('Passphrase:', `${passphrase}\r`)]);
    expect([listed.code, listed.echo, listed.screen.includes(passphrase)]).toEqual(['0', true, false]);
  });

  it('ends with exit code 5 on Ctrl-C at the question, with the terminal as it was', async () => {
    expect(await onTerminal(['list', vault], [typing('Passphrase:', 'river\u0003')])).toMatchObject({ code: '5', echo: true });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with exit code 5 on %s at the question, with the terminal as it was', async (signal) => {
    const asked: Step = { shown: 'Passphrase:', then: (screen) => { process.kill(Number(/pid=(\d+)/u.exec(screen)?.[1]), signal); } };
    expect(await onTerminal(['list', vault], [asked])).toMatchObject({ code: '5', echo: true });
  });
});

const holds = (pid: number | undefined, file: string): boolean => {
  const fds = `/proc/${String(pid)}/fd`;
  try {
    return readdirSync(fds).some((fd) => {
      try {
        return readlinkSync(join(fds, fd)) === file;
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
};

describe.skipIf(process.platform !== 'linux')('a passphrase from a pipe', () => {
  const pipe = (name: string): string => {
    execFileSync('mkfifo', [join(folder, name)]);
    return join(folder, name);
  };

  it.each(['SIGTERM', 'SIGINT'] as const)('that nobody writes to is waited for no longer than until %s', async (signal) => {
    const file = pipe(signal);
    const { child, ended } = startTool(['list', vault, '--json', '--passphrase-file', file]);
    await until(() => holds(child.pid, file) || child.exitCode !== null);
    child.kill(signal);
    const { exitCode, stdout } = await ended;
    expect([exitCode, documents.failure.parse(JSON.parse(stdout)).error.code]).toEqual([5, 'cancelled']);
  });

  it('is read to its end, whenever it is written', async () => {
    const file = pipe('given');
    const { child, ended } = startTool(['list', join(folder, 'nowhere'), '--json', '--passphrase-file', file]);
    await until(() => holds(child.pid, file) || child.exitCode !== null);
    await writeFile(file, `${passphrase}\n`);
    const { stdout } = await ended;
    expect(documents.failure.parse(JSON.parse(stdout)).error.code).toBe('vault-missing');
  });

  it('is refused when it is a folder or a device', async () => {
    for (const file of [folder, '/dev/zero']) expect((await runTool(['list', vault, '--json', '--passphrase-file', file])).exitCode).toBe(1);
  });
});

describe('--version', () => {
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { readonly version: string };
    expect(await runTool(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  });
});
