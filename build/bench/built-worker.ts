// The vault's side of a measurement as it ships: bundled like the application, not stripped of its types at every start of a thread.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildNodePart } from '../bundle/node-parts.ts';
import { dist, nativePackages, root, type NodePart } from '../bundle/parts.ts';
import { runProgram } from './peers.ts';

const workers = ['vault', 'long-work'] as const;
type Worker = (typeof workers)[number];

/** Lies beside the application's own parts while something is measured, because it starts their threads. */
const partOf = (worker: Worker): NodePart => ({ name: `bench-${worker}`, entry: `build/bench/${worker}-worker.ts`, outfile: `bench-${worker}.js`, format: 'esm', external: ['electron', ...nativePackages], optional: false });

const build = async (worker: Worker): Promise<string> => {
  await runProgram(process.execPath, [join(root, 'build/bundle/bundle.ts'), '--only=evidence-worker,bytes-worker,backup-worker']);
  const part = partOf(worker);
  await buildNodePart(part);
  return join(dist, part.outfile);
};

const built = new Map<Worker, Promise<string>>();

/** The file to start. Built with the first call. */
export const builtWorker = (worker: Worker): Promise<string> => {
  const file = built.get(worker) ?? build(worker);
  built.set(worker, file);
  return file;
};

export const removeBuiltWorkers = async (): Promise<void> => {
  for (const worker of workers) await rm(join(dist, partOf(worker).outfile), { force: true });
};
