// A sample of the kill sweep: the same points as the long run, fewer of them. Where nothing can stand in between it is skipped and says so.
import './remembered-argon2.ts';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { interposeHindrance, straced } from './interpose/interpose.ts';
import { sweep } from './kill-sweep.ts';
import { operationCalled, operations } from './operations/all.ts';
import { commandOf, withGround, withRoot } from './trial.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;
const canInterpose = interposeHindrance() === null;

/** What every office does, and what must never half happen. */
const weighty: ReadonlySet<string> = new Set(['add', 'edit', 'create', 'passphrase', 'backup', 'wipe']);

/** Of the others one point from the middle: there are eighty operations. The long run takes every point of every one. */
const sampleFor = (name: string): number => (weighty.has(name) ? 3 : 1);

describe.skipIf(!canInterpose)('killed before any call that changes a disk', () => {
  it.each(operations)('$name: holds what it promises: opens again with what was reported, or, being wiped, never', async (operation) => {
    const sample = sampleFor(operation.name);
    const { points, tried, killed, broken } = await sweep(operation, sample, 1, () => undefined);
    expect(broken).toEqual([]);
    expect(points).toBeGreaterThan(sample);
    expect(tried).toBe(sample);
    // How many pages a change takes differs by a few: the last point may not be reached again.
    expect(killed).toBeGreaterThanOrEqual(Math.max(1, sample - 1));
  }, 600_000);
});

describe.skipIf(!canInterpose || !canTrace)('what stands in between', () => {
  it('counts every call that the system sees, and no other', () => {
    const operation = operationCalled('backup');
    return withGround(operation, (ground) => withRoot(operation, ground, 'traced', async (root) => {
      const { counted, traced } = await straced(commandOf(operation, root, ground), root);
      const systemNames = counted.map(({ name }) => name.replace(/64$/u, '').replace(/^pwrite$/u, 'pwrite64').replace(/^open(?:at)?$/u, 'openat').replace(/^remove$/u, 'unlink'));
      const tally = (names: readonly string[]): Record<string, number> => Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((one) => one === name).length]));
      expect(tally(systemNames)).toEqual(tally(traced));
      expect(counted.length).toBeGreaterThan(100);
    }));
  }, 600_000);
});
