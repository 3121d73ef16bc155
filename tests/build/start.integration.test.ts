// What `npm start` says it opens on, and that it opens on that. Scripts stand where Electron and Chromium would: they write down how they were started and end.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** Remembers for a week that Electron could not be fetched: what a test found out about no place at all is not to be remembered. */
const failedTry = join(root, 'node_modules/.cache/holdfast/electron-not-fetched');

interface Started {
  readonly status: number | null;
  readonly said: readonly string[];
  /** What each stand-in was started with; null where it was not. */
  readonly electron: readonly string[] | null;
  readonly chromium: readonly string[] | null;
}

let folder = '';
let remembered: string | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-start-'));
  remembered = existsSync(failedTry) ? readFileSync(failedTry, 'utf8') : null;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (remembered === null) rmSync(failedTry, { force: true });
  else writeFileSync(failedTry, remembered);
});

const start = (args: readonly string[], environment: Readonly<Record<string, string>>): { readonly status: number | null; readonly stderr: string } =>
  spawnSync(process.execPath, [join(root, 'build/start.ts'), ...args], { env: { ...process.env, ...environment }, encoding: 'utf8' });

const standIn = (path: string, exitCode: number): void => {
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${path}.started'\nexit ${String(exitCode)}\n`, { mode: 0o755 });
};

const startedWith = (path: string): readonly string[] | null => (existsSync(`${path}.started`) ? readFileSync(`${path}.started`, 'utf8').trimEnd().split('\n') : null);

/** Starts with a display, a Chromium, and Electron's binary where `hasElectron` says so; where it is not, it cannot be fetched either. */
const started = (args: readonly string[], hasElectron: boolean): Started => {
  const [electron, chromium] = [join(folder, 'electron-is-here', 'electron'), join(folder, 'chromium')];
  mkdirSync(join(folder, 'electron-is-here'));
  if (hasElectron) standIn(electron, 7);
  standIn(chromium, 1);
  const { status, stderr } = start([`--user-data-dir=${join(folder, 'user-data')}`, ...args], {
    DISPLAY: ':nowhere', ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron-is-here'), ELECTRON_MIRROR: 'http://127.0.0.1:9/', HOLDFAST_CHROMIUM: chromium,
  });
  return { status, said: stderr.split('\n').filter((line) => line.startsWith('Holdfast opens') || line.startsWith('The shell')), electron: startedWith(electron), chromium: startedWith(chromium) };
};

const notTheProduct = 'The shell is for developing and trying. It is NOT the hardened product: do not keep real evidence with it.';

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('says how to get a display where there is none, and ends with "not possible now"', () => {
    expect(start([], { DISPLAY: '', WAYLAND_DISPLAY: '' })).toMatchObject({ status: 5, stderr: 'There is no display to show a window on. With a virtual one: xvfb-run -a npm start\n' });
  });

  it('opens on Electron where its binary is, says so and that root has no sandbox, and ends as it ends', () => {
    const isRoot = process.getuid?.() === 0;
    expect(started([], true)).toStrictEqual({
      status: 7, said: [`Holdfast opens on Electron.${isRoot ? " Chromium's sandbox is OFF, because it does not run as root." : ''}`], chromium: null,
      electron: [`${root}/`, ...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'user-data')}`],
    });
  });

  it('opens in the Chromium shell where Electron cannot be had, and says so and what that is not', () => {
    const { said, electron, chromium } = started([], false);
    expect({ said, electron }).toStrictEqual({ said: ["Holdfast opens in the Chromium shell, because Electron's binary is not here and could not be fetched.", notTheProduct], electron: null });
    expect(chromium).not.toBeNull();
  });

  it('opens in the shell when asked to, also where Electron is', () => {
    const { said, electron, chromium } = started(['--shell'], true);
    expect({ said, electron }).toStrictEqual({ said: ['Holdfast opens in the Chromium shell, because it was asked for.', notTheProduct], electron: null });
    expect(chromium).not.toBeNull();
  });
});
