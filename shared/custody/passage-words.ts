// What happened to the object itself in words, the same on the screen, on paper and in the terminal. Pure.
import type { Formatter } from '../i18n/format.ts';
import type { UncertainDate } from '../time.ts';
import { changesHands, mistaken, passageWords, type PassageWord, type ReadPassage } from './passage.ts';

/** One fact with its name; null where it is worth saying that it is not known. */
export interface PassageFact {
  readonly name: string;
  readonly text: string | null;
  /** Words of the program; else what a person wrote. */
  readonly isOurs: boolean;
}

/** How a medium writes a date in words. */
export type DateWords = (when: UncertainDate, words: Formatter) => string;

export const passageLabel = (name: PassageWord | 'when', words: Formatter): string => words.text(`custody.passage.${name}`);

/** `Handed on (the object itself)`. */
export const passageTitle = ({ happened }: ReadPassage, words: Formatter): string =>
  words.text(happened === mistaken ? 'custody.passage.titleMistaken' : 'custody.passage.title', { what: words.value('happening', happened) });

/** Whom and where, which are told as not known where nobody said them. */
const isAsked = (name: PassageWord, happened: string): boolean => happened !== mistaken && (name === 'place' || ((name === 'fromWhom' || name === 'toWhom') && changesHands(happened)));

export const passageFacts = (passage: ReadPassage, words: Formatter, dateWords: DateWords): PassageFact[] => {
  const { happened, when, corrects, together } = passage;
  return [
    ...(corrects === null ? [] : [{ name: words.text('custody.passage.corrects'), text: words.text('custody.entryName', { seq: corrects }), isOurs: true }]),
    ...(when === null && happened === mistaken ? [] : [{ name: passageLabel('when', words), text: when === null ? null : dateWords(when, words), isOurs: true }]),
    ...(when === null || when.note === '' ? [] : [{ name: words.text('custody.passage.whenNote'), text: when.note, isOurs: false }]),
    ...passageWords.flatMap((name) => (passage.words[name] === '' && !isAsked(name, happened) ? [] : [{ name: passageLabel(name, words), text: passage.words[name] === '' ? null : passage.words[name], isOurs: false }])),
    ...(together === null ? [] : [{ name: words.text('custody.passage.together'), text: words.text('custody.passage.togetherItems', { count: together.count, numbers: together.items === '' ? 'none' : together.items }), isOurs: true }]),
  ];
};
