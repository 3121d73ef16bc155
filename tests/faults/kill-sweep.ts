// Kills the process of an operation before each call that changes a disk, and counts what does not hold afterwards. The order of the calls is looked
// at as well.
import { sampleOf, writing, type Call } from './interpose/interpose.ts';
import type { Ground } from './operations/ground.ts';
import type { Operation } from './operations/operation.ts';
import { rehearse, tryEach, tryFault, withGround } from './trial.ts';
import { orderOf } from './write-order.ts';

export interface Swept {
  /** Calls there are, tried, and how many of those really killed. */
  readonly points: number;
  readonly tried: number;
  readonly killed: number;
  /** Files that were written and then given their name; those out of order are among what did not hold. */
  readonly placed: number;
  /** What did not hold, with the point at which it did not. */
  readonly broken: readonly string[];
}

const tryPoint = async (operation: Operation, ground: Ground, { n, name, path }: Call): Promise<{ readonly killed: boolean; readonly broken: readonly string[] }> => {
  const place = `before call ${String(n)}, ${name} ${path}`;
  const { run, broken } = await tryFault(operation, ground, place, { at: n, happens: 'kill' });
  const killed = run.signal === 'SIGKILL';
  return { killed, broken: !killed && run.exitCode !== 0 ? [...broken, `${operation.name}, ${place}: failed by itself: ${run.stdout} ${run.stderr.slice(0, 400)}`] : broken };
};

/** Tries at most `most` points, `atOnce` side by side. */
export const sweep = (operation: Operation, most: number, atOnce: number, say: (line: string) => void): Promise<Swept> => withGround(operation, async (ground) => {
  const points = await rehearse(operation, ground, writing);
  const sample = sampleOf(points, most);
  const order = orderOf(points, operation.destroys === true);
  const broken = order.wrong.map((one) => `${operation.name}, in the wrong order: ${one}`);
  for (const line of broken) say(line);
  let killed = 0;
  await tryEach(sample, atOnce, async (point) => {
    const result = await tryPoint(operation, ground, point);
    killed += result.killed ? 1 : 0;
    broken.push(...result.broken);
    for (const line of result.broken) say(line);
  });
  return { points: points.length, tried: sample.length, killed, placed: order.placed, broken };
});
