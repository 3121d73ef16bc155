import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { carriesMark, isNothingButMark, markedBytes, markedLength, smallestMarked } from '../../../electron/panic/mark.ts';

describe('the mark over a destroyed header', () => {
  it.each([512, 513, 1023, 1024, 4919, 32_768])('is found in all of %i bytes', (length) => {
    const bytes = markedBytes(length);
    expect(bytes.byteLength).toBe(length);
    expect(carriesMark(bytes)).toBe(true);
  });

  it('never repeats: two headers are overwritten with different bytes', () => {
    expect(markedBytes(4096).equals(markedBytes(4096))).toBe(false);
  });

  it('is found when a power cut let only one block of the write reach the disk', () => {
    for (let block = 0; block < 8; block += 1) {
      const torn = Buffer.alloc(4096, '{"format": "holdfast-vault"}');
      markedBytes(4096).copy(torn, block * 512, block * 512, (block + 1) * 512);
      expect(carriesMark(torn)).toBe(true);
    }
  });

  it('is gone when one bit of every block was changed', () => {
    const bytes = markedBytes(2048);
    for (let at = 100; at < bytes.byteLength; at += 512) bytes[at]! ^= 1;
    expect(carriesMark(bytes)).toBe(false);
  });

  it('is not in random bytes, zeros, text or nothing', () => {
    for (const bytes of [randomBytes(65_536), Buffer.alloc(65_536), Buffer.alloc(65_536, '{"format": "holdfast-vault"}'), Buffer.alloc(0)]) expect(carriesMark(bytes)).toBe(false);
  });

  it('fills whole blocks, so that a file can be told to hold nothing else', () => {
    expect([0, 1, 512, 513, 16_881].map(markedLength)).toEqual([512, 512, 512, 1024, 16_896]);
    const bytes = markedBytes(markedLength(16_881));
    expect(isNothingButMark(bytes)).toBe(true);
    for (const at of [0, 600, 16_895]) expect(isNothingButMark(Buffer.from(bytes).fill(bytes[at]! ^ 1, at, at + 1))).toBe(false);
    for (const other of [Buffer.alloc(0), bytes.subarray(0, 700), Buffer.concat([bytes, Buffer.from('{}')])]) expect(isNothingButMark(other)).toBe(false);
  });

  it('does not fit below one block', () => {
    expect(() => markedBytes(smallestMarked - 1)).toThrow(RangeError);
  });
});
