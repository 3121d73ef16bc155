// Disks that answer with an error while an operation runs: full from some call on, a sync that fails, a read that fails. What was told must hold, the
// failure must have words of its own, and once the disk is well again the vault goes on.
import { availableParallelism, constants } from 'node:os';
import { orItsFailure, type Harness } from '../evidence/harness.ts';
import { interposeHindrance, sampleOf, type CallClass, type Fault } from './interpose/interpose.ts';
import { operationCalled, operations } from './operations/all.ts';
import type { Operation } from './operations/operation.ts';
import { rehearse, tryEach, tryFault, withGround } from './trial.ts';

export interface Errors {
  /** Calls of the kind, and tries: one error at each call that was tried. */
  readonly points: number;
  readonly tried: number;
  /** Runs that ended with a failure; the others did without the call that failed. */
  readonly failed: number;
  readonly broken: readonly string[];
}

interface Kind {
  readonly classes: readonly CallClass[];
  readonly happens: NonNullable<Fault['happens']>;
  /** What a person may be told of the vault's disk, and of another one beside it. */
  readonly codes: readonly string[];
  readonly elsewhere: readonly string[];
  /** The error is the answer to one call alone, so its path says which disk is meant. */
  readonly once: boolean;
}

/** No room for anything more, from one call on. */
export const fullDisk: Kind = { classes: ['room'], happens: { errors: constants.errno.ENOSPC }, codes: ['disk-full'], elsewhere: ['target-full'], once: false };

/** One sync fails, and later ones answer as if nothing had been: what the failed one was for may not be on the disk. */
export const failedSync: Kind = { classes: ['sync'], happens: { error: constants.errno.EIO }, codes: ['disk-gone'], elsewhere: ['target-gone'], once: true };

/** One piece of one file that the disk does not give back. */
export const failedRead: Kind = { classes: ['read'], happens: { error: constants.errno.EIO }, codes: ['disk-gone', 'object-unreadable', 'header-place-refused'], elsewhere: ['target-gone', 'read-back-unread', 'source-unreadable'], once: true };

/** What may be told of an error at this path below a root, where the vault has a folder of its own. */
const mayBeTold = (kind: Kind, path: string): readonly string[] => (kind.once && path.startsWith('vault/') ? kind.codes : [...kind.codes, ...kind.elsewhere]);

/** One error at each of at most `most` calls, spread over all, `atOnce` side by side. */
export const tryErrors = (operation: Operation, kind: Kind, most: number, atOnce: number, say: (line: string) => void): Promise<Errors> => withGround(operation, async (ground) => {
  const points = await rehearse(operation, ground, kind.classes);
  const sample = sampleOf(points, most);
  const broken: string[] = [];
  let failed = 0;
  await tryEach(sample, atOnce, async ({ n, name, path }) => {
    const place = `error at call ${String(n)}, ${name} ${path}`;
    const { run, told, hit, broken: found } = await tryFault(operation, ground, place, { classes: kind.classes, at: n, happens: kind.happens });
    failed += run.exitCode === 0 ? 0 : 1;
    const unclear = run.exitCode !== 0 && !mayBeTold(kind, hit?.path ?? path).includes(told.failure ?? 'unexpected') ? [`${operation.name}, ${place}: told "${told.failure ?? run.signal ?? 'nothing'}" ${run.stderr.slice(0, 300)}`] : [];
    for (const line of [...found, ...unclear]) say(line);
    broken.push(...found, ...unclear);
  });
  return { points: points.length, tried: sample.length, failed, broken };
});

/** Calls of each operation in a sample. */
const sampled = 6;

const harnessFor = (kind: Kind, words: Pick<Harness, 'name' | 'title' | 'about'>): Harness => ({
  ...words,
  parts: operations.map(({ name }) => name),
  hindrance: interposeHindrance,
  run: async function* tried({ long, parts, say }) {
    for (const part of parts) {
      yield await orItsFailure(part, async () => {
        const { points, tried: count, failed, broken } = await tryErrors(operationCalled(part), kind, long ? Number.POSITIVE_INFINITY : sampled, long ? availableParallelism() : 1, (line) => { say(`  ${line}`); });
        return { what: part, counts: { points, tried: count, 'ended with a failure': failed }, losses: broken };
      });
    }
  },
});

const afterwards = 'A duress passphrase, whose answer never tells, is typed once more when the disk is well again. What did not hold: what was reported as done and is not there once the disk is well again, a vault that does not verify, a file left behind, a failure without words of its own.';

export const diskFills = harnessFor(fullDisk, {
  name: 'full',
  title: 'A disk that is full from some call on',
  about: `From its n-th call that takes room on, every such call of the process is answered with ENOSPC. ${afterwards}`,
});

export const syncFails = harnessFor(failedSync, {
  name: 'sync',
  title: 'A sync that fails',
  about: `The n-th sync is answered with EIO and is not carried out; later ones are, as some systems do after they have dropped what was not written. ${afterwards}`,
});

export const readFails = harnessFor(failedRead, {
  name: 'read',
  title: 'A read that fails',
  about: `The n-th read of the process is answered with EIO: a header, a page of the records, an object, a backup. ${afterwards} Besides: an error of the disk that is told as a wrong passphrase or as damage, and more than one item that it keeps from being taken out.`,
});
