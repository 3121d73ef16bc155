// Memory of the process that adds, over a file far larger than it may ever hold.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GiB } from '../../../shared/sizes.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import type { Row } from '../figures.ts';
import { clearAside } from '../same-start.ts';
import { makeLargeFile } from '../sources.ts';
import { measureAdding } from '../vault-runs.ts';

const gibibytes = 8;
const mostMegabytes = 300;
/** Flat: what the last third of a file needs is at most this many times what the first third needed. Collections make either differ by a few in 100. */
const mostGrowth = 1.15;

export const memory = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  const bytes = Math.round(gibibytes * GiB * scale);
  const file = join(folder, 'film.bin');
  say(`making ${sizeText(bytes)}`);
  await makeLargeFile(file, bytes);
  say('memory while adding');
  const { samples } = await measureAdding(file, folder, 0);
  await rm(file);
  await clearAside(folder);
  const third = Math.ceil(samples.length / 3);
  const most = Math.max(...samples);
  const [early, late] = [Math.max(...samples.slice(0, third)), Math.max(...samples.slice(-third))];
  return [{
    work: 'memory of the vault process while adding', unit: 'MB', ours: most, peers: [], target: `under ${String(mostMegabytes)} MB, flat`, reached: most, met: most < mostMegabytes && late <= early * mostGrowth,
    note: `${sizeText(bytes)}; most in the first third ${early.toFixed(0)} MB, in the last third ${late.toFixed(0)} MB; sampled every 50 ms, unlocking left out`,
  }];
};
