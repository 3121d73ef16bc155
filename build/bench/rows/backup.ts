// A full export and its restore, as the tool does them, beside tar piped into age and back. Ours read everything back; what the peers would need for the same is a row of its own.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { identityText, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { openAgeFile, openPayload } from '../../../electron/backup/read-backup.ts';
import { restoreBackup } from '../../../electron/backup/restore.ts';
import { makeBackup } from '../../../electron/backup/service.ts';
import { parseRecipient } from '../../../electron/backup/tool.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { GiB } from '../../../shared/sizes.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { allKnown, median, timed, type Row } from '../figures.ts';
import { ifInstalled } from '../peers.ts';
import { makeLargeFile, makePhotos } from '../sources.ts';

const photoBytes = 300_000;
/** Of the whole: the rest are two large files. */
const shareOfPhotos = 0.25;
const mostTimesOfRestore = 1.5;
const shell = (script: string, ...words: readonly string[]): Promise<unknown> => promisify(execFile)('sh', ['-c', script, 'sh', ...words]);

/** Seconds and processor seconds of this process. */
const costed = async (work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly cpu: number }> => {
  const before = process.cpuUsage();
  const seconds = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { seconds, cpu: (user + system) / 1_000_000 };
};

export const backup = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const bytes = Math.round(GiB * scale);
  say(`making a vault of ${sizeText(bytes)}`);
  const [originals, vault, file, keys] = ['originals', 'vault', 'ours.age', 'keys.txt'].map((name) => join(folder, name)) as [string, string, string, string];
  await mkdir(originals);
  await makePhotos(originals, Math.max(1, Math.round((bytes * shareOfPhotos) / photoBytes)), photoBytes);
  for (const name of ['a.bin', 'b.bin']) await makeLargeFile(join(originals, name), Math.round((bytes * (1 - shareOfPhotos)) / 2));
  const { session, end } = await benchVault(vault);
  await addPaths(session, [originals]);
  await rm(originals, { recursive: true });
  const identity = session.random.bytes(32);
  const recipient = recipientOf(identity);
  await writeFile(keys, `${identityText(identity)}\n`, { mode: 0o600 });
  const [theirs, plain, restored] = ['theirs.age', 'plain', 'restored'].map((name) => join(folder, name)) as [string, string, string];
  const [exports, exportCpu, restores, restoreCpu] = [[], [], [], []] as [number[], number[], number[], number[]];
  const [peerExports, peerChecks, peerRestores] = [[], [], []] as [(number | null)[], (number | null)[], (number | null)[]];
  for (let run = 1; run <= runs; run += 1) {
    say(`export and restore, run ${String(run)} of ${String(runs)}`);
    peerExports.push(await ifInstalled(['tar', 'age'], () => timed(() => shell('tar c -C "$1" . | age -r "$2" -o "$3" && sync "$3"', vault, recipient, theirs))));
    const made = await costed(() => makeBackup(session, { file, to: { recipients: [parseRecipient(recipient) ?? identity] } }, silentProgress()));
    exports.push(made.seconds);
    exportCpu.push(made.cpu);
    peerChecks.push(await ifInstalled(['tar', 'age'], () => timed(() => shell('age -d -i "$1" "$2" | tar t > /dev/null', keys, theirs))));
    await mkdir(plain);
    peerRestores.push(await ifInstalled(['tar', 'age'], () => timed(() => shell('age -d -i "$1" "$2" | tar x -C "$3" && sync -f "$3"', keys, theirs, plain))));
    const back = await costed(async () => {
      const payload = await openPayload(await openAgeFile(file), { identities: [identity] });
      await restoreBackup(payload, { target: restored }, silentProgress()).finally(() => payload.close());
    });
    restores.push(back.seconds);
    restoreCpu.push(back.cpu);
    for (const path of [file, theirs, plain, restored]) await rm(path, { recursive: true, force: true });
  }
  await end();
  await rm(keys);
  const known = (values: readonly (number | null)[]): number | null => {
    const all = allKnown(values);
    return all === null ? null : median(all);
  };
  const [exported, peerExported, peerChecked, back, peerBack] = [median(exports), known(peerExports), known(peerChecks), median(restores), known(peerRestores)];
  const note = (cpu: readonly number[]): string => `${sizeText(bytes)}, a quarter of it photographs, median of ${String(runs)} runs; ${median(cpu).toFixed(2)} s of processor time; Holdfast reads everything back`;
  return [
    {
      work: 'full export, read back', unit: 's', ours: exported, peers: [{ name: 'tar piped into age, and sync', value: peerExported }, { name: 'reading that back with age and tar', value: peerChecked }],
      target: 'at least as fast as tar piped into age', reached: peerExported === null ? null : exported / peerExported, met: peerExported === null ? null : exported <= peerExported, note: note(exportCpu),
    },
    {
      work: 'restore and verify', unit: 's', ours: back, peers: [{ name: 'age -d piped into tar, and sync', value: peerBack }],
      target: `at most ${String(mostTimesOfRestore)} times`, reached: peerBack === null ? null : back / peerBack, met: peerBack === null ? null : back <= peerBack * mostTimesOfRestore, note: note(restoreCpu),
    },
  ];
};
