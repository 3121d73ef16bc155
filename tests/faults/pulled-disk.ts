// Pulls the disk out while an operation runs on it: from a chosen call on, everything that the process asks of that disk is answered with an error, and
// what the system had not written to it yet is lost. Then the disk is connected again.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { orItsFailure, type Harness } from '../evidence/harness.ts';
import { interposeHindrance, sampleOf, writing } from './interpose/interpose.ts';
import { loopHindrance, makeImage, mounted, pull, settle } from './loop-disk.ts';
import { stepThrough } from './moments.ts';
import { operationCalled, operations } from './operations/all.ts';
import type { Ground } from './operations/ground.ts';
import { Told, type Operation } from './operations/operation.ts';
import { commandOf, inspectAfter, rehearse, withGround } from './trial.ts';

export interface Pulled {
  readonly points: number;
  readonly pulled: number;
  /** Runs that ended with a failure; the others had nothing more to ask of the disk. */
  readonly failed: number;
  readonly broken: readonly string[];
}

/** What a person may be told when the disk went away. */
const mayBeTold: ReadonlySet<string> = new Set(['disk-gone', 'disk-read-only', 'target-gone', 'target-read-only', 'header-not-here', 'vault-missing']);

interface Ended {
  readonly told: Told;
  readonly failed: boolean;
  readonly broken: readonly string[];
}

/** Pulls before this call; what is told from then on is heard as well. */
const pullAt = async (operation: Operation, ground: Ground, n: number): Promise<Ended> => {
  const folder = join(ground.folder, 'disks');
  const [image, place] = [join(folder, 'disk'), join(folder, 'mounted')];
  await mkdir(folder);
  try {
    await makeImage(image);
    const root = join(place, 'root');
    const run = await mounted(image, place, async () => {
      await mkdir(root);
      await operation.lay(ground, root);
      await settle(place);
      return stepThrough(commandOf(operation, root, ground), { folder: root, classes: writing, from: n, log: join(folder, 'calls') }, (at) => {
        if (at === n) pull(place);
        return Promise.resolve();
      });
    });
    const told = new Told(run.stdout);
    const unclear = run.exitCode !== 0 && !mayBeTold.has(told.failure ?? 'unexpected') ? [`told "${told.failure ?? run.signal ?? 'nothing'}" ${run.stderr.slice(0, 300)}`] : [];
    const broken = await mounted(image, place, async () => {
      await operation.onceMore?.(ground, root);
      return inspectAfter(operation, ground, root, told);
    });
    return { told, failed: run.exitCode !== 0, broken: [...unclear, ...broken] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Pulls the disk at no more than `most` calls, spread over all. */
export const pullDisk = (operation: Operation, most: number, say: (line: string) => void): Promise<Pulled> => withGround(operation, async (ground) => {
  const points = await rehearse(operation, ground, writing);
  const sample = sampleOf(points, most);
  const broken: string[] = [];
  let failed = 0;
  for (const { n, name, path } of sample) {
    const ended = await pullAt(operation, ground, n);
    failed += ended.failed ? 1 : 0;
    const lines = ended.broken.map((one) => `${operation.name}, pulled before call ${String(n)}, ${name} ${path}, after "${ended.told.last}": ${one}`);
    for (const line of lines) say(line);
    broken.push(...lines);
  }
  return { points: points.length, pulled: sample.length, failed, broken };
});

/** Points of each operation. */
const [longPoints, sampled] = [25, 3];

export const diskPulled: Harness = {
  name: 'pulled',
  title: 'A disk that is pulled out in the middle',
  about: 'The operation runs on an ext4 disk in a file. Before one of its calls that change the disk, the file system is shut down without writing what it had not written yet: every later call is answered with an error. The disk is then connected again and the vault on it opened and checked; a duress passphrase, whose answer never tells, is typed once more first. What did not hold: what was reported as done and is not there, a vault that does not verify, a file left behind, a failure that is not about the disk.',
  parts: operations.map(({ name }) => name),
  hindrance: () => interposeHindrance() ?? loopHindrance(),
  run: async function* pulled({ long, parts, say }) {
    for (const part of parts) {
      yield await orItsFailure(part, async () => {
        const { points, pulled: count, failed, broken } = await pullDisk(operationCalled(part), long ? longPoints : sampled, (line) => { say(`  ${line}`); });
        return { what: part, counts: { points, pulled: count, 'ended with a failure': failed }, losses: broken };
      });
    }
  },
};
