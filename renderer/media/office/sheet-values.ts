// What a cell of an Excel sheet says, from what is stored of it (ECMA-376 part 1, 18.3 and 18.8.30): dates are numbers that only their format makes dates.

/** Days in the calendar, hours of the day, or hours that go on past 24. */
type DateParts = 'day' | 'time' | 'day-and-time' | 'elapsed';

const builtIn = (id: number): DateParts | null => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'day';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  return id === 22 ? 'day-and-time' : id === 46 ? 'elapsed' : null;
};

/** What a format code shows of a number; null where that is no time at all. */
export const datePartsOf = (id: number, code: string | undefined): DateParts | null => {
  if (code === undefined) return builtIn(id);
  if (/\[[hms]+\]/iu.test(code)) return 'elapsed';
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').split(';')[0] ?? '';
  if (/general/iu.test(letters)) return null;
  const [day, time] = [/[dy]|m{3,}/iu.test(letters), /[hs]/iu.test(letters)];
  if (day || time) return day && time ? 'day-and-time' : day ? 'day' : 'time';
  return /m/iu.test(letters) && !/[0#?]/u.test(letters) ? 'day' : null;
};

const dayMs = 86_400_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** The day that Excel counts as 0. It takes 1900 for a leap year, so days before 1 March of it are one further on. */
const moment = (serial: number, from1904: boolean): Date =>
  new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)) + Math.round(serial * dayMs / 1000) * 1000);

/** A stored number as its format means it, in ISO 8601; as the number itself where that is no date, with the 15 digits that Excel keeps. */
export const numberText = (stored: string, parts: DateParts | null, from1904: boolean): string => {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored;
  const seconds = Math.round(number * 86_400);
  if (parts === 'elapsed' && number >= 0) return `${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  // 31 December 9999 is the last day that Excel knows.
  if (parts === null || parts === 'elapsed' || number < 0 || number >= 2_958_466) return String(Number(number.toPrecision(15)));
  const [day = '', time = ''] = moment(number, from1904).toISOString().slice(0, 19).split('T');
  return parts === 'time' && number < 1 ? time : parts === 'day' && seconds % 86_400 === 0 ? day : `${day} ${time}`;
};

/** A column's letters by its place, counted from 0: A, B ... Z, AA. */
export const columnLetters = (place: number): string => `${place < 26 ? '' : columnLetters(Math.floor(place / 26) - 1)}${String.fromCodePoint(65 + place % 26)}`;

/** Row and column counted from 0, from what a cell calls itself (`B7`); null where that is no name of a cell. */
export const placeOf = (name: string): { readonly row: number; readonly column: number } | null => {
  const found = /^([A-Z]{1,3})(\d{1,7})$/u.exec(name);
  if (found === null) return null;
  const [, letters = '', digits = ''] = found;
  return { row: Number(digits) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0) - 1 };
};
