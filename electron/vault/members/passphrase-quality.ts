// Judges how hard a passphrase is to guess, with zxcvbn-ts. Answers numbers and message keys, never words, and keeps nothing.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import type { PassphraseJudgement } from '../../../shared/vault/schema.ts';

/** zxcvbn's highest: more than 10^10 guesses, at about a second of one computer each. Whoever copied the disk has time. */
const leastScore = 4;
const leastCharacters = 12;
/** Only the beginning is judged: the work grows with the square of the length, and what is left out could only raise the score. */
const judgedCharacters = 80;
/** Words that say what is kept here: the first that someone who found the vault would try. */
const wordsOfTheField = Object.freeze(['holdfast', 'vault', 'union', 'evidence', 'solidarity', 'strike', 'testimony']);

let estimator: ZxcvbnFactory | undefined;

/** Made when first asked for: building the ranked word lists takes a tenth of a second. */
const estimatorOnce = (): ZxcvbnFactory =>
  (estimator ??= new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs, maxLength: judgedCharacters }));

type Estimate = ReturnType<ZxcvbnFactory['check']>;

/**
 * The lower estimate of the text as typed and without its separators: the estimator takes every space between two words for a
 * character of its own that must be guessed, so that three known words would count as very strong.
 */
const weaker = (text: string, known: string[]): Estimate => {
  const asTyped = estimatorOnce().check(text, known);
  const joined = text.replace(/[\s._-]+/gu, '');
  if (joined === text || joined === '') return asTyped;
  const withoutSeparators = estimatorOnce().check(joined, known);
  return withoutSeparators.guessesLog10 < asTyped.guessesLog10 ? withoutSeparators : asTyped;
};

/**
 * The judgement, never a refusal: callers refuse what is not `accepted`. `knownWords` are names that belong to the person or the
 * vault, which count as guessed. Warnings and suggestions are zxcvbn-ts's own keys (`similarToCommon`, `anotherWord`), or
 * `tooShort` and `addLength` of ours.
 */
export const judgePassphrase = (passphrase: string, knownWords: readonly string[]): PassphraseJudgement => {
  const known = [...knownWords, ...knownWords.flatMap((words) => words.split(/\s+/u)), ...wordsOfTheField].filter((word) => word.length > 1);
  const { score, guessesLog10, feedback } = weaker(passphrase.normalize('NFC'), known);
  const tooShort = Array.from(passphrase).length < leastCharacters;
  const accepted = score >= leastScore && !tooShort;
  // The estimator gives no advice from score 3 on, where ours is still needed.
  const advice = accepted || feedback.suggestions.length > 0 || passphrase === '' ? feedback.suggestions : ['anotherWord'];
  return {
    score,
    accepted,
    guessesLog10,
    warning: feedback.warning ?? (tooShort && passphrase !== '' ? 'tooShort' : null),
    suggestions: tooShort ? [...feedback.suggestions, 'addLength'] : advice,
  };
};
