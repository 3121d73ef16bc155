// Finds Electron's own binary, and fetches it once where it can be had. A failed try is remembered, so that it does not delay
// every start.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const electronFolder = join(root, 'node_modules/electron');
const failedTry = join(root, 'node_modules/.cache/holdfast/electron-not-fetched');

/** Where the download would come from; `ELECTRON_MIRROR` is the Electron package's own setting. */
const source = (): string => process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/';

const probeMs = 4000;
const downloadMs = 10 * 60_000;
/** A network that had no way to it yesterday may have one next week. */
const tryAgainMs = 7 * 24 * 60 * 60_000;

/** The path of the executable, or null when it is not here. Never downloads. */
export const findElectron = (): string | null => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const executable = join(override ?? join(electronFolder, 'dist'), name);
  return existsSync(executable) ? executable : null;
};

const triedLately = (version: string): boolean => {
  if (!existsSync(failedTry)) {
    return false;
  }
  const [triedVersion = '', at = '0'] = readFileSync(failedTry, 'utf8').split(' ');
  return triedVersion === version && Date.now() - Number(at) < tryAgainMs;
};

const isReachable = async (): Promise<boolean> => {
  try {
    const answer = await fetch(source(), { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    return answer.status < 400;
  } catch {
    return false;
  }
};

/** Fetches the binary when its source can be reached; true when it is here afterwards. `say` hears what is going on. */
export const fetchElectron = async (say: (line: string) => void): Promise<boolean> => {
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as { version: string };
  if (triedLately(version)) {
    return false;
  }
  if (await isReachable()) {
    say(`Fetching Electron ${version} (about 110 MB, once) ...`);
    spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: ['ignore', 'ignore', 'ignore'], timeout: downloadMs });
  }
  const isHere = findElectron() !== null;
  if (isHere) {
    rmSync(failedTry, { force: true });
  } else {
    mkdirSync(dirname(failedTry), { recursive: true });
    writeFileSync(failedTry, `${version} ${String(Date.now())}`);
  }
  return isHere;
};
