// Finds commands by what was typed, and items by their number. Pure. Folds case and marks, so that "résumé" finds "resume" and
// the other way round in every script.
import { evidenceId, type EvidenceId } from '../../shared/ids.ts';

/** Text as it is compared: no case, no marks, spaces run together. */
export const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase().replaceAll(/\s+/gu, ' ').trim();

export interface Findable {
  readonly words: string;
  readonly synonyms: string;
}

/** How well typed text fits, lower is better; null when it does not. Every word typed must be found somewhere. */
const fit = (typed: string, candidate: Findable): number | null => {
  const words = fold(candidate.words);
  const all = `${words} ${fold(candidate.synonyms)}`;
  if (words.startsWith(typed)) return 0;
  if (words.split(' ').some((word) => word.startsWith(typed))) return 1;
  const pieces = typed.split(' ');
  if (pieces.every((piece) => all.split(/[ ,]+/u).some((word) => word.startsWith(piece)))) return 2;
  return pieces.every((piece) => all.includes(piece)) ? 3 : null;
};

/** Those that fit, best first, equal ones in their own order; everything when nothing is typed. */
export const findCommands = <T extends Findable>(candidates: readonly T[], typed: string): readonly T[] => {
  const folded = fold(typed);
  if (folded === '') return candidates;
  return candidates
    .flatMap((candidate, order) => {
      const found = fit(folded, candidate);
      return found === null ? [] : [{ candidate, found, order }];
    })
    .sort((a, b) => a.found - b.found || a.order - b.order)
    .map(({ candidate }) => candidate);
};

/** Those in whose words every typed word is found, in their own order; everything when nothing is typed. */
export const fitting = <T>(all: readonly T[], typed: string, wordsOf: (one: T) => readonly string[]): readonly T[] => {
  const pieces = fold(typed).split(' ');
  return all.filter((one) => {
    const words = fold(wordsOf(one).join(' '));
    return pieces.every((piece) => words.includes(piece));
  });
};

/** The item a number names: `E-006`, `e6`, `E 6`, `6`. Null when it names none. */
export const itemNumber = (typed: string): EvidenceId | null => {
  const digits = /^(?:[eE][-\s]?)?0*([1-9]\d{0,8})$/u.exec(typed.trim())?.[1];
  return digits === undefined ? null : evidenceId(Number(digits));
};
