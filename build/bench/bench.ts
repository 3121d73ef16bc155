// `npm run bench -- [--scale 0.1] [--runs 3] [--only large,...]`: every row beside its peers in the same run. Prints a table, writes
// out/bench.json. A shared computer is noisy: ratios are worth more than seconds.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Bench } from './bench-folder.ts';
import { removeBuiltWorkers } from './built-worker.ts';
import { table, type Row } from './figures.ts';
import { addLarge } from './rows/add-large.ts';
import { addPhotos } from './rows/add-photos.ts';
import { backup } from './rows/backup.ts';
import { firstByte } from './rows/first-byte.ts';
import { memoryOfLongWork } from './rows/memory-of-long-work.ts';
import { memory } from './rows/memory.ts';
import { handover } from './rows/handover.ts';
import { input } from './rows/input.ts';
import { mirror } from './rows/mirror.ts';
import { panic } from './rows/panic.ts';
import { archive } from './rows/records.ts';
import { scroll } from './rows/scroll.ts';
import { start } from './rows/start.ts';

const parts: Readonly<Record<string, (bench: Bench) => Promise<readonly Row[]>>> = { large: addLarge, photos: addPhotos, archive, seek: firstByte, panic, memory, steady: memoryOfLongWork, backup, handover, mirror, start, scroll, input };

const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' }, runs: { type: 'string', default: '3' }, only: { type: 'string' }, help: { type: 'boolean', default: false } } });
if (values.help) {
  process.stdout.write(`npm run bench -- [--scale 0.1] [--runs 3] [--only part,...]\n\nParts: ${Object.keys(parts).join(', ')}\n`);
  process.exit(0);
}
// All names are looked up before anything is measured, so that a slip costs no minutes.
const wanted = (values.only?.split(',') ?? Object.keys(parts)).map((name) => {
  const part = Object.entries(parts).find(([known]) => known === name)?.[1];
  if (part !== undefined) return part;
  process.stderr.write(`There is no part called ${name}. Parts: ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
});
const scale = Number(values.scale);
const runs = Number(values.runs);
const out = fileURLToPath(new URL('../../out/', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'holdfast-bench-'));
const rows: Row[] = [];
try {
  for (const part of wanted) {
    rows.push(...(await part({ folder, scale, runs, say: (line) => { process.stderr.write(`${line}\n`); } })));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
  await removeBuiltWorkers();
}
await mkdir(out, { recursive: true });
const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), platform: process.platform, node: process.version };
await writeFile(join(out, 'bench.json'), `${JSON.stringify({ scale, runs, machine, rows }, null, 2)}\n`);
process.stdout.write(`${table(rows)}\n`);
