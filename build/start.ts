// What `npm start` runs after set-up: the app on Electron where its binary can be had, in the Chromium shell otherwise. Says
// which. `--headless` shows no window, for trying it on a machine without a screen; `--shell` does not look for Electron.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchElectron, findElectron } from './shell/electron-binary.ts';
import { notPossibleNow, startInShell } from './shell/start-shell.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = join(root, 'dist/main.js');

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');

const runElectron = (binary: string, args: readonly string[]): Promise<number> => {
  const asRoot = process.getuid?.() === 0;
  say(asRoot ? 'Holdfast opens on Electron. Chromium\'s sandbox is OFF, because it does not run as root.' : 'Holdfast opens on Electron.');
  const child = spawn(binary, [root, ...(asRoot ? ['--no-sandbox'] : []), ...args], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
};

const start = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { 'headless': { type: 'boolean', default: false }, 'shell': { type: 'boolean', default: false }, 'user-data-dir': { type: 'string' } },
    allowPositionals: true,
  });
  const userData = values['user-data-dir'];
  if (!values.headless && !hasDisplay()) {
    say('There is no display to show a window on. With a virtual one: xvfb-run -a npm start');
    return notPossibleNow;
  }
  if (!existsSync(entry)) {
    say('The app is not built yet: npm run build');
    return notPossibleNow;
  }
  const asked = values.headless || values.shell;
  if (!asked && (findElectron() !== null || (await fetchElectron(say)))) {
    return runElectron(findElectron() ?? '', [...positionals, ...(userData === undefined ? [] : [`--user-data-dir=${userData}`])]);
  }
  const because = asked ? 'it was asked for' : 'Electron\'s binary is not here and could not be fetched';
  return startInShell({ entry, args: positionals, headless: values.headless, because, userData, say });
};

process.exit(await start());
