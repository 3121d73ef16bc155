import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecoveryCode, parseRecoveryCode } from '../../../../electron/vault/key-slots/recovery-code.ts';
import { unlockSecret } from '../../../../electron/vault/key-slots/unlock-secret.ts';
import { countingRandom } from '../counting-random.ts';
import { toHex } from '../outside-vectors.ts';

const random = countingRandom('recovery');
const code = makeRecoveryCode(random);
const plain = code.replaceAll('-', '');

describe('a recovery code', () => {
  it('is eight groups of four characters without look-alikes', () => {
    for (let count = 0; count < 50; count += 1) expect(makeRecoveryCode(random)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){7}$/);
  });

  it.each([
    ['as shown', code], ['in small letters', code.toLowerCase()], ['without dashes', plain], ['with spaces and line ends', ` ${code.replaceAll('-', ' \n')} `],
    ['with other dashes', code.replaceAll('-', '–')], ['in full-width letters', Array.from(plain, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
    ['with O for 0 and I or l for 1', code.replaceAll('0', 'O').replace('1', 'I').replaceAll('1', 'l')],
  ])('is read %s', (_, text) => {
    expect(parseRecoveryCode(text)).toEqual({ ok: true, code: plain });
  });

  it('with one character changed is told from a wrong code, but for one in a million', () => {
    const alphabet = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    const unnoticed = Array.from(plain).flatMap((_, at) => alphabet.filter((other) => other !== plain[at] && parseRecoveryCode(plain.slice(0, at) + other + plain.slice(at + 1)).ok));
    expect(unnoticed).toEqual([]);
  });

  it('with two neighbours swapped is told from a wrong code', () => {
    for (let at = 0; at + 1 < plain.length; at += 1) {
      const swapped = plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2);
      if (swapped !== plain) expect(parseRecoveryCode(swapped)).toEqual({ ok: false, why: 'checksum' });
    }
  });

  it('says what is wrong with a text that cannot be one, and never throws', () => {
    expect(parseRecoveryCode('')).toEqual({ ok: false, why: 'length' });
    expect(parseRecoveryCode(plain.slice(1))).toEqual({ ok: false, why: 'length' });
    expect(parseRecoveryCode(`${plain}0`)).toEqual({ ok: false, why: 'length' });
    expect(parseRecoveryCode(`U${plain.slice(1)}`)).toEqual({ ok: false, why: 'character' });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => typeof parseRecoveryCode(text).ok === 'boolean'));
  // Drawing texts from all of Unicode takes seconds by itself.
  }, 60_000);

  it('becomes the same secret however it is typed', () => {
    expect(unlockSecret('recovery-code', code.toLowerCase()).use(toHex)).toBe(Buffer.from(plain).toString('hex'));
  });

  it('that breaks its own check is refused before Argon2id is run', () => {
    const broken = plain.endsWith('0') ? `${plain.slice(0, -1)}1` : `${plain.slice(0, -1)}0`;
    expect(() => unlockSecret('recovery-code', broken)).toThrow(expect.objectContaining({ code: 'passphrase-did-not-open', facts: { why: 'checksum' } }));
  });
});
