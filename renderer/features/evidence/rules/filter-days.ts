// Reads the ends of a span of days as people write them: a year, a month or a day. Pure.

/** The first (`from`) or last (`to`) day that the text means, null for empty text, undefined while it means none yet. */
export const readFilterDay = (typed: string, end: 'from' | 'to'): string | null | undefined => {
  const text = typed.trim();
  if (text === '') return null;
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? (end === 'from' ? 1 : 12) : Number(match[2]);
  if (year < 1 || month < 1 || month > 12) return undefined;
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  const day = match[3] === undefined ? (end === 'from' ? 1 : lastDay) : Number(match[3]);
  if (day < 1 || day > lastDay) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
