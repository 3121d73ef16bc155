// Turns text into what the search index holds and what a search asks for. Both sides fold the same way, so that case,
// diacritics, vowel marks and letter variants never hide an item. Nothing a person types ever reaches the index's query
// language: only letters and digits come out of here.

/** Longest piece of a word that is indexed and asked for. Longer pieces are cut, so a very long search may find too much, never too little. */
const longestPiece = 24;
/** Words longer than this are not words; their first part is kept. */
const longestWord = 64;
/** Most pieces indexed for one item: about 60 pages of ordinary text. */
const mostPieces = 40_000;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ',
  ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۀ: 'ه', ە: 'ه', ک: 'ك', ڪ: 'ك', ھ: 'ه', ہ: 'ه',
  ґ: 'г', ѓ: 'г', ќ: 'к', ў: 'у', є: 'е', ѕ: 'з', і: 'и', ї: 'и', ј: 'и',
};
const variant = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
/** Arabic-Indic and Persian digits are read as the digits they are. */
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The form in which texts are compared: lower case, without diacritics, Arabic vowel marks, tatweel and invisible characters, with
 * letter variants joined (alef forms, ye, ke; Ukrainian and Serbian forms of Cyrillic letters; ß, æ, ø, ł).
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Mn}\p{Me}\p{Cf}\u0640]/gu, '')
    .replace(variant, (letter) => letters[letter] ?? letter)
    .replace(otherDigits, (digit) => String(digit.charCodeAt(0) & 0xf));

/** The words of a text, folded, each once, in order of first appearance. */
export const wordsOf = (text: string): readonly string[] => {
  const found = new Set<string>();
  for (const [word] of fold(text).matchAll(/[\p{L}\p{N}\p{Mc}]+/gu)) {
    found.add(word);
  }
  return [...found];
};

/**
 * What the index keeps for these texts: every word and every ending of it, separated by spaces. A search for a beginning of any of
 * them is then a search for any part of a word, in every script, with a plain index.
 */
export const indexTextOf = (texts: readonly string[]): string => {
  const pieces = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      const characters = Array.from(word).slice(0, longestWord);
      for (let at = 0; at < characters.length && pieces.size < mostPieces; at += 1) {
        pieces.add(characters.slice(at, at + longestPiece).join(''));
      }
    }
  }
  return [...pieces].join(' ');
};

/**
 * The full-text query for what a person typed: every word must begin some piece of the item. Null when there is nothing to ask for
 * (no letter and no digit in it).
 */
export const indexQueryOf = (typed: string): string | null => {
  const words = wordsOf(typed).map((word) => Array.from(word).slice(0, longestPiece).join(''));
  return words.length === 0 ? null : words.map((word) => `"${word}" *`).join(' AND ');
};

/** The item number in `E-012`, `e12` or `12`; null for anything else. */
export const numberTyped = (typed: string): number | null => {
  const match = /^(?:e\s*[-‐‑–]?\s*)?0*(\d{1,9})$/u.exec(fold(typed.trim()));
  return match?.[1] === undefined ? null : Number(match[1]);
};

/** The beginning of a fingerprint, when that is what was typed: at least eight hexadecimal digits with a letter or all 64. */
export const fingerprintTyped = (typed: string): string | null => {
  const text = typed.trim().toLowerCase();
  return /^[0-9a-f]{8,64}$/.test(text) ? text : null;
};

/** Sorts as people expect: folded, and numbers inside by their value (`IMG_9` before `IMG_10`). For order alone, never shown. */
export const sortKeyOf = (text: string): string =>
  fold(text).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(12, '0')).slice(0, 160);
