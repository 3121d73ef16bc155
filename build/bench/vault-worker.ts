// The vault's side of a measurement in a process of its own: adds what it is given, tells how long that took and how much memory the
// process held meanwhile. Arguments: vault folder, path to add, bytes that this writes. The memory that Argon2id needs at unlocking is not part of adding.
import { addPaths } from '../../electron/evidence/tool.ts';
import { createVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { MiB } from '../../shared/sizes.ts';
import { dirname } from 'node:path';
import { touchMemory } from './same-start.ts';

const [folder = '', path = '', bytes = '0'] = process.argv.slice(2);

const { session } = await createVault({ folder, passphrase: 'bench-only-passphrase', memberName: 'Bench', kdf: { memoryKiB: 256 * 1024, passes: 3, lanes: 4 }, clock: () => instant(Date.now()), random: systemRandom });
await touchMemory(dirname(folder), Number(bytes));
const samples: number[] = [];
const sampling = setInterval(() => samples.push(process.memoryUsage.rss() / MiB), 50);
const used = process.cpuUsage();
const started = performance.now();
const { progress, failure } = await addPaths(session, [path]);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
clearInterval(sampling);
await session.close();
if (failure !== null || progress.counts.failed > 0) throw new Error(`Adding did not work: ${failure?.code ?? 'files failed'}`);
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, samples }));
