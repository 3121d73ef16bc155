// Memory of a check of every byte, a backup, its restore and a first mirror, of a vault with one large file, many small ones and a long custody log. None of them may hold what it goes through.
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { identityText } from '../../../electron/backup/age/x25519.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { GiB } from '../../../shared/sizes.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { builtWorker } from '../built-worker.ts';
import type { Row } from '../figures.ts';
import { makeLargeFile, makePhotos } from '../sources.ts';

const photos = 10_000;
const photoBytes = 30_000;
const entries = 100_000;
const entriesAtOnce = 5_000;
const mostMegabytes = 300;

const words = { verify: 'a check of every byte', backup: 'a backup', restore: 'a restore', mirror: 'a first mirror' } as const;
type Work = keyof typeof words;

const measuredSchema = z.object({ samples: z.array(z.number()) });

const measure = async (work: Work, ...args: readonly string[]): Promise<readonly number[]> => {
  const worker = await builtWorker('long-work');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, work, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(measuredSchema.parse(JSON.parse(said)).samples);
      else reject(new Error(`${work} ended with exit code ${String(code)}`));
    });
  });
};

export const memoryOfLongWork = async ({ folder, scale, say }: Bench): Promise<readonly Row[]> => {
  const count = Math.max(1, Math.round(photos * scale));
  const [large, wanted] = [Math.round(GiB * scale), Math.round(entries * scale)];
  say(`making a vault of ${String(count)} photographs, ${sizeText(large)} in one file and ${String(wanted)} custody entries`);
  const [originals, vault, made] = ['originals', 'vault', 'made'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [originals, made]) await mkdir(path);
  await makePhotos(originals, count, photoBytes);
  await makeLargeFile(join(originals, 'film.bin'), large);
  const { session, end } = await benchVault(vault);
  await addPaths(session, [originals]);
  await rm(originals, { recursive: true });
  for (let written = count + 1; written < wanted; written += entriesAtOnce) {
    await session.change(async (change) => {
      for (let one = 0; one < entriesAtOnce; one += 1) await change.record('described', evidenceId(1 + ((written + one) % count)), { fields: 'notes' });
    });
  }
  const key = identityText(session.random.bytes(32));
  await session.close();
  const rows: Row[] = [];
  for (const work of ['verify', 'backup', 'restore', 'mirror'] as const) {
    say(`memory of ${words[work]}`);
    const samples = await measure(work, vault, made, key);
    const third = Math.ceil(samples.length / 3);
    const most = Math.max(...samples);
    const [early, late] = [Math.max(...samples.slice(0, third)), Math.max(...samples.slice(-third))];
    rows.push({
      work: `memory of ${words[work]}`, unit: 'MB', ours: most, peers: [], target: `under ${String(mostMegabytes)} MB, flat`, reached: most, met: most < mostMegabytes,
      note: `${String(count)} photographs, ${sizeText(large)} in one file, ${String(wanted)} custody entries; most in the first third ${early.toFixed(0)} MB, in the last third ${late.toFixed(0)} MB; unlocking left out`,
    });
  }
  await end();
  await rm(made, { recursive: true });
  return rows;
};
