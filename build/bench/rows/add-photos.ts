// Many photographs: per-file cost beside a copy with fingerprints and beside restic, which also encrypts and links duplicates.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../bench-folder.ts';
import { copyAndSync, digestTree, resticBackup } from '../copies.ts';
import { median, type Row } from '../figures.ts';
import { clearAside } from '../same-start.ts';
import { makePhotos } from '../sources.ts';
import { measureAdding } from '../vault-runs.ts';

const photos = 10_000;
const photoBytes = 300_000;

export const addPhotos = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const count = Math.max(1, Math.round(photos * scale));
  const tree = join(folder, 'card');
  say(`making ${String(count)} photographs`);
  await makePhotos(tree, count, photoBytes);
  const bytes = count * photoBytes;
  const [ours, cpu, plain, restic] = [[], [], [], []] as [number[], number[], number[], number[]];
  let memory = 0;
  for (let run = 1; run <= runs; run += 1) {
    say(`many photographs, run ${String(run)} of ${String(runs)}`);
    plain.push((await copyAndSync(tree, folder, bytes)) + ((await digestTree(tree)) ?? Number.NaN));
    const measured = await measureAdding(tree, folder, bytes);
    ours.push(measured.seconds);
    cpu.push(measured.cpuSeconds);
    memory = Math.max(memory, ...measured.samples);
    restic.push((await resticBackup(tree, folder, bytes)) ?? Number.NaN);
  }
  await rm(tree, { recursive: true });
  await clearAside(folder);
  const known = (values: readonly number[]): number | null => (values.some(Number.isNaN) ? null : median(values));
  const [mine, other] = [median(ours), known(restic)];
  return [{
    work: `add ${String(count)} photographs of ${String(photoBytes / 1000)} kB`, unit: 's', ours: mine,
    peers: [{ name: 'cp, sync and sha256sum', value: known(plain) }, { name: 'restic backup', value: other }],
    target: 'no slower than restic backup', reached: other === null ? null : mine / other, met: other === null ? null : mine <= other, note: `median of ${String(runs)} runs; the ratio is Holdfast to restic; ${median(cpu).toFixed(2)} s of processor time, ${memory.toFixed(0)} MB at most`,
  }];
};
