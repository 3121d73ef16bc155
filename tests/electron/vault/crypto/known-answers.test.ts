// What is asked of the algorithms before a vault is made or opened.
import { describe, expect, it } from 'vitest';
import { askFor, knownAnswers, proveAlgorithms } from '../../../../electron/vault/crypto/known-answers.ts';

describe('the known answers', () => {
  it('are given by the algorithms of this program, every one of them', async () => {
    await expect(proveAlgorithms()).resolves.toBeUndefined();
    expect(new Set(knownAnswers.map(({ algorithm }) => algorithm))).toEqual(new Set(['argon2id', 'hkdf-sha256', 'aes-256-gcm']));
  });

  it.each(knownAnswers.map((answer, index) => ({ index, ...answer })))('$algorithm, $index: another answer ends it, whichever algorithm gives it', async ({ index, algorithm, expected }) => {
    const wrong = knownAnswers.map((answer, one) => (one === index ? { ...answer, expected: expected === '' ? '00' : `${expected.slice(0, -1)}${expected.endsWith('0') ? '1' : '0'}` } : answer));
    await expect(askFor(wrong)).rejects.toMatchObject({ code: 'encryption-not-proven', facts: { engine: algorithm } });
  });
});
