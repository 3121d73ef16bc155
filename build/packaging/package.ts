// `npm run package`: the unpacked application for this system in `out/package/`, with `--installers` the installers as well.
// Over the real Electron where it is or can be had, otherwise over a stand-in, which is said plainly.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../bundle/parts.ts';
import { packInto } from './pack.ts';
import { makeStandIn } from './stand-in.ts';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

// Long enough for a slow line, short enough that a blocked one does not look like a hang.
const longestDownload = 10 * 60 * 1000;

const electronFolder = join(root, 'node_modules/electron');

/** Path of the real unpacked Electron, fetched when it can be; undefined where the download is blocked. */
const realElectron = (): string | undefined => {
  const unpacked = join(electronFolder, 'dist');
  if (!existsSync(unpacked)) {
    say('Fetching Electron');
    spawnSync(process.execPath, [join(electronFolder, 'install.js')], { cwd: root, stdio: 'ignore', timeout: longestDownload });
  }
  return existsSync(join(unpacked, 'version')) ? unpacked : undefined;
};

const { values } = parseArgs({ options: { installers: { type: 'boolean', default: false }, 'stand-in': { type: 'boolean', default: false } } });

const real = values['stand-in'] ? undefined : realElectron();
if (real === undefined && process.platform !== 'linux') throw new Error('Electron could not be fetched, and a stand-in exists for Linux only.');

const { version } = JSON.parse(await readFile(join(electronFolder, 'package.json'), 'utf8')) as { readonly version: string };
const electronDist = real ?? (await makeStandIn(join(root, 'out/stand-in-electron'), version));
const folder = await packInto({ electronDist, output: join(root, 'out/package'), installers: values.installers && real !== undefined });

say(`Packed: ${folder}`);
if (real === undefined) say('Electron could not be had here, so this was packed over a stand-in: everything in it is real except Electron, and it CANNOT RUN.');
