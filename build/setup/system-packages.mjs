// Which programs and libraries of the system each command needs, and getting the missing ones where that is allowed:
// Debian and its relatives, as root. Elsewhere the exact command to type is printed.
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupFailure, run, say } from './report.mjs';

const program = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => {
  try {
    accessSync(join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

const library = (name) => ['/lib', '/usr/lib', '/lib64', '/usr/lib64'].some((folder) => {
  if (!existsSync(folder)) return false;
  if (existsSync(join(folder, name))) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isDirectory() && entry.name.includes('-linux-') && existsSync(join(folder, entry.name, name)));
});

const anyProgram = (...names) => () => names.some(program);

const chromium = { name: 'chromium', present: anyProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') };

const compiler = { name: 'g++', present: anyProgram('g++', 'c++') };

/** What compiling the database engine takes: a compiler, make, Python for node-gyp, and OpenSSL's headers. */
export const packagesToCompile = Object.freeze([
  compiler,
  { name: 'make', present: anyProgram('make') },
  { name: 'python3', present: anyProgram('python3') },
  { name: 'libssl-dev', present: () => existsSync('/usr/include/openssl/evp.h') || process.platform === 'darwin' },
]);

const readingBinaries = { name: 'binutils', present: anyProgram('readelf') };
const strace = { name: 'strace', present: anyProgram('strace') };
// A cable between two network namespaces, and what listens to it: that no packet leaves the window. Without them that test is skipped.
const watchingPackets = [{ name: 'iproute2', present: anyProgram('ip') }, { name: 'tcpdump', present: anyProgram('tcpdump') }];
// The system's own SQLite, to prove that loading it first cannot turn encryption off.
const systemSqlite = { name: 'libsqlite3-0', present: () => library('libsqlite3.so.0') };

// gocryptfs mounts its folder with fuse3, which Debian only recommends beside it.
const peersOfTheBenchmark = [...['gocryptfs', 'restic', 'age', 'rsync', 'openssl'].map((name) => ({ name, present: anyProgram(name) })), { name: 'fuse3', present: anyProgram('fusermount3', 'fusermount') }];

// A message bus of a test's own, and the tool that listens to one: that a locked screen is heard of. Without them that test is skipped.
const messageBus = [{ name: 'dbus-daemon', present: anyProgram('dbus-daemon') }, { name: 'dbus-bin', present: anyProgram('dbus-monitor') }];

const linuxOnly = (packages) => (process.platform === 'linux' ? packages : []);

const forTests = [chromium, ...linuxOnly([compiler, strace, readingBinaries, systemSqlite, ...watchingPackets, ...messageBus])];

const packagesOfMode = {
  start: [chromium],
  test: forTests,
  demo: [chromium],
  bench: [chromium, ...peersOfTheBenchmark],
  evidence: forTests,
  tool: [],
  package: linuxOnly([readingBinaries]),
};

export const packagesOf = (mode) => packagesOfMode[mode];

/**
 * Names of those that the command can do without. Starting still has a way without Chromium where Electron's own binary can be fetched. The benchmark
 * says which of its peers is not there and measures the others. Without the two for watching packets, and the two of the message bus, the tests that need them are skipped, and say so.
 */
export const mayBeMissingFor = (mode) => {
  if (mode === 'start') return [chromium.name];
  return (mode === 'bench' ? peersOfTheBenchmark : [...watchingPackets, ...messageBus]).map(({ name }) => name);
};

const isDebianLike = () => {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8')) && program('apt-get');
  } catch {
    return false;
  }
};

const aptGet = (...args) => run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' } });

const installFromDebian = (names) => {
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  say(`Installing system packages: ${names.join(', ')}`);
  // The lists of a fresh image are empty or stale; asking for them once is cheaper than failing half-way.
  aptGet('update');
  aptGet(...install);
};

const howToInstall = (names) => {
  if (isDebianLike()) return `Please run:\n  sudo apt-get update && sudo apt-get install --no-install-recommends ${names.join(' ')}`;
  return `Please install these (by their Debian names) with the package tool of this system:\n  ${names.join(' ')}`;
};

/** For what can be done without: where it cannot be had, the end of what the system said is shown. */
const tryToInstall = (names) => {
  try {
    installFromDebian(names);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    say(`${error.message}\nGoing on without: ${names.join(', ')}`);
  }
};

/**
 * Makes sure the packages are there. Installs what is missing where it may; otherwise throws with the command to type. What is listed in
 * `mayBeMissing` and cannot be had is only said.
 */
export const provideSystemPackages = (packages, { mayBeMissing }) => {
  const missing = [...new Set(packages.filter(({ present }) => !present()).map(({ name }) => name))];
  if (missing.length === 0) return;
  const needed = missing.filter((name) => !mayBeMissing.includes(name));
  if (isDebianLike() && process.getuid?.() === 0) {
    const others = missing.filter((name) => mayBeMissing.includes(name));
    if (needed.length > 0) installFromDebian(needed);
    if (others.length > 0) tryToInstall(others);
    return;
  }
  const message = `Not on this computer yet: ${missing.join(', ')}. ${howToInstall(missing)}`;
  if (needed.length === 0) say(message);
  else throw new SetupFailure(message, 5);
};
