// Runs an operation once and stops its process before every call that changes a disk. What lies on the disk at each of these moments is copied
// and opened as the next start would open it after a kill there. Moments between which nothing changed are opened once.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { environmentOf, start, writing, type Fault, type Run, type Running } from './interpose/interpose.ts';
import type { Ground } from './operations/ground.ts';
import { Told, type Operation } from './operations/operation.ts';
import { commandOf, inspectAfter, rootOf, withGround, withRoot } from './trial.ts';

export interface Moments {
  /** Calls before which the process was stopped. */
  readonly stops: number;
  /** Different states of the disk among them, each of which was opened and checked. */
  readonly opened: number;
  readonly broken: readonly string[];
}

const isStopped = async ({ child }: Running): Promise<boolean> =>
  readFile(`/proc/${String(child.pid)}/stat`, 'utf8').then((text) => /^\d+ \(.*\) T /su.test(text), () => false);

const linesIn = (file: string): Promise<number> => readFile(file, 'utf8').then((text) => text.split('\n').length - 1, () => 0);

/** Looks at a stopped process, a millisecond apart, before it is told once more to go on. */
const looks = 300;

/**
 * Waits for a stop of which the log has one line more than at the stop before, so that the same stop is not taken for two, or for the end. A thread
 * that had written its line, and not yet stopped, when another one's stop was noticed stops without a new line: it is told to go on.
 */
const nextStop = async (running: Running, log: string, n: number, state: { readonly over: boolean }): Promise<void> => {
  for (let look = 1; !state.over; look += 1) {
    const stopped = await isStopped(running);
    if (stopped && (await linesIn(log)) > n) return;
    if (stopped && look % looks === 0) running.child.kill('SIGCONT');
    await setTimeout(1);
  }
};

export interface Steps extends Omit<Fault, 'at' | 'happens'> {
  /** The first call before which it is stopped. */
  readonly from?: number;
  /** Where the calls are written down. */
  readonly log?: string;
}

/** Lets the process go on from stop to stop; `at` gets the number of the call and what was told before it. Answers how it ended. */
export const stepThrough = async (command: readonly string[], { from = 1, log: place, ...fault }: Steps, at: (n: number, told: Told) => Promise<void>): Promise<Run> => {
  const log = place ?? `${fault.folder}.calls`;
  const running = start(command, environmentOf({ ...fault, at: from, happens: 'stops' }, log));
  const state = { over: false };
  const ended = running.ended.finally(() => { state.over = true; });
  for (let n = 0; ;) {
    await nextStop(running, log, n, state);
    if (state.over) break;
    n = await linesIn(log);
    await at(n, new Told(running.said()));
    running.child.kill('SIGCONT');
  }
  await rm(log, { force: true });
  return ended;
};

/** The same for a process that runs through. Answers with all that was told. */
export const fromStopToStop = async (...step: Parameters<typeof stepThrough>): Promise<Told> => {
  const { stdout, stderr, exitCode } = await stepThrough(...step);
  if (exitCode !== 0) throw new Error(`It does not run through: ${stdout} ${stderr}`);
  return new Told(stdout);
};

/** Names and bytes of everything below the folder. The index of a database's log is left out: it is made anew from the log. */
const stateOf = async (folder: string, told: Told): Promise<string> => {
  const hash = createHash('sha256').update(told.lines.join('\n'));
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) })).sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const { entry, path } of found) {
    hash.update(`\0${path.slice(folder.length)}\0`);
    if (entry.isSymbolicLink()) hash.update(await readlink(path));
    else if (entry.isFile() && !path.endsWith('-shm')) hash.update(await readFile(path));
  }
  return hash.digest('hex');
};

/** Name of the one try. */
const tried = 'moments';

interface Kept {
  readonly n: number;
  readonly told: Told;
  readonly copy: string;
}

/** Copies of the disk at every moment at which it was not what it was at any moment before. */
const keepMoments = (operation: Operation, ground: Ground, copies: string): Promise<{ readonly stops: number; readonly kept: readonly Kept[] }> => withRoot(operation, ground, tried, async (root) => {
  const seen = new Set<string>();
  const kept: Kept[] = [];
  let stops = 0;
  await fromStopToStop(commandOf(operation, root, ground), { folder: root, classes: writing }, async (n, told) => {
    stops = n;
    const state = await stateOf(root, told);
    if (seen.has(state)) return;
    seen.add(state);
    const copy = join(copies, String(n));
    await cp(root, copy, { recursive: true, verbatimSymlinks: true });
    kept.push({ n, told, copy });
  });
  return { stops, kept };
});

export const everyMoment = (operation: Operation, say: (line: string) => void): Promise<Moments> => withGround(operation, async (ground) => {
  const copies = join(ground.folder, 'copies');
  await mkdir(copies);
  const { stops, kept } = await keepMoments(operation, ground, copies);
  const broken: string[] = [];
  for (const { n, told, copy } of kept) {
    // In the very place where it was: the records name folders outside the vault.
    const root = rootOf(ground, tried);
    await rename(copy, root);
    for (const one of await inspectAfter(operation, ground, root, told)) {
      const line = `${operation.name}, before call ${String(n)}, after "${told.last}": ${one}`;
      broken.push(line);
      say(line);
    }
    await rm(root, { recursive: true, force: true });
  }
  return { stops, opened: kept.length, broken };
});
