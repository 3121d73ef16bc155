import { describe, expect, it } from 'vitest';
import { judgePassphrase } from '../../../../electron/vault/members/passphrase-quality.ts';
import { passphraseWords, suggestPassphrase } from '../../../../electron/vault/members/passphrase-words.ts';
import { passphraseJudgementSchema } from '../../../../shared/vault/schema.ts';
import { countingRandom } from '../counting-random.ts';

describe('the judgement of a passphrase', () => {
  it.each(['password1234', 'qwertyuiop12', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'Solidarity2026', 'x1x1x1x1x1x1x1x1'])('does not accept "%s"', (passphrase) => {
    const judgement = judgePassphrase(passphrase, []);
    expect(judgement.accepted).toBe(false);
    expect(judgement.score).toBeLessThan(3);
  });

  it.each(['holdfast union 2026', 'strike-vault-evidence', 'Nino.Gelashvili.1991'])('does not take the separators of "%s" for strength', (passphrase) => {
    expect(judgePassphrase(passphrase, ['Nino Gelashvili'])).toMatchObject({ accepted: false });
  });

  it('does not accept what is short, however odd, and says so', () => {
    expect(judgePassphrase('v8#Kq!z2Lw', [])).toMatchObject({ accepted: false, warning: 'tooShort', suggestions: ['addLength'] });
  });

  it('counts names that belong to the person as guessed', () => {
    const without = judgePassphrase('Nino Gelashvili 1991', []);
    const knowing = judgePassphrase('Nino Gelashvili 1991', ['Nino Gelashvili']);
    expect(knowing.guessesLog10).toBeLessThan(without.guessesLog10);
    expect(knowing).toMatchObject({ accepted: false, warning: 'userInputs' });
  });

  it('accepts a suggested passphrase and a sentence in another script', () => {
    expect(judgePassphrase(suggestPassphrase(), []).accepted).toBe(true);
    expect(judgePassphrase('კარგი ამინდი თბილისში დღეს', []).accepted).toBe(true);
  });

  it('has the shape of the contract for anything', () => {
    for (const passphrase of ['', ' ', '\ud800', '\u0000', 'z'.repeat(1024)]) expect(passphraseJudgementSchema.safeParse(judgePassphrase(passphrase, ['', ' '])).success).toBe(true);
  });
});

describe('a suggested passphrase', () => {
  it('is six words from a list of 7,776 different ones', () => {
    expect(new Set(passphraseWords).size).toBe(7776);
    expect(passphraseWords.every((word) => /^[a-z-]{3,9}$/.test(word))).toBe(true);
    const words = suggestPassphrase().split(' ');
    expect(words).toHaveLength(6);
    expect(words.every((word) => passphraseWords.includes(word))).toBe(true);
  });

  it('takes each word where the random source points', () => {
    const drawn = [0, 7775, 1, 2, 3, 4];
    const limits: number[] = [];
    const pointing = { ...countingRandom('words'), below: (limit: number) => { limits.push(limit); return drawn[limits.length - 1] ?? 0; } };
    expect(suggestPassphrase(pointing)).toBe(drawn.map((index) => passphraseWords[index]).join(' '));
    expect(limits).toEqual(Array(6).fill(7776));
  });
});
