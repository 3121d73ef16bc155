import { describe, expect, it } from 'vitest';
import { compare } from './comparison.ts';

const timed = (first: readonly number[], second: readonly number[]) => compare({ first: { what: 'one', ms: first }, second: { what: 'other', ms: second } });

describe('two kinds of tries', () => {
  it('hold while their medians are within 5 in 100, whatever single tries took', () => {
    expect(timed([1000, 1004, 9000, 996], [1040, 1050, 1052, 20])).toEqual({
      counts: { 'tries of each': 4, 'ms, median of one': 1002, 'ms, median of other': 1045, 'per mille apart': 43, 'ms between the quartiles of one': 2004, 'ms between the quartiles of other': 266 },
      losses: [],
    });
  });

  it('do not hold when they are further apart, whichever is slower', () => {
    expect(timed([1000, 1000], [1051, 1051]).losses).toEqual(['the medians of one and other are 5.1 in 100 apart']);
    expect(timed([1051], [1000]).losses).toHaveLength(1);
  });

  it('show nothing when nothing was tried', () => {
    expect(timed([], []).losses).toHaveLength(1);
  });
});
