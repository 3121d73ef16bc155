// Panic: how long until no key is left on the disk, in a small vault and in a large one, beside one write that is synced.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { destroySlots } from '../../../electron/panic/destroy.ts';
import { wipeVault } from '../../../electron/panic/wipe.ts';
import { headerFiles } from '../../../electron/vault/header/files.ts';
import type { Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { median, percentile, timed, type Row } from '../figures.ts';

const [few, many] = [10, 100_000];
const mostMilliseconds = 100;
/** The same at both sizes: what a disk takes for a few small files differs by some milliseconds from time to time. */
const mostApart = 10;
const times = 21;

/** A closed vault whose objects are as many files as asked for: real ones of ten items, then the same bytes under new names. */
const vaultWith = async (folder: string, objects: number): Promise<void> => {
  const files = `${folder}-files`;
  await mkdir(files);
  for (let index = 0; index < few; index += 1) await writeFile(join(files, `${String(index)}.txt`), `note ${String(index)}`);
  const { session } = await benchVault(folder);
  await addPaths(session, [files]);
  await session.close();
  await rm(files, { recursive: true });
  const root = join(folder, 'objects');
  const shard = (await readdir(root)).find((name) => /^[0-9a-f]{2}$/u.test(name)) ?? '';
  const [one = ''] = await readdir(join(root, shard));
  const bytes = await readFile(join(root, shard, one));
  for (let made = few; made < objects; made += 1) {
    const id = randomBytes(16).toString('hex');
    await mkdir(join(root, id.slice(0, 2)), { recursive: true });
    await writeFile(join(root, id.slice(0, 2), id), bytes);
  }
};

const writeAndSync = async (file: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.byteLength, 0);
  await handle.sync();
  await handle.close();
};

export const panic = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  const sizes = [few, Math.round(many * scale)] as const;
  const ours: number[][] = [];
  const plain: number[] = [];
  const whole: number[] = [];
  for (const objects of sizes) {
    const vault = join(folder, `panic-${String(objects)}`);
    say(`making a vault with ${String(objects)} objects`);
    await vaultWith(vault, objects);
    const kept = `${vault}-headers`;
    await mkdir(kept);
    for (const file of headerFiles) await cp(join(vault, file), join(kept, file));
    const header = await readFile(join(vault, headerFiles[0]));
    await writeFile(join(vault, 'plain'), header);
    say('destroying its keys, again and again');
    const measured: number[] = [];
    for (let time = 0; time < times; time += 1) {
      for (const file of headerFiles) await writeAndSync(join(vault, file), await readFile(join(kept, file)));
      measured.push((await timed(() => destroySlots([vault]).sync())) * 1000);
      plain.push((await timed(() => writeAndSync(join(vault, 'plain'), header))) * 1000);
    }
    ours.push(measured);
    await rm(join(vault, 'plain'));
    whole.push(await timed(() => wipeVault(vault)));
  }
  const p95 = ours.map((measured) => percentile(measured, 0.95));
  const medians = ours.map((measured) => median(measured));
  const note = `${String(times)} times each; medians ${medians.map((value) => value.toFixed(1)).join(' and ')} ms at ${sizes.join(' and ')} objects; two headers and their folder synced against one file; deleting everything afterwards took ${whole.map((seconds) => seconds.toFixed(2)).join(' and ')} s`;
  return sizes.map((objects, index): Row => ({
    work: `panic: keys destroyed and synced, ${String(objects)} objects, p95`, unit: 'ms', ours: p95[index] ?? Number.NaN, peers: [{ name: 'one write and fsync, p95', value: percentile(plain, 0.95) }],
    target: `under ${String(mostMilliseconds)} ms, and at most ${String(mostApart)} ms apart at both sizes`, reached: p95[index] ?? Number.NaN, met: (p95[index] ?? Number.NaN) < mostMilliseconds && Math.max(...p95) - Math.min(...p95) <= mostApart, note,
  }));
};
