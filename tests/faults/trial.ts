// One try of one operation under one fault: lays out the vault, runs the process that is harmed, looks at what is left.
import { remembering } from './remembered-argon2.ts';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callsOf, type Call, type CallClass, type Fault, type Run } from './interpose/interpose.ts';
import { findReadable } from './marker-scan.ts';
import { prepareGround, type Ground } from './operations/ground.ts';
import { Told, type Operation } from './operations/operation.ts';
import { everySecret } from './secrets.ts';

const driver = fileURLToPath(new URL('./driver.ts', import.meta.url));

export const commandOf = (operation: Operation, root: string, ground: Ground): readonly string[] => [process.execPath, ...remembering, driver, operation.name, root, ground.folder];

export const withGround = async <T>(operation: Operation, work: (ground: Ground) => Promise<T>): Promise<T> => {
  const ground = await prepareGround();
  try {
    await operation.prepare?.(ground);
    return await work(ground);
  } finally {
    await ground.end();
  }
};

export const rootOf = (ground: Ground, name: string): string => join(ground.folder, 'tries', name);

/** A folder of its own for one try, gone afterwards. */
export const withRoot = async <T>(operation: Operation, ground: Ground, name: string, work: (root: string) => Promise<T>): Promise<T> => {
  const root = rootOf(ground, name);
  await mkdir(root, { recursive: true });
  try {
    await operation.lay(ground, root);
    return await work(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};

/** What can be read below `root` right after the process ended. Copies that a person asked for are meant to be read. */
const readableIn = async (operation: Operation, root: string): Promise<readonly string[]> =>
  (operation.leavesPlain === true ? [] : await findReadable([root], everySecret)).map((file) => `can be read: ${file.slice(root.length)}`);

/** What does not hold below `root`; a thrown error is one of them. */
export const inspectAfter = async (operation: Operation, ground: Ground, root: string, told: Told): Promise<readonly string[]> => {
  const readable = await readableIn(operation, root);
  const broken = await operation.inspect(ground, root, told).catch((error: unknown) => [String(error instanceof Error ? (error.stack ?? error.message) : error)]);
  return [...readable, ...broken];
};

/** Every call of these classes that the operation makes when nothing goes wrong, and then everything that was told holds. */
export const rehearse = (operation: Operation, ground: Ground, classes: readonly CallClass[]): Promise<readonly Call[]> => withRoot(operation, ground, 'rehearsal', async (root) => {
  const { run, calls } = await callsOf(commandOf(operation, root, ground), { folder: root, classes });
  if (run.exitCode !== 0) throw new Error(`${operation.name} does not run through by itself: ${run.stdout} ${run.stderr}`);
  const broken = await inspectAfter(operation, ground, root, new Told(run.stdout));
  if (broken.length > 0) throw new Error(`${operation.name} does not hold without any fault: ${broken.join('; ')}`);
  return calls;
});

export interface Tried {
  readonly run: Run;
  readonly told: Told;
  readonly broken: readonly string[];
  /** The call that it happened at: where threads race, another one than had this number when nothing went wrong. */
  readonly hit: Call | undefined;
}

/** Runs under the fault and looks; where a disk answered with errors it is well again by then, and what a person does once more is done. `place` names the try in what is said of it. */
export const tryFault = (operation: Operation, ground: Ground, place: string, fault: Omit<Fault, 'folder'>): Promise<Tried> => withRoot(operation, ground, place.replaceAll(/\W+/gu, '-'), async (root) => {
  const { run, calls } = await callsOf(commandOf(operation, root, ground), { ...fault, folder: root });
  const told = new Told(run.stdout);
  if (fault.happens !== 'kill') await operation.onceMore?.(ground, root);
  const broken = await inspectAfter(operation, ground, root, told);
  return { run, told, hit: calls.find(({ n }) => n === fault.at), broken: broken.map((one) => `${operation.name}, ${place}, after "${told.last}": ${one}`) };
});

/** Tries every point, `atOnce` of them side by side. */
export const tryEach = async <T>(points: readonly T[], atOnce: number, tryOne: (point: T) => Promise<void>): Promise<void> => {
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let point = points[next]; point !== undefined; point = points[next]) {
      next += 1;
      await tryOne(point);
    }
  }));
};
