import { describe, expect, it } from 'vitest';
import { evidenceId } from '../../../shared/ids.ts';
import { countIn, rangesOf } from '../../../shared/evidence/number-ranges.ts';

describe('ranges of item numbers', () => {
  it('join what follows on, whatever the order and however often a number comes', () => {
    expect(rangesOf([7, 3, 1, 2, 2, 9, 8].map(evidenceId))).toEqual([[1, 3], [7, 9]]);
  });

  it('are none for no items', () => {
    expect(rangesOf([])).toEqual([]);
  });

  it('hold as many numbers as they were made of', () => {
    const numbers = [1, 2, 3, 50, 51, 999];
    expect(countIn(rangesOf(numbers.map(evidenceId)))).toBe(numbers.length);
  });
});
