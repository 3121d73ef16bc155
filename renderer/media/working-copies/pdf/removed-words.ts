// Which words of a document lie under its covers, and where the same words are still to be read. Pure.
import { mostRemovedWords } from '../../../../shared/evidence/pdf-copy.ts';
import { longestCoverWords, type Area } from '../../../../shared/evidence/working-copy.ts';
import { wordsIn, writtenIn } from './page-text.ts';
import { isCoveredSpan, placesOfSpan, type Place, type PlacedText } from './text-place.ts';

/** Shorter words are on every page. */
const shortestTelling = 3;

/** The words of one page, as they are written there. */
export const removedFrom = (text: PlacedText, covers: readonly Area[]): readonly string[] =>
  (covers.length === 0 ? [] : wordsIn(text).filter((word) => isCoveredSpan(text, word, covers)))
    .map((word) => writtenIn(text, word).slice(0, longestCoverWords)).filter((word) => word !== '').slice(0, mostRemovedWords);

export interface PageOfWords {
  readonly page: number;
  readonly text: PlacedText;
  readonly covers: readonly Area[];
}

/** A word that was removed in one place and stays in others. */
export interface StayingWord {
  /** As it is searched. */
  readonly folded: string;
  readonly written: string;
  readonly places: readonly { readonly page: number; readonly places: readonly Place[] }[];
}

/** The rarest first: what is on every page says the least of anybody. */
export const stayingWords = (pages: readonly PageOfWords[]): readonly StayingWord[] => {
  const removed = new Map<string, string>();
  for (const { text, covers } of pages) {
    if (covers.length === 0) continue;
    for (const word of wordsIn(text)) {
      const folded = text.folded.slice(word.from, word.to);
      if (folded.length >= shortestTelling && !removed.has(folded) && isCoveredSpan(text, word, covers)) removed.set(folded, writtenIn(text, word));
    }
  }
  const staying = new Map<string, { page: number; places: readonly Place[] }[]>();
  for (const { page, text, covers } of removed.size === 0 ? [] : pages) {
    for (const word of wordsIn(text)) {
      const folded = text.folded.slice(word.from, word.to);
      if (!removed.has(folded) || isCoveredSpan(text, word, covers)) continue;
      const found = staying.get(folded) ?? [];
      found.push({ page, places: placesOfSpan(text, word) });
      staying.set(folded, found);
    }
  }
  return [...staying].map(([folded, places]) => ({ folded, written: removed.get(folded) ?? folded, places })).toSorted((a, b) => a.places.length - b.places.length);
};
