import { describe, expect, it } from 'vitest';
import { readToldFingerprint, toldKindOf } from '../../../shared/evidence/told-fingerprint.ts';

const hex = (length: number): string => 'a1'.repeat(length / 2);

describe('a told fingerprint', () => {
  it.each([
    ['', ''], [`  ${hex(64).toUpperCase()} `, hex(64)], [`SHA-256: ${hex(64)}`, hex(64)], [`sha1=${hex(40)}`, hex(40)], [`MD5 ${hex(32)}`, hex(32)],
    ['a1a1 a1a1 a1a1 a1a1 a1a1 a1a1 a1a1 a1a1', hex(32)], ['A1:'.repeat(15) + 'A1', hex(32)],
  ])('is read from %j', (typed, read) => { expect(readToldFingerprint(typed)).toBe(read); });

  it.each([hex(30), hex(62), 'not a fingerprint', `${hex(30)}zz`, `${hex(32)}${hex(34)}`])('means none yet in %j', (typed) => { expect(readToldFingerprint(typed)).toBeUndefined(); });

  it('is told apart by its length', () => { expect([hex(64), hex(40), hex(32), ''].map(toldKindOf)).toEqual(['sha256', 'sha1', 'md5', null]); });
});
