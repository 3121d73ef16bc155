// A mirror begun, and brought up to date after one new photograph, beside what people would use: rsync, which only copies, and restic, which keeps generations too. Every
// one of them goes to the same disk and is synced.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { updateMirror } from '../../../electron/mirror/service.ts';
import type { Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { allKnown, median, timed, type Row } from '../figures.ts';
import { ifInstalled, runProgram } from '../peers.ts';
import { makePhotos } from '../sources.ts';

const photos = 10_000;
/** A tenth of a photograph of today: what is measured is the number of files, and the disk holds four copies of them. */
const photoBytes = 30_000;
const mostSeconds = 2;

const known = (values: readonly (number | null)[]): number | null => {
  const all = allKnown(values);
  return all === null ? null : median(all);
};

export const mirror = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const count = Math.max(1, Math.round(photos * scale));
  say(`making a vault of ${String(count)} photographs`);
  const [originals, vault, ours, copied, repository, cache] = ['originals', 'vault', 'mirror', 'rsync', 'restic', 'restic-cache'].map((name) => join(folder, name)) as [string, string, string, string, string, string];
  await mkdir(originals);
  await makePhotos(originals, count, photoBytes);
  const { session, end } = await benchVault(vault);
  await addPaths(session, [originals]);
  await rm(originals, { recursive: true });
  const environment = { RESTIC_PASSWORD: 'bench', RESTIC_CACHE_DIR: cache };
  const update = () => updateMirror(session, { folder: ours, name: null, keeping: null, readAll: false }, silentProgress());
  const rsync = () => ifInstalled(['rsync'], () => timed(async () => {
    await runProgram('rsync', ['-a', '--delete', `${vault}/`, copied]);
    await runProgram('sync', ['-f', copied]);
  }));
  const restic = () => ifInstalled(['restic'], () => timed(async () => {
    await runProgram('restic', ['-q', '-r', repository, 'backup', vault], environment);
    await runProgram('sync', ['-f', repository]);
  }));
  say('the first mirror');
  const firstCopied = await rsync();
  const first = await timed(update);
  await ifInstalled(['restic'], () => timed(() => runProgram('restic', ['-q', '-r', repository, 'init'], environment)));
  const firstRestic = await restic();
  const [updates, copies, backups] = [[], [], []] as [number[], (number | null)[], (number | null)[]];
  for (let run = 1; run <= runs; run += 1) {
    say(`one new photograph, run ${String(run)} of ${String(runs)}`);
    const one = join(folder, `one-${String(run)}`);
    await mkdir(one);
    await makePhotos(one, 1, photoBytes);
    await addPaths(session, [one]);
    copies.push(await rsync());
    updates.push(await timed(update));
    backups.push(await restic());
  }
  await end();
  for (const path of [ours, copied, repository, cache]) await rm(path, { recursive: true, force: true });
  const [again, byRsync, byRestic] = [median(updates), known(copies), known(backups)];
  const bytes = `${String(count)} photographs of ${String(photoBytes / 1000)} kB`;
  return [
    {
      work: 'mirror again after one new photograph', unit: 's', ours: again, peers: [{ name: 'restic backup, and sync', value: byRestic }, { name: 'rsync, and sync', value: byRsync }],
      target: `at most ${String(mostSeconds)} s and no slower than restic`, reached: byRestic === null ? null : again / byRestic, met: again <= mostSeconds && (byRestic === null ? null : again <= byRestic),
      note: `${bytes}, median of ${String(runs)} runs; Holdfast reads back what it writes`,
    },
    {
      work: 'first mirror', unit: 's', ours: first, peers: [{ name: 'rsync, and sync', value: firstCopied }, { name: 'restic backup, and sync', value: firstRestic }],
      target: '-', reached: firstCopied === null ? null : first / firstCopied, met: null, note: `${bytes}, one run; every object read back and checked with its key`,
    },
  ];
};
