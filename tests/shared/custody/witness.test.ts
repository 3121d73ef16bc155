import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseWitness, witnessOf } from '../../../shared/custody/witness.ts';

const hash = createHash('sha256').update('head').digest('hex');
const code = witnessOf({ seq: 1204, hash });

describe('the witness code', () => {
  it('is the number of entries and sixteen characters in groups of four', () => {
    expect(code).toMatch(/^1204( [0-9A-HJKMNP-TV-Z]{4}){4}$/);
  });

  it('finds its entry again however it was written down', () => {
    for (const typed of [code, code.toLowerCase(), code.replaceAll(' ', '-'), code.replaceAll(' ', ''), ` ${code.replaceAll('0', 'o').replaceAll('1', 'l')}\n`]) {
      const parsed = parseWitness(typed);
      expect(parsed?.seq).toBe(1204);
      expect(parsed?.matches(hash)).toBe(true);
    }
  });

  it('does not match another hash', () => {
    expect(parseWitness(code)?.matches(randomBytes(32).toString('hex'))).toBe(false);
    // The first 75 bits count, to the last of them.
    const digits = [...hash];
    digits[18] = (parseInt(digits[18] ?? '0', 16) ^ 2).toString(16);
    expect(parseWitness(code)?.matches(digits.join(''))).toBe(false);
  });

  it('notices every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    [...code].forEach((right, at) => {
      if (right === ' ') return;
      for (const wrong of alphabet) if (wrong !== right) expect(parseWitness(code.slice(0, at) + wrong + code.slice(at + 1))).toBeNull();
    });
  });

  it.each(['', '1204', 'hello', '٣ K3MP 9XQR 7TWV 2HJN', '🙂'.repeat(20), code.slice(5)])('says that this is no code: %s', (typed) => {
    expect(parseWitness(typed)).toBeNull();
  });

  it('is given for a log without entries', () => {
    const empty = witnessOf({ seq: 0, hash: '0'.repeat(64) });
    expect(parseWitness(empty)?.seq).toBe(0);
  });
});
