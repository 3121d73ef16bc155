// The recovery code is asked back in two groups, compared as a person reads paper.
import { describe, expect, it } from 'vitest';
import { codeGroups, groupsToTypeBack, sameGroup } from '../../../../renderer/features/passphrase/recovery-groups.ts';

describe('codeGroups', () => {
  it('keeps the groups the code has', () => {
    expect(codeGroups('4K7Q-9XHM-2B3C')).toEqual(['4K7Q', '9XHM', '2B3C']);
    expect(codeGroups('4K7Q 9XHM')).toEqual(['4K7Q', '9XHM']);
  });

  it('makes groups of four where it has none', () => {
    expect(codeGroups('4K7Q9XHM2')).toEqual(['4K7Q', '9XHM', '2']);
  });
});

describe('groupsToTypeBack', () => {
  it.each([0, 0.25, 0.5, 0.75, 0.999])('names two different groups, in order, not the first or last, when chance says %d', (chance) => {
    const [first, second] = groupsToTypeBack(8, () => chance);
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(7);
  });

  it('manages with two groups', () => {
    expect(groupsToTypeBack(2, () => 0.9)).toEqual([0, 1]);
  });
});

describe('sameGroup', () => {
  it.each([['4k7q', '4K7Q'], [' 4K 7Q ', '4K7Q'], ['OIL1', '0111']])('takes %j for %s', (typed, group) => {
    expect(sameGroup(typed, group)).toBe(true);
  });

  it.each([['', '4K7Q'], ['4K7R', '4K7Q'], ['4K7', '4K7Q']])('does not take %j for %s', (typed, group) => {
    expect(sameGroup(typed, group)).toBe(false);
  });
});
