// Suggests a passphrase: six words of the EFF's large word list (Joseph Bonneau for the Electronic Frontier Foundation, 2016,
// CC BY 3.0), as @zxcvbn-ts/language-common carries it. Six words of 7,776 are 77 bits.
import { dictionary } from '@zxcvbn-ts/language-common';
import { systemRandom, type RandomSource } from '../crypto/random.ts';

const wordCount = 6;

/** The list: one word for every throw of five dice. */
export const passphraseWords: readonly string[] = Object.freeze([...dictionary['diceware-common']]);

/** Six words with spaces between, each drawn with equal chance. */
export const suggestPassphrase = (random: RandomSource = systemRandom): string => {
  const words: string[] = [];
  for (let count = 0; count < wordCount; count += 1) words.push(passphraseWords[random.below(passphraseWords.length)] ?? '');
  return words.join(' ');
};
