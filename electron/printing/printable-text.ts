// Makes text from people and files fit to print: nothing in it can steer the page, and each value keeps its own direction.

const shownAsMark = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const firstStrong = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export type PrintableText = Readonly<{ text: string; direction: 'ltr' | 'rtl' }>;

const mark = (character: string): string => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Control and direction characters become visible marks; line breaks stay when `keepLines` is set. */
export const withMarks = (text: string, keepLines = false): string =>
  text.toWellFormed().replace(shownAsMark, (character) => (keepLines && character === '\n' ? '\n' : mark(character)));

/** A value of its own line or cell: its direction is that of its first letter. */
export const printable = (text: string, keepLines = false): PrintableText => {
  const letter = firstStrong.exec(text)?.[0];
  return { text: withMarks(text, keepLines), direction: letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr' };
};


/** `0f3a 99c1 ...`: easier to compare by eye and by voice. */
export const inGroups = (hex: string, length = 4): string => hex.match(new RegExp(`.{1,${String(length)}}`, 'gu'))?.join(' ') ?? '';
