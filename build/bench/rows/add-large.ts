// One large file: hashed, encrypted, read back, synced and committed, beside the limits of this computer and what a person would do.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GiB } from '../../../shared/sizes.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import { byHand, copyAndSync, opensslDigest } from '../copies.ts';
import { median, type Row } from '../figures.ts';
import { clearAside } from '../same-start.ts';
import { makeLargeFile } from '../sources.ts';
import { measureAdding } from '../vault-runs.ts';

const medianOrNull = (values: readonly (number | null)[]): number | null => (values.includes(null) ? null : median(values.filter((value) => value !== null)));

const mostTimesTheLimit = 1.5;
const leastTimesFaster = 2;

export const addLarge = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const bytes = Math.round(GiB * scale);
  const file = join(folder, 'large.bin');
  say(`making ${sizeText(bytes)}`);
  await makeLargeFile(file, bytes);
  const [ours, cpu, copies, digests, hands] = [[], [], [], [], []] as [number[], number[], number[], (number | null)[], (number | null)[]];
  for (let run = 1; run <= runs; run += 1) {
    say(`one large file, run ${String(run)} of ${String(runs)}`);
    copies.push(await copyAndSync(file, folder, bytes));
    digests.push(await opensslDigest(file));
    const measured = await measureAdding(file, folder, bytes);
    ours.push(measured.seconds);
    cpu.push(measured.cpuSeconds);
    hands.push(await byHand(file, folder, bytes));
  }
  await rm(file);
  await clearAside(folder);
  const [mine, copy, digest, hand] = [median(ours), median(copies), medianOrNull(digests), medianOrNull(hands)];
  const limit = digest === null ? null : Math.max(copy, digest);
  const note = `${sizeText(bytes)} of random bytes, median of ${String(runs)} runs; ${median(cpu).toFixed(2)} s of processor time`;
  const peers = [{ name: 'cp and sync', value: copy }, { name: 'openssl dgst -sha256', value: digest }, { name: 'gocryptfs copy, sync and sha256sum', value: hand }];
  return [
    { work: 'add one large file', unit: 's', ours: mine, peers, target: `at most ${String(mostTimesTheLimit)} times the larger of cp+sync and openssl`, reached: limit === null ? null : mine / limit, met: limit === null ? null : mine <= limit * mostTimesTheLimit, note },
    { work: 'add one large file, against doing it by hand', unit: 's', ours: mine, peers: peers.slice(2), target: `at least ${String(leastTimesFaster)} times as fast`, reached: hand === null ? null : hand / mine, met: hand === null ? null : hand >= mine * leastTimesFaster, note },
  ];
};
