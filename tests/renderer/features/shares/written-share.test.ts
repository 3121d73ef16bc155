import { describe, expect, it } from 'vitest';
import { isLine, lineToTypeBack } from '../../../../renderer/features/shares/written-share.ts';

describe('the line that is typed back from paper', () => {
  it('is never the first or the last of nine', () => {
    const asked = new Set([0, 0.1, 0.5, 0.9, 0.999_999].map((number) => lineToTypeBack(9, () => number)));
    expect([Math.min(...asked), Math.max(...asked)]).toEqual([1, 7]);
  });

  it('is compared as paper is read, and a single wrong character shows', () => {
    const line = '0K7Q-9XHM-1RPC-B6NE-8VJA';
    expect(isLine('ok7q 9xhm lrpc b6ne 8vja', line)).toBe(true);
    expect(isLine('0K7Q-9XHM-1RPC-B6NE-8VJB', line)).toBe(false);
    expect(isLine('', line)).toBe(false);
  });
});
