import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startMarking } from '../../../../electron/evidence/intake/content-mark.ts';

const content = randomBytes(100_000);

const tagOf = (key: Uint8Array, ...parts: readonly Uint8Array[]): string => {
  const marking = startMarking(key);
  parts.forEach((part) => { marking.update(part); });
  return Buffer.from(marking.mark().tag).toString('hex');
};

const altered = (at: number): Uint8Array => {
  const copy = Uint8Array.from(content);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('the mark of a content', () => {
  it('is the same however the content is divided', () => {
    const { key, tag } = (() => {
      const marking = startMarking();
      marking.update(content);
      return marking.mark();
    })();
    const whole = Buffer.from(tag).toString('hex');
    expect(tagOf(key, content)).toBe(whole);
    for (const cut of [1, 15, 16, 17, 16_384, 65_537]) {
      expect(tagOf(key, content.subarray(0, cut), content.subarray(cut))).toBe(whole);
    }
    expect(tagOf(key, new Uint8Array(), content.subarray(0, 7), new Uint8Array(), content.subarray(7))).toBe(whole);
  });

  it.each([0, 16_383, 50_000, 99_999])('differs when one bit at %i does, in whichever piece that is', (at) => {
    const key = randomBytes(32);
    const other = altered(at);
    const cut = 16_384;
    expect(tagOf(key, other)).not.toBe(tagOf(key, content));
    expect(tagOf(key, other.subarray(0, cut), other.subarray(cut))).not.toBe(tagOf(key, content));
  });

  it('differs when pieces are left out, added or exchanged', () => {
    const key = randomBytes(32);
    const whole = tagOf(key, content);
    const [first, second, rest] = [content.subarray(0, 16_384), content.subarray(16_384, 32_768), content.subarray(32_768)];
    expect(tagOf(key, first, rest)).not.toBe(whole);
    expect(tagOf(key, first, second, rest, new Uint8Array(1))).not.toBe(whole);
    expect(tagOf(key, second, first, rest)).not.toBe(whole);
  });

  it('has a key of its own for every content', () => {
    expect(startMarking().mark().key).not.toEqual(startMarking().mark().key);
  });
});
