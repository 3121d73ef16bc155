// A sample of the kill sweep: the same points as the long run, fewer of them. Where strace cannot be used it is skipped and says so.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sweep, sweptKinds } from './kill-sweep.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;

/** Spread over all points; the long run takes every one. */
const sample = { create: 5, add: 8, restore: 6, export: 8, remove: 8, edit: 6, passphrase: 5, wipe: 12 };

describe.skipIf(!canTrace)('a vault whose process is killed at any system call that writes', () => {
  it.each(sweptKinds)('%s: holds what it promises: opens again with what was reported, or, being wiped, never', async (kind) => {
    const { points, killed, broken } = await sweep(kind, sample[kind], 2, () => undefined);
    expect(broken).toEqual([]);
    expect(points).toBeGreaterThan(sample[kind]);
    expect(killed).toBeGreaterThan(0);
  }, 240_000);
});
