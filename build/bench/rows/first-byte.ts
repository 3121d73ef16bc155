// Seeking in a large film: how long until the first byte of a place chosen at random.
import { randomInt } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createMedia } from '../../../electron/evidence/showing/media.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { GiB } from '../../../shared/sizes.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import { percentile, timed, type Row } from '../figures.ts';
import { benchVault } from '../bench-vault.ts';
import { makeLargeFile } from '../sources.ts';

const gibibytes = 4;
const seeks = 300;
const mostMilliseconds = 20;

export const firstByte = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  const bytes = Math.round(gibibytes * GiB * scale);
  const file = join(folder, 'film.bin');
  say(`making ${sizeText(bytes)}`);
  await makeLargeFile(file, bytes);
  const { session, end } = await benchVault(join(folder, 'film-vault'));
  await addPaths(session, [file]);
  say('seeking');
  const media = createMedia(session);
  const plain = await open(file);
  const [ours, theirs] = [[], []] as [number[], number[]];
  const one = Buffer.alloc(1);
  for (let seek = 0; seek < seeks; seek += 1) {
    const at = randomInt(bytes);
    ours.push((await timed(() => media.read(evidenceId(1), at, at + 1))) * 1000);
    theirs.push((await timed(() => plain.read(one, 0, 1, at))) * 1000);
  }
  await plain.close();
  await media.close();
  await end();
  await rm(file);
  const mine = percentile(ours, 0.95);
  return [{
    work: 'first byte of a random place in a large film, p95', unit: 'ms', ours: mine, peers: [{ name: 'plain read of the same file', value: percentile(theirs, 0.95) }],
    target: `under ${String(mostMilliseconds)} ms`, reached: mine, met: mine < mostMilliseconds, note: `${sizeText(bytes)}, ${String(seeks)} places`,
  }];
};
