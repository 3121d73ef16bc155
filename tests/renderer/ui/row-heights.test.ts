import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowHeights } from '../../../renderer/ui/row-heights.ts';

describe('the heights of rows', () => {
  it('are the guess until a row was measured', () => {
    const heights = rowHeights(5, 20);
    expect([heights.total(), heights.before(3), heights.at(0), heights.at(59), heights.at(60), heights.at(-5), heights.at(1000)]).toEqual([100, 60, 0, 2, 3, 0, 4]);
    expect(heights.measured(1, 50)).toBe(30);
    expect(heights.measured(1, 50)).toBe(0);
    expect([heights.total(), heights.before(1), heights.before(2), heights.at(69), heights.at(70)]).toEqual([130, 20, 70, 1, 2]);
  });

  it('agree with adding them up, in both directions', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 90 })), { maxLength: 60 }), fc.nat(4000), (count, changes, top) => {
      const heights = rowHeights(count, 30);
      const plain = new Array<number>(count).fill(30);
      for (const [index, height] of changes) {
        heights.measured(index, height);
        if (index < count) plain[index] = height;
      }
      const before = (index: number): number => plain.slice(0, index).reduce((sum, height) => sum + height, 0);
      expect(heights.total()).toBe(before(count));
      for (let index = 0; index < count; index += 1) expect(heights.before(index)).toBe(before(index));
      const at = plain.findIndex((height, index) => before(index) + height > top);
      expect(heights.at(top)).toBe(at === -1 ? count - 1 : at);
    }));
  });

  it('keep what is known when rows are added', () => {
    const before = rowHeights(3, 10);
    before.measured(2, 40);
    const after = rowHeights(300_000, 10, before.known);
    expect([after.total(), after.at(50), after.at(after.total())]).toEqual([3_000_030, 2, 299_999]);
  });

  it('know nothing of a list without rows', () => {
    const heights = rowHeights(0, 10);
    expect([heights.total(), heights.at(5), heights.measured(0, 3)]).toEqual([0, 0, 0]);
  });
});
