// Makes a fresh machine ready for one of the project's commands: system packages, npm packages, the bundle. Plain JavaScript
// without dependencies, because it runs before anything is installed and on the machine's own Node.
// It must never write to standard output (`npm run -s holdfast` owns that) and must stay silent when nothing is to be done.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundleWhenStale } from './bundle-step.mjs';
import { checkNativeBuilds } from './native-builds.mjs';
import { installNodePackages, nodePackagesAreCurrent } from './node-packages.mjs';
import { SetupFailure, say } from './report.mjs';
import { root } from './root.mjs';
import { mayBeMissingFor, packagesToCompile, packagesOf, provideSystemPackages } from './system-packages.mjs';

const modes = ['start', 'test', 'demo', 'bench', 'evidence', 'tool', 'package'];

const oldestNode = 20;

const checkNodeVersion = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) throw new SetupFailure(`Node ${oldestNode} or newer is needed to set up; this is ${process.version}.`, 5);
};

const electronIsHere = () => existsSync(join(root, 'node_modules/electron/dist'));

/** Everything, in order. Each step finds out by itself whether there is anything to do. */
const setUp = (mode) => {
  checkNodeVersion();
  const current = nodePackagesAreCurrent();
  const wanted = packagesOf(mode).filter(({ name }) => name !== 'chromium' || mode !== 'start' || !electronIsHere());
  provideSystemPackages([...(current ? [] : packagesToCompile), ...wanted], { mayBeMissing: mayBeMissingFor(mode) });
  if (!current) installNodePackages();
  checkNativeBuilds();
  buildBundleWhenStale(mode);
};

const mode = process.argv[2] ?? '';
try {
  if (!modes.includes(mode)) throw new SetupFailure(`Usage: node build/setup/setup.mjs ${modes.join('|')}`, 1);
  setUp(mode);
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
