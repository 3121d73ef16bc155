import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NewestChoice } from '../../../../../renderer/features/evidence/hooks/newest-choice.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('of two choices in a moment the newest alone is written, once, whichever part of a screen is left first', async () => {
  const written: string[] = [];
  const kept = new NewestChoice<string>((choice) => Promise.resolve(written.push(choice)));
  kept.choose('columns');
  await vi.advanceTimersByTimeAsync(200);
  kept.choose('columns and width');
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual([]);
  kept.settle();
  kept.settle();
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['columns and width']);
});

it('is written when the hand has rested, and after an older one that is still being written', async () => {
  const began: string[] = [];
  const slow = Promise.withResolvers<undefined>();
  const kept = new NewestChoice<string>((choice) => {
    began.push(choice);
    return slow.promise;
  });
  kept.choose('older');
  await vi.advanceTimersByTimeAsync(400);
  kept.choose('newer');
  await vi.advanceTimersByTimeAsync(400);
  expect(began).toEqual(['older']);
  slow.resolve(undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(began).toEqual(['older', 'newer']);
});
