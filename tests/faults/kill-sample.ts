// A sample of the kill sweep: the same points as the long run, fewer of them. Every test file that calls it takes each so-many-th operation, so that a
// computer's cores share them evenly. Where nothing can stand in between it is skipped and says so.
import './remembered-argon2.ts';
import { describe, expect, it } from 'vitest';
import { interposeHindrance } from './interpose/interpose.ts';
import { sweep } from './kill-sweep.ts';
import { operations } from './operations/all.ts';

/** How many test files there are: `kill-sweep-1.integration.test.ts` and so on. */
export const shares = 4;

/** What every office does, and what must never half happen. */
const weighty: ReadonlySet<string> = new Set(['add', 'edit', 'create', 'passphrase', 'backup', 'wipe']);

/** Of the others one point from the middle: there are eighty operations. The long run takes every point of every one. */
const sampleFor = (name: string): number => (weighty.has(name) ? 3 : 1);

/** The operations of one share, from 1. */
export const shareOf = (share: number): typeof operations => operations.filter((_operation, index) => index % shares === share - 1);

export const sweepShare = (share: number): void => {
  describe.skipIf(interposeHindrance() !== null)('killed before any call that changes a disk', () => {
    it.each(shareOf(share))('$name: holds what it promises: opens again with what was reported, or, being wiped, never', async (operation) => {
      const sample = sampleFor(operation.name);
      const { points, tried, killed, broken } = await sweep(operation, sample, 1, () => undefined);
      expect(broken).toEqual([]);
      expect(points).toBeGreaterThan(sample);
      expect(tried).toBe(sample);
      // How many pages a change takes differs by a few: the last point may not be reached again.
      expect(killed).toBeGreaterThanOrEqual(Math.max(1, sample - 1));
    }, 600_000);
  });
};
