// Finds characters that change how text reads without being seen: controls, direction marks, zero-width signs. Pure.
const hidden = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF]/u;
const hiddenOrRun = /([\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u206F\uFEFF])/u;

export type TextPart = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'control'; readonly code: string };

/** Splits a value into plain text and control characters by their code (`U+202E`). Joiners that scripts need stay in the text. */
export const splitControls = (value: string): readonly TextPart[] =>
  value
    .split(hiddenOrRun)
    .filter((piece) => piece !== '')
    .map((piece) =>
      hidden.test(piece)
        ? { kind: 'control', code: `U+${(piece.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` }
        : { kind: 'text', text: piece },
    );

/** The value with control characters written out, for places that take a string alone (tooltips, spoken names). */
export const withoutControls = (value: string): string =>
  splitControls(value).map((part) => (part.kind === 'text' ? part.text : `[${part.code}]`)).join('');
