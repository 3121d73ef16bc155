// What the kill sweep goes by: the calls that are counted are those that the system sees, and every operation is in the share of one test file.
import './remembered-argon2.ts';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interposeHindrance, straced } from './interpose/interpose.ts';
import { shareOf, shares } from './kill-sample.ts';
import { operationCalled, operations } from './operations/all.ts';
import { commandOf, withGround, withRoot } from './trial.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;

describe('the samples of the kill sweep', () => {
  it('take every operation, in as many test files as there are shares', () => {
    const numbers = readdirSync(import.meta.dirname).flatMap((name) => /^kill-sweep-(\d+)\.integration\.test\.ts$/u.exec(name)?.[1] ?? []).map(Number);
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: shares }, (_, index) => index + 1));
    expect(new Set(numbers.flatMap((number) => shareOf(number)))).toEqual(new Set(operations));
  });
});

describe.skipIf(interposeHindrance() !== null || !canTrace)('what stands in between', () => {
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
