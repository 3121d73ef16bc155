// Builds `dist/` when the source changed since it was last built. Sizes and times decide whether the bundler is asked at
// all; the bundler itself then goes by content.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './report.mjs';
import { root } from './root.mjs';

const sources = ['electron', 'shared', 'renderer', 'build/bundle', 'build/vite.renderer.ts', 'package-lock.json'];
const partsOfTheTool = ['cli', 'evidence-worker', 'bytes-worker', 'backup-worker'];
const remembered = join(root, 'node_modules/.cache/holdfast');

const describe = (hash, path) => {
  const status = lstatSync(path);
  if (status.isDirectory()) for (const name of readdirSync(path).sort()) describe(hash, join(path, name));
  else hash.update(`${path}\0${status.size}\0${status.mtimeMs}\n`);
};

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const source of sources) if (existsSync(join(root, source))) describe(hash, join(root, source));
  return hash.digest('hex');
};

/** Builds what the command needs. The bundler's own lines go to standard error. */
export const buildBundleWhenStale = (mode) => {
  const tool = mode === 'tool';
  const memory = join(remembered, tool ? 'bundled-tool' : 'bundled-all');
  const now = fingerprint();
  if (existsSync(join(root, 'dist/.stamp/cli.json')) && existsSync(memory) && readFileSync(memory, 'utf8') === now) return;
  const bundled = spawnSync(join(root, 'node_modules/.bin/node'), [join(root, 'build/bundle/bundle.ts'), ...(tool ? [`--only=${partsOfTheTool.join(',')}`] : [])], {
    cwd: root,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  if (bundled.status !== 0) throw new SetupFailure('The application could not be built; the lines above say why.', 5);
  mkdirSync(remembered, { recursive: true });
  writeFileSync(memory, now);
};
