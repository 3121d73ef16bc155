// Finds what makes text read or look other than it is: controls, direction marks, zero-width signs, and accents stacked so high that
// they cover the lines around them. Pure.
const hidden = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF]/u;
// Accents that go with any letter stack without end; those of a script of its own stand where its letters need them. No language stacks more than three of the first.
const stacked = /(?<=[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]{3})[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]+/u;
const odd = new RegExp(`(${hidden.source}|${stacked.source})`, 'u');

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly code: string }
  /** Accents left out, one on top of the other. */
  | { readonly kind: 'accents'; readonly count: number };

/** Splits a value into plain text, control characters by their code (`U+202E`) and accents beyond the third on one letter. Joiners that scripts need stay in the text. */
export const splitControls = (value: string): readonly TextPart[] =>
  value.split(odd).flatMap((piece, at): readonly TextPart[] => {
    if (piece === '') return [];
    // What was split at stands at the odd places.
    if (at % 2 === 0) return [{ kind: 'text', text: piece }];
    return [hidden.test(piece) ? { kind: 'control', code: `U+${(piece.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` } : { kind: 'accents', count: piece.length }];
  });

/** The value with control characters written out and accents counted, for places that take a string alone (tooltips, spoken names). */
export const withoutControls = (value: string): string =>
  splitControls(value).map((part) => (part.kind === 'text' ? part.text : part.kind === 'control' ? `[${part.code}]` : `[+${part.count}]`)).join('');
