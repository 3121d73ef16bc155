// The vault's side of a measurement as it ships: bundled like the application, not stripped of its types at every start of a thread.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildNodePart } from '../bundle/node-parts.ts';
import { dist, nativePackages, root, type NodePart } from '../bundle/parts.ts';
import { runProgram } from './peers.ts';

/** Lies beside the application's own parts while something is measured, because it starts their threads. */
const part: NodePart = { name: 'bench-worker', entry: 'build/bench/vault-worker.ts', outfile: 'bench-worker.js', format: 'esm', external: ['electron', ...nativePackages], optional: false };

const build = async (): Promise<string> => {
  await runProgram(process.execPath, [join(root, 'build/bundle/bundle.ts'), '--only=evidence-worker,bytes-worker']);
  await buildNodePart(part);
  return join(dist, part.outfile);
};

let built: Promise<string> | undefined;

/** The file to start. Built with the first call. */
export const builtWorker = (): Promise<string> => (built ??= build());

export const removeBuiltWorker = (): Promise<void> => rm(join(dist, part.outfile), { force: true });
