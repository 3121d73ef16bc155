import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '../../../../electron/app/page/byte-range.ts';

describe('byteRange', () => {
  it.each([
    ['bytes=0-', 100, { kind: 'part', start: 0, end: 40 }],
    ['bytes=0-0', 100, { kind: 'part', start: 0, end: 1 }],
    ['bytes=90-', 100, { kind: 'part', start: 90, end: 100 }],
    ['bytes=90-500', 100, { kind: 'part', start: 90, end: 100 }],
    ['bytes=-10', 100, { kind: 'part', start: 90, end: 100 }],
    ['bytes=-500', 100, { kind: 'part', start: 0, end: 40 }],
    ['bytes=100-', 100, { kind: 'not-satisfiable' }],
    ['bytes=-0', 100, { kind: 'not-satisfiable' }],
    ['bytes=0-', 0, { kind: 'not-satisfiable' }],
    ['bytes=5-2', 100, { kind: 'whole' }],
    ['bytes=0-1,5-6', 100, { kind: 'whole' }],
    ['items=0-1', 100, { kind: 'whole' }],
    ['bytes=-', 100, { kind: 'whole' }],
    [null, 100, { kind: 'whole' }],
  ] as const)('reads %s of %d bytes', (header, size, expected) => {
    expect(byteRange(header, size, 40)).toEqual(expected);
  });

  it('never names a byte that is not there, nor more than the longest piece', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(1_000_000), (noise, from, to, size) => {
        for (const header of [noise, `bytes=${String(from)}-${String(to)}`, `bytes=-${String(to)}`, `bytes=${String(from)}-`]) {
          const range = byteRange(header, size, 1000);
          if (range.kind === 'part') {
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeGreaterThan(range.start);
            expect(range.end).toBeLessThanOrEqual(size);
            expect(range.end - range.start).toBeLessThanOrEqual(1000);
          }
        }
      }),
    );
  });
});
