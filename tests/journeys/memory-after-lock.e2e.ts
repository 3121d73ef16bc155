// After a lock the process that held the keys is gone, and no other one holds a key. How much else can be found is counted by the evidence.
import { expect, test } from 'playwright/test';
import { countAfterLock } from '../memory/after-lock.ts';

test.skip(process.platform !== 'linux', 'memory is read through /proc');

test('locking ends the process with the keys and leaves none in any other', async () => {
  const { open, locked } = await countAfterLock();
  const keysIn = (all: typeof open): readonly string[] => all.filter(({ found }) => found.keys > 0).map((one) => one.process);
  // The search finds what it looks for where that must be.
  expect(keysIn(open)).toEqual(['vault process']);
  expect(open.find((one) => one.process === 'page')?.found.title).toBeGreaterThan(0);
  expect(locked.map((one) => one.process)).not.toContain('vault process');
  expect(locked.length).toBeGreaterThan(1);
  expect(keysIn(locked)).toEqual([]);
});
