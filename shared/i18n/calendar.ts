// Digits and calendars beside those of the language. Both travel in the locale (`en-GB-u-ca-persian-nu-arabext`, BCP 47), so that whatever formats by it follows.
import type { Calendar, Conventions, Digits } from '../settings/schema.ts';
import { digitSets } from '../settings/schema.ts';

/** What a computer begins with: the language's own digits, and the Gregorian calendar alone. */
export const languageConventions: Conventions = Object.freeze({ digits: 'language', calendar: 'gregory' });

/** The locale of a language's rules with the digits and the calendar that were chosen. */
export const localeWith = (base: string, { digits, calendar }: Conventions): string =>
  new Intl.Locale(base, { ...(digits === 'language' ? {} : { numberingSystem: digits }), ...(calendar === 'gregory' ? {} : { calendar }) }).toString();

/** The calendar that is shown beside the Gregorian one; null where none was chosen. */
export const otherCalendarOf = (locale: string): Exclude<Calendar, 'gregory'> | null => (new Intl.Locale(locale).calendar ?? null) as Exclude<Calendar, 'gregory'> | null;

const zeroToNine = (locale: string): readonly string[] => {
  const one = new Intl.NumberFormat(locale, { useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => one.format(digit));
};

const known = new Map<string, readonly string[]>();

/** Writes the figures of a text (`06:14`) in the digits of a locale; everything else stays. */
export const inDigitsOf = (locale: string, text: string): string => {
  const digits = known.get(locale) ?? zeroToNine(locale);
  known.set(locale, digits);
  return digits[0] === '0' ? text : text.replaceAll(/[0-9]/gu, (digit) => digits[Number(digit)] ?? digit);
};

const latin = new Map(digitSets.filter((set): set is Exclude<Digits, 'language'> => set !== 'language')
  .flatMap((set) => zeroToNine(`en-u-nu-${set}`).map((written, digit): readonly [string, string] => [written, String(digit)])));

/** What somebody typed in any of these digits, in those that programs read. */
export const latinDigits = (typed: string): string => [...typed].map((character) => latin.get(character) ?? character).join('');

/** Ten figures of a set, to show which it is. */
export const sampleOf = (digits: Exclude<Digits, 'language'>): string => zeroToNine(`en-u-nu-${digits}`).join('');
