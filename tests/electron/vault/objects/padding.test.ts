import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paddedLength, smallestPadded } from '../../../../electron/vault/objects/padding.ts';
import { objectFileLength } from '../../../../electron/vault/objects/object-format.ts';

describe('the padded length of an object', () => {
  it('is one and the same for everything that fits one block of the disk', () => {
    expect([0, 1, 100, smallestPadded].map(paddedLength)).toEqual(Array(4).fill(smallestPadded));
    expect(objectFileLength(0)).toBe(4096);
  });

  it('keeps the leading bits only, as the paper states', () => {
    expect([8191, 8192, 8193, 100_000, 1_000_000, 2 ** 30, 2 ** 30 + 1].map(paddedLength)).toEqual([8192, 8192, 8704, 100_352, 1_015_808, 2 ** 30, 2 ** 30 + 2 ** 25]);
  });

  it('is never shorter, never more than an eighth longer, never smaller for a larger file, and already padded when padded again', () => {
    fc.assert(fc.property(fc.integer({ min: smallestPadded, max: 2 ** 50 }), fc.nat(2 ** 20), (length, more) => {
      const padded = paddedLength(length);
      return padded >= length && padded <= length * 1.125 && paddedLength(length + more) >= padded && paddedLength(padded) === padded;
    }));
  });

  it('takes few values: what remains visible of a length between 1 MiB and 2 MiB is one of 32', () => {
    const seen = new Set(Array.from({ length: 20_000 }, (_, step) => paddedLength(2 ** 20 + 1 + Math.floor((step * 2 ** 20) / 20_000))));
    expect(seen.size).toBe(32);
  });

  it('is refused for what is no length', () => {
    for (const length of [-1, 0.5, NaN, Infinity]) expect(() => paddedLength(length)).toThrow(RangeError);
  });
});
