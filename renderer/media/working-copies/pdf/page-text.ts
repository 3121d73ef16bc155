// The text of one page of a PDF as it is searched: folded to plain small letters, each of which knows the letter of the file it came from. Words that are broken across
// runs of text, at a hyphen or by a ligature are one word here. Pure.

/** A run of text as pdf.js gives it. */
export interface TextRun {
  readonly str: string;
  readonly dir: string;
  /** A line ends behind it. */
  readonly hasEOL: boolean;
}

export interface PageText {
  readonly runs: readonly TextRun[];
  readonly folded: string;
  /** For each unit of `folded`: the run it is of, and the place of its character in that; -1 between runs. */
  readonly runOf: readonly number[];
  readonly placeOf: readonly number[];
}

/** Marks above and below letters, and what is not seen: soft hyphens, joiners, signs of direction, the Arabic stretch. */
const unseen = /[\p{M}\p{Cf}\u0640]/gu;
const hyphens: ReadonlySet<string> = new Set(['-', '\u2010', '\u2011']);

/** One character as it is searched. */
export const fold = (character: string): string => character.normalize('NFKD').replace(unseen, '').toLowerCase().normalize('NFKD').replace(unseen, '').replace(/\s+/gu, ' ');

export const pageText = (runs: readonly TextRun[]): PageText => {
  let folded = '';
  const [runOf, placeOf]: [number[], number[]] = [[], []];
  const put = (text: string, run: number, place: number): void => {
    for (const unit of text) {
      if (unit === ' ' && (folded === '' || folded.endsWith(' '))) continue;
      folded += unit;
      for (let part = 0; part < unit.length; part += 1) {
        runOf.push(run);
        placeOf.push(place);
      }
    }
  };
  for (const [index, { str, hasEOL }] of runs.entries()) {
    let place = 0;
    for (const character of str) {
      put(fold(character), index, place);
      place += character.length;
    }
    if (!hasEOL) continue;
    if (str.endsWith('\u00ad')) continue;
    // A hyphen at the end of a line joins what it stands between.
    if (hyphens.has(folded.at(-1) ?? '') && /\p{L}$/u.test(folded.slice(0, -1))) {
      folded = folded.slice(0, -1);
      runOf.pop();
      placeOf.pop();
    } else {
      put(' ', -1, -1);
    }
  }
  return { runs, folded, runOf, placeOf };
};

/** Letters and digits that make words between spaces; scripts that are written without spaces are not among them. */
const inWord = /[\p{L}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const joins = (unit: string | undefined): boolean => unit !== undefined && inWord.test(unit) && !unspaced.test(unit);

/** A part of `folded`. */
export interface Span { readonly from: number; readonly to: number }

/** A part of one run, in its own characters. */
export interface RunPart { readonly run: number; readonly from: number; readonly to: number }

/** Where in the runs a span lies. */
export const partsOf = ({ runs, runOf, placeOf }: PageText, { from, to }: Span): readonly RunPart[] => {
  const parts: { run: number; from: number; to: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const [run, place] = [runOf[at] ?? -1, placeOf[at] ?? -1];
    if (run < 0) continue;
    const end = place + String.fromCodePoint(runs[run]?.str.codePointAt(place) ?? 0).length;
    const last = parts.at(-1);
    if (last?.run === run) parts.splice(-1, 1, { run, from: Math.min(last.from, place), to: Math.max(last.to, end) });
    else parts.push({ run, from: place, to: end });
  }
  return parts;
};

/** Every word of the page, in order. */
export const wordsIn = ({ folded }: PageText): readonly Span[] => {
  const words: Span[] = [];
  for (let at = 0; at < folded.length;) {
    if (!inWord.test(folded[at] ?? '')) { at += 1; continue; }
    let to = at + 1;
    if (joins(folded[at])) while (joins(folded[to])) to += 1;
    words.push({ from: at, to });
    at = to;
  }
  return words;
};

/** What was typed as it is searched; empty when nothing of it can be found. */
export const wanted = (typed: string): string => [...typed].map(fold).join('').replace(/\s+/gu, ' ').trim();

/** Every place where these words are, each widened to whole words. */
export const placesOf = ({ folded }: PageText, words: string): readonly Span[] => {
  const found: Span[] = [];
  if (words === '') return found;
  for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
    let [from, to] = [at, at + words.length];
    while (joins(folded[from]) && joins(folded[from - 1])) from -= 1;
    while (joins(folded[to - 1]) && joins(folded[to])) to += 1;
    if (from >= (found.at(-1)?.to ?? 0)) found.push({ from, to });
  }
  return found;
};

/** A span as it stands in the file. */
export const writtenIn = (text: PageText, span: Span): string => partsOf(text, span).map(({ run, from, to }) => text.runs[run]?.str.slice(from, to) ?? '').join('').replaceAll('\u00ad', '');
