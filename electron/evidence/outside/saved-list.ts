// Lists as text that other programs read: CSV by RFC 4180 with a byte order mark, so that spreadsheets take it for UTF-8, and plain text.
// What a file or a person is called must never become a formula in a spreadsheet. Pure.

export type ListFormat = 'csv' | 'text';

/** Characters that spreadsheets take as the beginning of a formula, also behind spaces and in their wide forms. */
const formulaStart = /^[\s\p{Cf}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

const csvField = (value: string): string => {
  // An apostrophe tells a spreadsheet that text follows; a reader of the raw file sees it.
  const harmless = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n;]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** One value on one line: what would break the line or turn it round is made visible. */
const textField = (value: string): string => value.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');

/** What stands before the first line. */
export const listStart = (format: ListFormat): string => (format === 'csv' ? '\ufeff' : '');

/** One line of a list. */
export const listLine = (format: ListFormat, values: readonly string[]): string =>
  (format === 'csv' ? `${values.map((value) => csvField(value.toWellFormed())).join(',')}\r\n` : `${values.map((value) => textField(value.toWellFormed())).join(' · ')}\n`);
