// Installs exactly what package-lock.json says, once. A stamp inside node_modules remembers which lock that was.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { say } from './report.mjs';
import { root } from './root.mjs';

const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules/.package-lock.json');
const stampFile = join(root, 'node_modules/.holdfast-installed');

const stampOfNow = () => createHash('sha256').update(readFileSync(lockFile)).update(`${process.platform}-${process.arch}`).digest('hex');

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Someone may have run `npm ci` by hand: npm's own record of what is installed says the same as the lock. */
const installedByHand = () => {
  if (!existsSync(installedLockFile)) return false;
  const installed = packagesIn(installedLockFile);
  return Object.entries(packagesIn(lockFile)).every(([place, { version, optional }]) =>
    place === '' || installed[place]?.version === version || (optional === true && installed[place] === undefined));
};

const remember = () => { writeFileSync(stampFile, stampOfNow()); };

/** True when nothing has to be installed. */
export const nodePackagesAreCurrent = () => {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOfNow()) return true;
  if (!installedByHand()) return false;
  remember();
  return true;
};

/** Installs, compiling what has to be compiled, and throws with npm's own last lines when that fails. */
export const installNodePackages = () => {
  say('Installing npm packages and compiling the database engine (a few minutes the first time)');
  runNpm(['ci']);
  remember();
};
